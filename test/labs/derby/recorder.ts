/** Stands between the client and a server and writes down what passes, turn by turn. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface RecordedTurn {
  /** All that the client wrote before the server answered, in hexadecimal. */
  readonly sent: string;
  /** All that the server wrote before the client went on. */
  readonly received: string;
}

export class FrameRecorder {
  #turns: { sent: Buffer[]; received: Buffer[] }[] = [];
  readonly #sockets: Socket[] = [];

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** Listens on a port of its own for one client at a time and passes everything on to `target`. */
  static async start(target: number): Promise<FrameRecorder> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const recorder = new FrameRecorder(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => recorder.#serve(client, connect(target, '127.0.0.1')));
    return recorder;
  }

  /** What passed since the last call. */
  take(): RecordedTurn[] {
    return this.#turns.splice(0).map(({ sent, received }) => ({
      sent: Buffer.concat(sent).toString('hex'),
      received: Buffer.concat(received).toString('hex'),
    }));
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #serve(client: Socket, server: Socket): void {
    this.#sockets.push(client, server);
    for (const socket of [client, server]) socket.setNoDelay(true).on('error', () => undefined);
    client.on('data', (bytes) => {
      const last = this.#turns.at(-1);
      if (last?.received.length === 0) last.sent.push(bytes);
      else this.#turns.push({ sent: [bytes], received: [] });
      server.write(bytes);
    });
    server.on('data', (bytes) => {
      this.#turns.at(-1)?.received.push(bytes);
      client.write(bytes);
    });
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }
}

/** A server may send anything: nothing of it hangs, crashes or eats the memory of the client. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { DrdaConnector } from '../../../../src/connection/drda/connector';
import { ConnectionFailure } from '../../../../src/connection/failure';
import { exchange } from './support/recording';

describe('a server that', () => {
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
  });

  async function connectTo(answer: (socket: Socket) => void, tls = false): Promise<ConnectionFailure> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      answer(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stop = async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    };
    const { port } = server.address() as AddressInfo;
    const target = {
      host: '127.0.0.1',
      port,
      database: 'splicedb',
      user: 'u',
      password: 'secret',
      ...(tls && { tls: {} }),
    };
    const error: unknown = await new DrdaConnector(target).open({ deadlineMs: 200 }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ConnectionFailure);
    const failure = error as ConnectionFailure;
    expect(failure.fate).toBe('not-run');
    expect(`${failure.message} ${failure.advice ?? ''}`).not.toContain('secret');
    return failure;
  }

  /** What a real server answered to a log-in: its attributes, then a segment of length 0. */
  const greeting = Buffer.from(exchange('login-kerberos-refused').turns[0]!.received, 'hex');

  it.each<[string, (socket: Socket) => void, string, RegExp]>([
    ['says nothing', () => undefined, 'timed-out', /in time/],
    ['hangs up at once', (socket) => socket.end(), 'connection-lost', /closed|broke/],
    ['speaks HTTP', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'protocol', /another language/],
    ['greets like MySQL', (socket) => socket.write(Buffer.from('4a0000000a352e352e35', 'hex')), 'protocol', /another/],
    ['speaks TLS', (socket) => socket.end(Buffer.from('15030300020228', 'hex')), 'tls', /speaks TLS/],
    ['sends a segment of length 0', (socket) => socket.write(greeting), 'protocol', /segment of length 0/],
    [
      'sends one byte in a while',
      (socket) => {
        let at = 0;
        const timer = setInterval(() => socket.write(greeting.subarray(at, ++at)), 20);
        socket.on('close', () => clearInterval(timer));
      },
      'timed-out',
      /in time/,
    ],
    [
      'sends without end',
      (socket) => {
        const segment = Buffer.alloc(32_767, 1);
        segment.writeUInt16BE(0xffff);
        segment.set([0xd0, 0x02, 0, 1], 2);
        const more = Buffer.alloc(32_767, 1);
        more.writeUInt16BE(0xffff);
        socket.write(segment);
        const flood = () => {
          while (!socket.destroyed && socket.write(more));
        };
        socket.on('drain', flood);
        flood();
      },
      'protocol',
      /larger/,
    ],
  ])('%s', async (_, answer, kind, words) => {
    const failure = await connectTo(answer);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(words);
  });

  it('is asked for TLS and knows none', async () => {
    const failure = await connectTo((socket) => socket.end(greeting), true);
    expect(failure.kind).toBe('tls');
    expect(failure.message).toMatch(/does not speak TLS/);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['resets', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['ends', (socket) => socket.once('data', () => socket.end())],
  ])('%s the connection when it is asked for TLS: nobody is told to do without', async (_, answer) => {
    const failure = await connectTo(answer, true);
    expect(failure.kind).toBe('connection-lost');
    expect(failure.message).toMatch(/broke during the TLS handshake/);
    expect(failure.advice).toBeTruthy();
    expect(failure.advice).not.toMatch(/off/i);
  });

  it('is not there', async () => {
    const target = { host: '127.0.0.1', port: 1, database: 'd', user: 'u', password: 'p' };
    await expect(new DrdaConnector(target).open()).rejects.toMatchObject({ kind: 'refused' });
    await expect(new DrdaConnector({ ...target, host: 'no-such-host.invalid' }).open()).rejects.toMatchObject({
      kind: 'host-unknown',
    });
  });
});

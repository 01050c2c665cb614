/** Addresses on this machine that never answer: one takes the call and says nothing, the other does not even take it. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

export interface SilentAddress {
  readonly port: number;
  close(): Promise<void>;
}

export async function listensInSilence(): Promise<SilentAddress> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Longest time that a call takes on this machine where anything takes it. */
const TAKEN_WITHIN_MS = 500;
const MOST_CALLS = 20;

/**
 * A listener whose thread stands still, with its queue full: the system drops further calls, as a firewall or a dead machine does.
 * @returns undefined on systems that answer all the same
 */
export async function dropsCalls(): Promise<SilentAddress | undefined> {
  const thread = new Worker(standStill, { eval: true });
  const [port] = (await once(thread, 'message')) as [number];
  const sockets: Socket[] = [];
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    await thread.terminate();
  };
  for (let calls = 0; calls < MOST_CALLS; calls += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    sockets.push(socket);
    const taken = once(socket, 'connect').then(() => true);
    if (!(await Promise.race([taken, sleep(TAKEN_WITHIN_MS, false)]))) return { port, close };
  }
  await close();
  return undefined;
}

const standStill = `
  const { parentPort } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

/** Faults of a DRDA server or of the network while a line is open: every wait ends by its deadline, and a cut CALL is unknown. */
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DrdaConnector } from '../../src/connection/drda/connector';
import type { DrdaTarget } from '../../src/connection/drda/target';
import { QueuedConnection } from '../../src/connection/queued';
import { fillPlainDerby, startPlainDerby, type PlainDerby } from '../labs/derby/plain/plainDerby';
import { failureOf, unstalled } from './support';

/** What the server gets, beyond the deadline, to break a statement off before the socket is closed. */
const GRACE_MS = 2_500;
const ENDLESS = 'SELECT COUNT(*) FROM MANY A, MANY B, MANY C WHERE A.T < B.T AND B.T < C.T';

let derby: PlainDerby;
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const stops: (() => unknown)[] = [];

beforeAll(async () => {
  derby = await startPlainDerby();
  await fillPlainDerby(derby);
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  derby.server.resume();
  await derby.server.launch();
});
afterAll(() => derby.stop());

type Way = 'all' | 'nothing' | 'a byte a second';

/** Stands between client and server; `way` says what it lets through to the client. */
class Network {
  way: Way = 'all';
  readonly #sockets: Socket[] = [];

  static async to(port: number): Promise<{ network: Network; port: number }> {
    const network = new Network();
    const server = createServer({ allowHalfOpen: true }, (client) =>
      network.#carry(client, connect(port, '127.0.0.1')),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => {
      for (const socket of network.#sockets) socket.destroy();
      server.close();
    });
    return { network, port: (server.address() as AddressInfo).port };
  }

  #carry(client: Socket, server: Socket): void {
    this.#sockets.push(client, server);
    for (const socket of [client, server]) socket.on('error', () => undefined);
    client.on('data', (bytes) => {
      if (this.way !== 'nothing') server.write(bytes);
    });
    let waiting = Buffer.alloc(0);
    const drip = setInterval(() => {
      client.write(waiting.subarray(0, 1));
      waiting = waiting.subarray(1);
    }, 1_000);
    server.on('close', () => clearInterval(drip));
    server.on('data', (bytes) => {
      if (this.way === 'all') client.write(bytes);
      else if (this.way === 'a byte a second') waiting = Buffer.concat([waiting, bytes]);
    });
  }
}

async function throughNetwork(): Promise<{ network: Network; target: DrdaTarget }> {
  const { network, port } = await Network.to(derby.server.port);
  return { network, target: { ...derby.target, port } };
}

describe('a server that is killed', () => {
  test.each([
    ['CALL SLOW(20000)', 'unknown'],
    [ENDLESS, 'failed'],
  ])('in the middle of %s: its fate is %s', async (sql, fate) => {
    const connection = await new DrdaConnector(derby.target).open();
    await unstalled(async () => {
      const running = failureOf(connection.execute(sql, { deadlineMs: 20_000 }));
      await sleep(300);
      await derby.server.kill();
      expect(await running).toMatchObject({ kind: 'connection-lost', fate });
    });
    expect(connection.isOpen).toBe(false);
    await connection.close();
  });

  test('and started again: nothing is repeated, the next statement finds its way', async () => {
    const queue = new QueuedConnection(new DrdaConnector(derby.target));
    await queue.execute('CREATE TABLE COUNTED(A INT)');
    await queue.execute('INSERT INTO COUNTED VALUES (1)');
    const running = failureOf(queue.execute('CALL SLOW(20000)'));
    await sleep(300);
    await derby.server.kill();
    expect(await running).toMatchObject({ fate: 'unknown' });
    expect(await failureOf(queue.execute('VALUES 1'))).toMatchObject({ kind: 'refused', fate: 'not-run' });
    await derby.server.launch();
    await queue.execute('INSERT INTO COUNTED VALUES (2)');
    expect((await queue.execute('SELECT COUNT(*) FROM COUNTED')).resultSet?.rows).toEqual([[2]]);
    await queue.close();
  });
});

describe('a server that stands still', () => {
  test('while connecting', async () => {
    derby.server.pause();
    const took = await unstalled(async () => {
      const failure = await failureOf(new DrdaConnector(derby.target).open({ deadlineMs: 800 }));
      expect(failure).toMatchObject({ kind: 'timed-out', fate: 'not-run' });
    });
    expect(took).toBeLessThan(1_500);
  });

  test('while a statement runs, while committing, while closing', async () => {
    const connection = await new DrdaConnector(derby.target).open();
    const other = await new DrdaConnector(derby.target).open();
    await other.transact('begin');
    derby.server.pause();
    const took = await unstalled(async () => {
      const failures = await Promise.all([
        failureOf(connection.execute('CALL SLOW(0)', { deadlineMs: 500 })),
        failureOf(other.transact('commit', { deadlineMs: 500 })),
      ]);
      for (const failure of failures) expect(failure).toMatchObject({ kind: 'timed-out', fate: 'unknown' });
    });
    expect(took).toBeLessThan(500 + GRACE_MS);
    expect(await unstalled(() => Promise.all([connection.close(), other.close()]))).toBeLessThan(1_500);
  });
});

describe('a network', () => {
  test('that loses everything, the socket half open: the statement ends by its deadline, the next one over a new line', async () => {
    const { network, target } = await throughNetwork();
    const queue = new QueuedConnection(new DrdaConnector(target));
    await queue.execute('VALUES 1');
    network.way = 'nothing';
    const took = await unstalled(async () => {
      expect(await failureOf(queue.execute('VALUES 2', { deadlineMs: 500 }))).toMatchObject({
        kind: 'timed-out',
        fate: 'failed',
      });
    });
    expect(took).toBeLessThan(500 + GRACE_MS);
    network.way = 'all';
    expect((await queue.execute('VALUES 3')).resultSet?.rows).toEqual([[3]]);
    await queue.close();
  });

  test('that lets one byte a second through, while connecting', async () => {
    const { network, target } = await throughNetwork();
    network.way = 'a byte a second';
    const took = await unstalled(async () => {
      expect(await failureOf(new DrdaConnector(target).open({ deadlineMs: 3_000 }))).toMatchObject({
        kind: 'timed-out',
        fate: 'not-run',
      });
    });
    expect(took).toBeLessThan(3_700);
  });

  test.each([
    ['SELECT N, T FROM MANY', 'failed'],
    ['CALL SEVERAL()', 'unknown'],
  ])('that lets one byte a second through, in the midst of %s', async (sql, fate) => {
    const { network, target } = await throughNetwork();
    const connection = await new DrdaConnector(target).open();
    network.way = 'a byte a second';
    const took = await unstalled(async () => {
      expect(await failureOf(connection.execute(sql, { deadlineMs: 1_500 }))).toMatchObject({
        kind: 'timed-out',
        fate,
      });
    });
    expect(took).toBeLessThan(1_500 + GRACE_MS);
    expect(connection.isOpen).toBe(false);
  });
});

describe('something else that listens', () => {
  test('a web server', async () => {
    const server = createHttp((_, response) => response.end('hello'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const failure = await failureOf(new DrdaConnector({ ...derby.target, port }).open({ deadlineMs: 2_000 }));
    expect(failure).toMatchObject({ kind: 'protocol', fate: 'not-run' });
    expect(failure.message).toMatch(/another language/);
  });

  test('nobody', async () => {
    await derby.server.kill();
    const failure = await failureOf(new DrdaConnector(derby.target).open());
    expect(failure).toMatchObject({ kind: 'refused', fate: 'not-run' });
  });
});

/** Faults of the server while a line is open: killed, stopped, restarted, or it throws the session out. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DriverProcess } from '../../src/connection/odbc/driverProcess';
import { QueuedConnection } from '../../src/connection/queued';
import { connectorOn, failureOf, gone, unstalled, useBench } from './support';

const bench = useBench();
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const server = () => bench().lab.active.server;

afterEach(async () => {
  server().resume();
  await server().launch();
});

test.each([
  ['CALL SYSCS_UTIL.SLOW(30)', 'unknown'],
  ['SELECT SLEEP(30)', 'failed'],
])('killed in the middle of %s: its fate is %s', async (sql, fate) => {
  const { connector } = connectorOn(bench());
  const connection = await connector.open();
  await unstalled(async () => {
    const running = failureOf(connection.execute(sql, { deadlineMs: 20_000 }));
    await sleep(300);
    await server().kill();
    expect(await running).toMatchObject({ kind: 'connection-lost', fate });
  });
  expect(connection.isOpen).toBe(false);
  await unstalled(() => connection.close());
});

test('killed and started again: the statement is not repeated, the next one finds its way', async () => {
  const { connector, children } = connectorOn(bench());
  const queue = new QueuedConnection(connector);
  await queue.execute('SELECT 1');
  const running = failureOf(queue.execute('CALL SYSCS_UTIL.SLOW(30)'));
  await sleep(300);
  await server().kill();
  expect(await running).toMatchObject({ fate: 'unknown' });
  expect(await failureOf(queue.execute('SELECT 1'))).toMatchObject({ kind: 'refused', fate: 'not-run' });
  await server().launch();
  expect((await queue.execute('SELECT 1')).resultSet?.rows).toEqual([[1]]);
  expect(children).toHaveLength(3);
  await queue.close();
});

test('stopped: statement, cancel and close end by their deadlines', async () => {
  const { connector, children } = connectorOn(bench());
  const connection = await connector.open();
  server().pause();
  const took = await unstalled(async () => {
    const failure = await failureOf(connection.execute('CALL SYSCS_UTIL.SLOW(0)', { deadlineMs: 1_000 }));
    expect(failure).toMatchObject({ kind: 'timed-out', fate: 'unknown' });
  });
  expect(took).toBeLessThan(2_500);
  await unstalled(() => connection.close());
  await gone(children[0]!.pid!, 500);
});

test('stopped while idle: closing waits no longer than its grace', async () => {
  const { connector, children } = connectorOn(bench());
  const connection = await connector.open();
  server().pause();
  expect(await unstalled(() => connection.close())).toBeLessThan(2_000);
  await gone(children[0]!.pid!, 500);
});

test('stopped: connecting ends by its deadline', async () => {
  const { connector, children } = connectorOn(bench());
  server().pause();
  const took = await unstalled(async () => {
    expect(await failureOf(connector.open({ deadlineMs: 1_500 }))).toMatchObject({ kind: 'timed-out' });
  });
  expect(took).toBeLessThan(2_500);
  await gone(children[0]!.pid!, 1_000);
});

describe('a session thrown out while idle, as after a laptop’s sleep', () => {
  let queue: QueuedConnection;
  let children: DriverProcess[];

  beforeEach(async () => {
    const { connector, children: started } = connectorOn(bench());
    children = started;
    queue = new QueuedConnection(connector);
    const { resultSet } = await queue.execute('SELECT CAST(CONNECTION_ID() AS CHAR)');
    await queue.execute('CREATE OR REPLACE TABLE SYSCS_UTIL.COUNTED(A INT)');
    await server().client.run([`KILL ${String(resultSet?.rows[0]?.[0])}`]);
  });
  afterEach(() => queue.close());

  const count = async () => (await queue.execute('SELECT COUNT(*) FROM SYSCS_UTIL.COUNTED')).resultSet?.rows;

  test('a reading goes over a new line at once, though the driver takes the old one for alive', async () => {
    expect(await count()).toEqual([[0n]]);
    expect(children).toHaveLength(2);
  });

  test('a change is not sent twice where it may have been sent', async () => {
    const { fate } = await failureOf(queue.execute('INSERT INTO SYSCS_UTIL.COUNTED VALUES (1)'));
    expect(fate).toBe('unknown');
    expect(await count()).toEqual([[0n]]);
  });

  test('after a while the line is asked first, and a change runs once over a new one', async () => {
    await sleep(5_200);
    await queue.execute('INSERT INTO SYSCS_UTIL.COUNTED VALUES (1)');
    expect(await count()).toEqual([[1n]]);
    expect(children).toHaveLength(2);
  });
});

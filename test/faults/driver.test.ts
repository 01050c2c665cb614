/** Faults of the driver: it crashes, deadlocks or hangs. The extension host lives on, and every wait ends by its deadline. */
import { beforeAll, describe, expect, test } from 'vitest';
import { ChildLine } from '../../src/connection/odbc/childLine';
import { startDriverProcess } from '../../src/connection/odbc/driverProcess';
import { QueuedConnection } from '../../src/connection/queued';
import { badDriver, connectorOn, failureOf, gone, targetOn, unstalled, useBench } from './support';

const bench = useBench();
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(['SIGSEGV', 'SIGABRT', 'SIGKILL'] as const)('the driver dies of %s', (signal) => {
  test.each([
    ['SELECT SLEEP(30)', 'failed'],
    ['CALL SYSCS_UTIL.SLOW(30)', 'unknown'],
  ])('during %s: its fate is %s', async (sql, fate) => {
    const { connector, children } = connectorOn(bench());
    const connection = await connector.open({ deadlineMs: 20_000 });
    await unstalled(async () => {
      const running = failureOf(connection.execute(sql, { deadlineMs: 20_000 }));
      await sleep(200);
      process.kill(children[0]!.pid!, signal);
      const failure = await running;
      expect(failure).toMatchObject({ kind: 'driver-crashed', fate });
      expect(failure.message).toContain(signal);
    });
    expect(connection.isOpen).toBe(false);
    await connection.close();
  });
});

test('after a crash the next statement goes over a new line, and nothing is repeated', async () => {
  const { connector, children } = connectorOn(bench());
  const queue = new QueuedConnection(connector);
  await queue.execute('CREATE OR REPLACE TABLE SYSCS_UTIL.COUNTED(A INT)');
  const running = failureOf(queue.execute('INSERT INTO SYSCS_UTIL.COUNTED SELECT 1 + SLEEP(30)'));
  await sleep(200);
  process.kill(children[0]!.pid!, 'SIGSEGV');
  expect(await running).toMatchObject({ kind: 'driver-crashed', fate: 'unknown' });
  const { resultSet } = await queue.execute('SELECT COUNT(*) FROM SYSCS_UTIL.COUNTED');
  expect(resultSet?.rows).toEqual([[0n]]);
  expect(children).toHaveLength(2);
  await queue.close();
});

describe('a driver that does harm while it connects', () => {
  let driver: string;
  beforeAll(() => {
    driver = badDriver(bench().folder);
  });

  test.each([
    ['abort', 'SIGABRT'],
    ['segv', 'SIGSEGV'],
    ['exit', '3'],
  ])('%s', async (mode, words) => {
    const { connector, children } = connectorOn(bench(), { driver, keywords: { Mode: mode } });
    await unstalled(async () => {
      const failure = await failureOf(connector.open({ deadlineMs: 20_000 }));
      expect(failure).toMatchObject({ kind: 'driver-crashed', fate: 'not-run' });
      expect(failure.message).toContain(words);
      expect(failure.advice).toBeTruthy();
    });
    await gone(children[0]!.pid!, 2_000);
  });

  test('hang', async () => {
    const { connector, children } = connectorOn(bench(), { driver, keywords: { Mode: 'hang' } });
    const took = await unstalled(async () => {
      const failure = await failureOf(connector.open({ deadlineMs: 2_000 }));
      expect(failure).toMatchObject({ kind: 'timed-out', fate: 'not-run' });
    });
    expect(took).toBeLessThan(3_000);
    await gone(children[0]!.pid!, 2_000);
  });
});

/** Past the check of `execute`, which refuses empty texts. */
test('the deadlock that an empty text is ends by its deadline', async () => {
  const { connectionString } = targetOn(bench());
  const child = startDriverProcess(bench().childScript);
  const line = new ChildLine(child);
  const opened = await line.request({ kind: 'open', connectionString }, { deadlineMs: 20_000, graceMs: 0 });
  expect(opened.kind).toBe('done');
  const took = await unstalled(async () => {
    const request = { kind: 'execute', sql: '', parameters: [], maxRows: undefined } as const;
    const reply = await line.request(request, { deadlineMs: 1_000, graceMs: 500 });
    expect(reply).toMatchObject({ kind: 'stopped', reason: 'timed-out', answer: undefined });
  });
  expect(took).toBeGreaterThan(1_400);
  expect(took).toBeLessThan(2_500);
  await gone(child.pid!, 2_000);
});

describe('a statement that takes too long', () => {
  test('is cancelled by the driver at its deadline, and the line stays', async () => {
    const { connector, children } = connectorOn(bench());
    const connection = await connector.open();
    const took = await unstalled(async () => {
      const failure = await failureOf(connection.execute('SELECT SLEEP(30)', { deadlineMs: 500 }));
      expect(failure).toMatchObject({ kind: 'timed-out', fate: 'failed' });
    });
    expect(took).toBeLessThan(2_500);
    expect((await connection.execute('SELECT 7')).resultSet?.rows).toEqual([[7]]);
    expect(children).toHaveLength(1);
    await connection.close();
  });

  test('ends when it is cancelled', async () => {
    const { connector } = connectorOn(bench());
    const connection = await connector.open();
    const controller = new AbortController();
    const took = await unstalled(async () => {
      setTimeout(() => controller.abort(), 300);
      const failure = await failureOf(connection.execute('SELECT SLEEP(30)', { signal: controller.signal }));
      expect(failure).toMatchObject({ kind: 'cancelled', fate: 'failed' });
    });
    expect(took).toBeLessThan(2_500);
    await connection.close();
  });

  test('ends when the connection is closed', async () => {
    const { connector, children } = connectorOn(bench());
    const connection = await connector.open();
    const running = failureOf(connection.execute('CALL SYSCS_UTIL.SLOW(30)'));
    await sleep(100);
    await unstalled(() => connection.close());
    expect(await running).toMatchObject({ kind: 'closed', fate: 'unknown' });
    await gone(children[0]!.pid!, 100);
  });
});

import { describe, expect, test, vi } from 'vitest';
import type {
  Connection,
  Connector,
  ExecuteOptions,
  OpenOptions,
  StatementResult,
} from '../../../src/connection/connection';
import { ConnectionFailure, type FailureKind, type StatementFate } from '../../../src/connection/failure';
import { QueuedConnection } from '../../../src/connection/queued';

type Script = (sql: string, options: ExecuteOptions, line: FakeLine) => Promise<StatementResult>;

class FakeLine implements Connection {
  readonly product = { name: 'Fake', version: '1' };
  isOpen = true;
  closed = 0;

  constructor(private readonly script: Script) {}

  execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    return this.script(sql, options, this);
  }

  close(): Promise<void> {
    this.isOpen = false;
    this.closed++;
    return Promise.resolve();
  }
}

class FakeConnector implements Connector {
  readonly transport = 'odbc';
  readonly lines: FakeLine[] = [];
  readonly opened: OpenOptions[] = [];
  openNext: (() => Promise<never>) | undefined;

  constructor(private readonly script: Script) {}

  open(options: OpenOptions = {}): Promise<Connection> {
    this.opened.push(options);
    const { openNext } = this;
    this.openNext = undefined;
    if (openNext) return openNext();
    const line = new FakeLine(this.script);
    this.lines.push(line);
    return Promise.resolve(line);
  }
}

const ok: StatementResult = { warnings: [] };
const turn = () => new Promise((resolve) => setImmediate(resolve));

function failure(kind: FailureKind, fate: StatementFate): ConnectionFailure {
  return new ConnectionFailure(kind, { kind, fate });
}

/** Runs until it is aborted. */
const untilAborted: Script = (_, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(failure('cancelled', 'unknown'))));

test('nothing is opened before the first statement, and one line serves all', async () => {
  const connector = new FakeConnector(() => Promise.resolve(ok));
  const queue = new QueuedConnection(connector, { connectDeadlineMs: () => 15_000 });
  expect(connector.opened).toEqual([]);
  expect(queue.product).toEqual({});
  await queue.execute('A');
  await queue.execute('B');
  expect(connector.opened).toMatchObject([{ deadlineMs: 15_000 }]);
  expect(queue.product).toEqual({ name: 'Fake', version: '1' });
});

test('one statement at a time, in order, with its options', async () => {
  const seen: unknown[] = [];
  let running = 0;
  const connector = new FakeConnector(async (sql, { deadlineMs, parameters, maxRows }) => {
    expect(++running).toBe(1);
    await turn();
    running--;
    seen.push([sql, deadlineMs, parameters, maxRows]);
    return ok;
  });
  const queue = new QueuedConnection(connector);
  await Promise.all([
    queue.execute('A', { deadlineMs: 5 }),
    queue.execute('B', { parameters: [1] }),
    queue.execute('C', { maxRows: 7 }),
  ]);
  expect(seen).toEqual([
    ['A', 5, undefined, undefined],
    ['B', undefined, [1], undefined],
    ['C', undefined, undefined, 7],
  ]);
});

test('a failed statement does not stop those behind it', async () => {
  const connector = new FakeConnector((sql) =>
    sql === 'A' ? Promise.reject(failure('server-error', 'failed')) : Promise.resolve(ok),
  );
  const queue = new QueuedConnection(connector);
  const [a, b] = await Promise.allSettled([queue.execute('A'), queue.execute('B')]);
  expect([a.status, b.status]).toEqual(['rejected', 'fulfilled']);
  expect(connector.lines).toHaveLength(1);
});

describe('cancelling', () => {
  test('in the queue: at once, and never sent', async () => {
    const sent: string[] = [];
    const connector = new FakeConnector((sql, options, line) => {
      sent.push(sql);
      return sql === 'A' ? untilAborted(sql, options, line) : Promise.resolve(ok);
    });
    const queue = new QueuedConnection(connector);
    const [first, second] = [new AbortController(), new AbortController()];
    const a = queue.execute('A', { signal: first.signal });
    const b = queue.execute('B', { signal: second.signal });
    const c = queue.execute('C');
    await turn();
    second.abort();
    await expect(b).rejects.toMatchObject({ kind: 'cancelled', fate: 'not-run' });
    first.abort();
    await expect(a).rejects.toMatchObject({ kind: 'cancelled', fate: 'unknown' });
    await c;
    expect(sent).toEqual(['A', 'C']);
  });

  test('before it is queued', async () => {
    const queue = new QueuedConnection(new FakeConnector(() => Promise.resolve(ok)));
    const promise = queue.execute('A', { signal: AbortSignal.abort() });
    await expect(promise).rejects.toMatchObject({ kind: 'cancelled', fate: 'not-run' });
  });

  test('while the line is being opened', async () => {
    const connector = new FakeConnector(() => Promise.resolve(ok));
    connector.openNext = () =>
      new Promise((_, reject) =>
        connector.opened[0]?.signal?.addEventListener('abort', () => reject(failure('cancelled', 'not-run'))),
      );
    const controller = new AbortController();
    const promise = new QueuedConnection(connector).execute('A', { signal: controller.signal });
    await turn();
    controller.abort();
    await expect(promise).rejects.toMatchObject({ kind: 'cancelled', fate: 'not-run' });
  });

  test('leaves no listener on the signal', async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const queue = new QueuedConnection(new FakeConnector(() => Promise.resolve(ok)));
    await queue.execute('A', { signal: controller.signal });
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});

describe('a line that is lost', () => {
  /** The first line dies with `fate` at its n-th statement. */
  function dying(at: number, fate: StatementFate, kind: FailureKind = 'connection-lost') {
    const sent: string[] = [];
    const connector: FakeConnector = new FakeConnector((sql, _, line) => {
      sent.push(sql);
      if (line !== connector.lines[0] || sent.length !== at) return Promise.resolve(ok);
      line.isOpen = false;
      return Promise.reject(failure(kind, fate));
    });
    return { connector, sent, queue: new QueuedConnection(connector) };
  }

  test.each<[FailureKind, StatementFate]>([
    ['connection-lost', 'unknown'],
    ['connection-lost', 'failed'],
    ['driver-crashed', 'unknown'],
    ['timed-out', 'unknown'],
  ])('during a statement (%s, %s): that is not repeated, the next opens a new line', async (kind, fate) => {
    const { connector, sent, queue } = dying(1, fate, kind);
    await expect(queue.execute('CALL A()')).rejects.toMatchObject({ kind, fate });
    expect(connector.lines[0]?.closed).toBe(1);
    await queue.execute('B');
    expect(sent).toEqual(['CALL A()', 'B']);
    expect(connector.lines).toHaveLength(2);
  });

  test('while idle: what was never sent goes over a new line', async () => {
    const { connector, sent, queue } = dying(2, 'not-run');
    await queue.execute('A');
    await queue.execute('CALL B()');
    expect(sent).toEqual(['A', 'CALL B()', 'CALL B()']);
    expect(connector.lines).toHaveLength(2);
  });

  test.each<[string, StatementFate]>([
    ['SELECT 1 FROM T', 'failed'],
    ['values 1', 'failed'],
    ['SELECT 1 FROM T', 'unknown'],
  ])('found out by %s (%s), which changes nothing: it goes once more, over a new line', async (sql, fate) => {
    const { connector, sent, queue } = dying(2, fate);
    await queue.execute('A');
    await queue.execute(sql);
    expect(sent).toEqual(['A', sql, sql]);
    expect(connector.lines).toHaveLength(2);
  });

  test.each<[string, StatementFate, FailureKind]>([
    ['CALL B()', 'unknown', 'connection-lost'],
    ['INSERT INTO T SELECT 1 FROM U', 'unknown', 'connection-lost'],
    ['WITH A AS (SELECT 1 FROM T) DELETE FROM T', 'failed', 'connection-lost'],
    ['SELECT 1 FROM T', 'failed', 'driver-crashed'],
    ['SELECT 1 FROM T', 'failed', 'timed-out'],
  ])('found out by %s (%s, %s): that is not sent again', async (sql, fate, kind) => {
    const { connector, sent, queue } = dying(2, fate, kind);
    await queue.execute('A');
    await expect(queue.execute(sql)).rejects.toMatchObject({ kind, fate });
    expect(sent).toEqual(['A', sql]);
    expect(connector.lines).toHaveLength(1);
  });

  test('a reading whose new line is lost too is not sent a third time', async () => {
    const sent: string[] = [];
    const connector = new FakeConnector((sql, _options, line) => {
      sent.push(sql);
      if (sql === 'A') return Promise.resolve(ok);
      line.isOpen = false;
      return Promise.reject(failure('connection-lost', 'failed'));
    });
    const queue = new QueuedConnection(connector);
    await queue.execute('A');
    await expect(queue.execute('SELECT 1')).rejects.toMatchObject({ kind: 'connection-lost' });
    expect(sent).toEqual(['A', 'SELECT 1', 'SELECT 1']);
  });

  test('a fresh line that says so is believed, and not tried for ever', async () => {
    const connector = new FakeConnector((_sql, _options, line) => {
      line.isOpen = false;
      return Promise.reject(failure('connection-lost', 'not-run'));
    });
    await expect(new QueuedConnection(connector).execute('A')).rejects.toMatchObject({ fate: 'not-run' });
    expect(connector.lines).toHaveLength(1);
  });

  test('a line found closed is replaced', async () => {
    const { connector, queue } = dying(99, 'unknown');
    await queue.execute('A');
    connector.lines[0]!.isOpen = false;
    await queue.execute('B');
    expect(connector.lines).toHaveLength(2);
    expect(connector.lines[0]?.closed).toBe(1);
  });

  test('an attempt to open that failed does not spoil the next', async () => {
    const connector = new FakeConnector(() => Promise.resolve(ok));
    connector.openNext = () => Promise.reject(failure('refused', 'not-run'));
    const queue = new QueuedConnection(connector);
    await expect(queue.execute('A')).rejects.toMatchObject({ kind: 'refused' });
    await queue.execute('A');
    expect(connector.lines).toHaveLength(1);
  });
});

describe('closing', () => {
  test('ends what runs and what waits, and the line', async () => {
    const connector = new FakeConnector(untilAborted);
    const queue = new QueuedConnection(connector);
    const results = Promise.allSettled([queue.execute('A'), queue.execute('B')]);
    await turn();
    await queue.close();
    const kinds = (await results).map(
      (result) => result.status === 'rejected' && (result.reason as ConnectionFailure).kind,
    );
    expect(kinds).toEqual(['cancelled', 'closed']);
    expect(connector.lines[0]?.isOpen).toBe(false);
    expect(queue.isOpen).toBe(false);
    await expect(queue.execute('C')).rejects.toMatchObject({ kind: 'closed', fate: 'not-run' });
  });

  test('without ever having been used', async () => {
    const connector = new FakeConnector(() => Promise.resolve(ok));
    await new QueuedConnection(connector).close();
    expect(connector.opened).toEqual([]);
  });
});

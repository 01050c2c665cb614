import { afterEach, describe, expect, test, vi } from 'vitest';
import { unpackCells } from '../../../../src/connection/odbc/cellRuns';
import { ChildSession } from '../../../../src/connection/odbc/childSession';
import type { FromChild } from '../../../../src/connection/odbc/messages';
import type { DriverConnection, DriverRows } from '../../../../src/connection/odbc/odbcModule';

type Query = DriverConnection['query'];

function rowsOf(rows: unknown[][], names: readonly string[], count = rows.length): DriverRows {
  const columns = names.map((name) => ({ name, dataType: 4, decimalDigits: 0 }));
  return Object.assign(rows, { columns, count });
}

function odbcError(text: string, ...errors: object[]): Error {
  return Object.assign(new Error(text), { odbcErrors: errors });
}

/** A session on a driver of our making; `messages` holds what it sent, `wait` until so many came. */
function sessionOn(query: Query, line: Partial<DriverConnection> = {}) {
  const messages: FromChild[] = [];
  const connection: DriverConnection = {
    connected: true,
    query,
    beginTransaction: () => Promise.resolve(),
    commit: () => Promise.resolve(),
    rollback: () => Promise.resolve(),
    cancel: () => Promise.resolve(),
    close: () => Promise.resolve(),
    ...line,
  };
  const connect = vi.fn(() => Promise.resolve(connection));
  const session = new ChildSession(
    () => Promise.resolve({ connect }),
    (message) => messages.push(message),
  );
  session.receive({ kind: 'open', id: 1, connectionString: 'DSN={d}' });
  const wait = (count: number) => vi.waitFor(() => expect(messages).toHaveLength(count), { interval: 2 });
  const execute = (id: number, sql: string, maxRows?: number) => {
    session.receive({ kind: 'execute', id, sql, parameters: [], maxRows });
  };
  return { session, messages, connect, connection, wait, execute };
}

afterEach(() => vi.useRealTimers());

test('opens with rows as arrays, so that columns of the same name stay apart', async () => {
  const { connect, wait, messages } = sessionOn(() => Promise.resolve(rowsOf([], [])));
  await wait(1);
  expect(connect).toHaveBeenCalledWith({ connectionString: 'DSN={d}', fetchArray: true });
  expect(messages).toEqual([{ kind: 'done', id: 1 }]);
});

test('one call at a time, in the order they came', async () => {
  let running = 0;
  let most = 0;
  const order: string[] = [];
  const { execute, wait } = sessionOn(async (sql) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push(sql);
    running--;
    return rowsOf([], []);
  });
  for (const [index, sql] of ['A', 'B', 'C'].entries()) execute(index + 2, sql);
  await wait(4);
  expect(order).toEqual(['A', 'B', 'C']);
  expect(most).toBe(1);
});

test('many rows travel in parts of at most 15,000 cells', async () => {
  const rows = Array.from({ length: 11_001 }, (_, index): unknown[] => [index, 0, 0]);
  const { execute, wait, messages } = sessionOn(() => Promise.resolve(rowsOf(rows, ['A', 'B', 'C'])));
  execute(2, 'SELECT');
  await wait(5);
  const parts = messages.flatMap((message) => (message.kind === 'rows' ? [message] : []));
  expect(parts.map(({ count }) => count)).toEqual([5_000, 5_000, 1_001]);
  expect(parts.flatMap(({ cells }) => unpackCells(cells[0]!))).toEqual(rows.map(([first]) => first));
  expect(messages.at(-1)).toMatchObject({ kind: 'result', id: 2, truncated: false, rowsAffected: undefined });
});

test.each([
  [2, 2, true],
  [3, 3, false],
  [9, 3, false],
  [0, 0, true],
])('at most %i rows: %i come, cut: %s', async (maxRows, kept, truncated) => {
  const { execute, messages } = sessionOn(() => Promise.resolve(rowsOf([[1], [2], [3]], ['A'])));
  execute(2, 'SELECT', maxRows);
  await vi.waitFor(() => expect(messages.at(-1)).toMatchObject({ kind: 'result', truncated }), { interval: 2 });
  expect(messages.flatMap((message) => (message.kind === 'rows' ? unpackCells(message.cells[0]!) : []))).toHaveLength(
    kept,
  );
});

test.each([
  [5, 5],
  [0, 0],
  [-1, undefined],
])('a statement without columns: count %i means %s rows changed', async (count, rowsAffected) => {
  const { execute, wait, messages } = sessionOn(() => Promise.resolve(rowsOf([], [], count)));
  execute(2, 'UPDATE');
  await wait(2);
  expect(messages.at(-1)).toEqual({ kind: 'result', id: 2, columns: [], truncated: false, rowsAffected });
});

describe('failures', () => {
  test('a module that cannot be loaded', async () => {
    const messages: FromChild[] = [];
    const session = new ChildSession(
      () => Promise.reject(new Error('libodbc.so.2: cannot open shared object file')),
      (message) => messages.push(message),
    );
    session.receive({ kind: 'open', id: 1, connectionString: 'DSN={d}' });
    await vi.waitFor(() => expect(messages).toHaveLength(1), { interval: 2 });
    const text = 'libodbc.so.2: cannot open shared object file';
    expect(messages[0]).toEqual({ kind: 'failure', id: 1, stage: 'load', sent: false, text, errors: [] });
  });

  test('a module that can be loaded at the second try, the first of which nobody had asked for', async () => {
    const messages: FromChild[] = [];
    const connect = vi.fn(() => Promise.reject(odbcError('no server')));
    const load = vi.fn(() => Promise.resolve({ connect }));
    load.mockImplementationOnce(() => Promise.reject(new Error('libodbc.so.2: cannot open shared object file')));
    const session = new ChildSession(load, (message) => messages.push(message));
    session.prepare();
    await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
    await new Promise((resolve) => setImmediate(resolve));
    expect(messages).toEqual([]);
    session.receive({ kind: 'open', id: 1, connectionString: 'DSN={d}' });
    await vi.waitFor(() => expect(messages).toHaveLength(1));
    expect(messages[0]).toMatchObject({ kind: 'failure', stage: 'connect' });
  });

  test('all links of the chain, an unused tail of the state cut off', async () => {
    const { execute, wait, messages } = sessionOn(() =>
      Promise.reject(odbcError('generic', { state: '42X05\0', code: -1, message: 'no table' }, { state: 7 })),
    );
    execute(2, 'SELECT');
    await wait(2);
    expect(messages[1]).toMatchObject({
      stage: 'execute',
      sent: true,
      errors: [
        { sqlState: '42X05', vendorCode: -1, message: 'no table' },
        { sqlState: '', vendorCode: 0, message: '' },
      ],
    });
  });

  test('a line that the module knows to be closed: the statement never left', async () => {
    const text = '[odbc] Error allocating a handle to run the SQL statement';
    const { execute, wait, messages } = sessionOn(() =>
      Promise.reject(odbcError(text, { state: '08003', code: 0, message: '[ma-3.1.15]Connection not open' })),
    );
    execute(2, 'CALL X()');
    await wait(2);
    expect(messages[1]).toMatchObject({ kind: 'failure', sent: false });
  });

  test('a failure ends only its own statement', async () => {
    let calls = 0;
    const { execute, wait, messages } = sessionOn(() =>
      ++calls === 1 ? Promise.reject(new Error('x')) : Promise.resolve(rowsOf([], [], 1)),
    );
    execute(2, 'A');
    execute(3, 'B');
    await wait(3);
    expect(messages.map((message) => message.kind)).toEqual(['done', 'failure', 'result']);
  });

  test('closing a broken line throws and is answered all the same', async () => {
    const { session, wait, messages } = sessionOn(() => Promise.resolve(rowsOf([], [])), {
      close: () => Promise.reject(new Error('08003')),
    });
    session.receive({ kind: 'close', id: 2 });
    await wait(2);
    expect(messages[1]).toEqual({ kind: 'done', id: 2 });
  });
});

describe('a line that was idle', () => {
  function lineOf(answers: readonly boolean[]) {
    vi.useFakeTimers({ toFake: ['Date'] });
    const asked = [...answers];
    const query = vi.fn<Query>(() => Promise.resolve(rowsOf([], [], 0)));
    const line = sessionOn(query);
    Object.defineProperty(line.connection, 'connected', { get: () => asked.shift() });
    return { ...line, query, asked };
  }

  test('is asked first, and where it is dead nothing is sent', async () => {
    const { wait, execute, messages, query } = lineOf([true, false]);
    await wait(1);
    vi.setSystemTime(Date.now() + 60_000);
    execute(2, 'CALL X()');
    await wait(2);
    expect(query).not.toHaveBeenCalled();
    expect(messages[1]).toMatchObject({ kind: 'failure', sent: false, errors: [{ sqlState: '08003' }] });
  });

  test('is not asked where the driver calls even a fresh line dead', async () => {
    const { wait, execute, query, asked } = lineOf([false, false]);
    await wait(1);
    vi.setSystemTime(Date.now() + 60_000);
    execute(2, 'CALL X()');
    await wait(2);
    expect(query).toHaveBeenCalledOnce();
    expect(asked).toEqual([false]);
  });

  test('is not asked between statements that follow closely', async () => {
    const { wait, execute, asked } = lineOf([true, true]);
    execute(2, 'A');
    execute(3, 'B');
    await wait(3);
    expect(asked).toEqual([true]);
  });
});

test('cancelling reaches the driver while a statement runs, and a driver that cannot is no news', async () => {
  let end: (() => void) | undefined;
  const cancel = vi.fn(() => {
    end?.();
    return Promise.reject(new Error('not implemented'));
  });
  const query = () => new Promise<DriverRows>((resolve) => (end = () => resolve(rowsOf([], [], 0))));
  const { session, execute, wait, messages } = sessionOn(query, { cancel });
  execute(2, 'A');
  await vi.waitFor(() => expect(end).toBeDefined());
  session.receive({ kind: 'cancel', id: 2 });
  await wait(2);
  expect(cancel).toHaveBeenCalledOnce();
  expect(messages[1]).toMatchObject({ kind: 'result', id: 2 });
});

test('a cancel that comes after the end of its statement leaves the next one alone', async () => {
  const ends: (() => void)[] = [];
  const cancel = vi.fn(() => Promise.resolve());
  const query = () => new Promise<DriverRows>((resolve) => ends.push(() => resolve(rowsOf([], [], 0))));
  const { session, execute, wait, messages } = sessionOn(query, { cancel });
  execute(2, 'A');
  await vi.waitFor(() => expect(ends).toHaveLength(1));
  ends[0]?.();
  await wait(2);
  session.receive({ kind: 'cancel', id: 2 });
  execute(3, 'CALL B()');
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  session.receive({ kind: 'cancel', id: 2 });
  expect(cancel).not.toHaveBeenCalled();
  ends[1]?.();
  await wait(3);
  expect(messages[2]).toMatchObject({ kind: 'result', id: 3 });
});

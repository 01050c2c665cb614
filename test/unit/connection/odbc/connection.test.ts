import { afterEach, describe, expect, test, vi } from 'vitest';
import type { SqlParameter } from '../../../../src/connection/connection';
import { ConnectionFailure } from '../../../../src/connection/failure';
import { OdbcConnector } from '../../../../src/connection/odbc/connection';
import { odbcTarget } from '../../../../src/connection/odbc/connectionString';
import type { FromChild, ToChild } from '../../../../src/connection/odbc/messages';
import { FakeProcess } from './fakeProcess';

const target = odbcTarget({ dsn: 'd', host: 'east', port: 1, dialect: 'splice' }, { user: 'u', password: 'tiger' });

afterEach(() => vi.useRealTimers());

type Script = (message: Exclude<ToChild, { kind: 'cancel' }>, child: FakeProcess) => void;

/** Opens at once; `script` answers the statements. */
function connectorTo(script: Script, onCancel: (child: FakeProcess) => void = () => undefined) {
  const children: FakeProcess[] = [];
  const connector = new OdbcConnector({
    target,
    childScript: '/dist/odbcChild.js',
    platform: 'linux',
    start: () => {
      const child = new FakeProcess((message, self) => {
        if (message.kind === 'cancel') onCancel(self);
        else if (message.kind === 'execute') script(message, self);
        else self.say({ kind: 'done', id: message.id });
      });
      children.push(child);
      setImmediate(() => child.say({ kind: 'started' }));
      return child;
    },
  });
  return { connector, children };
}

const hang: Script = () => undefined;

function serverError(id: number, sqlState: string, message: string, sent = true): FromChild {
  return {
    kind: 'failure',
    id,
    stage: 'execute',
    sent,
    text: 'generic',
    errors: [{ sqlState, vendorCode: -1, message }],
  };
}

async function failureOf(promise: Promise<unknown>): Promise<ConnectionFailure> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectionFailure) return error;
  throw new Error(`no failure but ${String(error)}`);
}

test('a result set comes with its rows, put together again', async () => {
  const { connector } = connectorTo(({ id }, child) => {
    child.say({ kind: 'rows', id, count: 2, cells: [[1, 2]] });
    child.say({ kind: 'rows', id, count: 1, cells: [[3]] });
    child.say({
      kind: 'result',
      id,
      columns: [{ name: 'A', type: 'integer' }],
      truncated: true,
      rowsAffected: undefined,
    });
  });
  const connection = await connector.open();
  expect(await connection.execute('SELECT A FROM T;')).toEqual({
    resultSet: { columns: [{ name: 'A', type: 'integer' }], rows: [[1], [2], [3]], truncated: true },
    warnings: [],
  });
});

test('a statement without result set', async () => {
  const { connector } = connectorTo(({ id }, child) =>
    child.say({ kind: 'result', id, columns: [], truncated: false, rowsAffected: 3 }),
  );
  expect(await (await connector.open()).execute('UPDATE T SET A = 1')).toEqual({ rowsAffected: 3, warnings: [] });
});

describe('never sent', () => {
  test.each<[string, string, readonly SqlParameter[]]>([
    ['an empty text', '', []],
    ['a comment alone', '-- SELECT 1', []],
    ['a semicolon alone', ' ; ', []],
    ['two statements', 'SELECT 1; SELECT 2', []],
    ['a text that a driver would cut off', 'DELETE FROM T \0 WHERE A = 1', []],
    ['a text parameter that a driver would cut off', 'CALL X(?)', ['a\0b']],
    ['not a number', 'CALL X(?)', [Number.NaN]],
    ['infinity', 'CALL X(?)', [Infinity]],
    ['more than a BIGINT', 'CALL X(?)', [2n ** 63n]],
  ])('%s', async (_, sql, parameters) => {
    const { connector, children } = connectorTo(hang);
    const connection = await connector.open();
    const failure = await failureOf(connection.execute(sql, { parameters }));
    expect(failure).toMatchObject({ kind: 'text-refused', fate: 'not-run' });
    expect(children[0]?.sent.map(({ kind }) => kind)).toEqual(['open']);
    expect(connection.isOpen).toBe(true);
  });
});

describe('a statement that is to end', () => {
  const interrupted = 'Query execution was interrupted';

  test.each([
    ['SELECT 1', 'failed'],
    ['CALL X()', 'unknown'],
  ])('%s past its deadline: the driver cancels, the line stays', async (sql, fate) => {
    let id = 0;
    const { connector, children } = connectorTo(
      (message) => (id = message.id),
      (child) => child.say(serverError(id, 'HY018', interrupted)),
    );
    const connection = await connector.open();
    const failure = await failureOf(connection.execute(sql, { deadlineMs: 20 }));
    expect(failure).toMatchObject({ kind: 'timed-out', fate, messages: [{ message: interrupted }] });
    expect(connection.isOpen).toBe(true);
    expect(children[0]?.kills).toBe(0);
  });

  test('a driver that does not cancel is killed, soon', async () => {
    const { connector, children } = connectorTo(hang);
    const connection = await connector.open();
    const controller = new AbortController();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const running = failureOf(connection.execute('CALL X()', { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    await vi.advanceTimersByTimeAsync(500);
    expect(children[0]?.kills).toBe(0);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await running).toMatchObject({ kind: 'cancelled', fate: 'unknown' });
    expect(children[0]?.kills).toBe(1);
    expect(connection.isOpen).toBe(false);
  });

  test('a result that was on its way when it was cancelled still counts', async () => {
    let id = 0;
    const { connector } = connectorTo(
      (message) => (id = message.id),
      (child) => child.say({ kind: 'result', id, columns: [], truncated: false, rowsAffected: 1 }),
    );
    const connection = await connector.open();
    expect(await connection.execute('CALL X()', { deadlineMs: 20 })).toMatchObject({ rowsAffected: 1 });
  });

  test('one that was cancelled before is not sent', async () => {
    const { connector, children } = connectorTo(hang);
    const connection = await connector.open();
    const failure = await failureOf(connection.execute('CALL X()', { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', fate: 'not-run', message: 'The statement was cancelled.' });
    expect(children[0]?.sent).toHaveLength(1);
  });
});

describe('a line that breaks', () => {
  test.each([
    ['SELECT 1', 'failed'],
    ['CALL X()', 'unknown'],
  ])('the driver crashes during %s: %s', async (sql, fate) => {
    const { connector } = connectorTo((_, child) => child.die({ code: null, signal: 'SIGSEGV' }));
    const connection = await connector.open();
    const failure = await failureOf(connection.execute(sql));
    expect(failure).toMatchObject({ kind: 'driver-crashed', fate });
    expect(failure.message).toContain('SIGSEGV');
    expect(failure.advice).toBeTruthy();
    expect(connection.isOpen).toBe(false);
    expect(await failureOf(connection.execute('SELECT 1'))).toMatchObject({ kind: 'closed', fate: 'not-run' });
  });

  test.each([
    ['SELECT 1', true, 'failed'],
    ['CALL X()', true, 'unknown'],
    ['CALL X()', false, 'not-run'],
  ])('the server is gone during %s, sent: %s', async (sql, sent, fate) => {
    const { connector } = connectorTo(({ id }, child) => child.say(serverError(id, '08S01', '[ma-3.1.15]Lost', sent)));
    const connection = await connector.open();
    const failure = await failureOf(connection.execute(sql));
    expect(failure).toMatchObject({ kind: 'connection-lost', fate, messages: [{ message: 'Lost' }] });
    expect(connection.isOpen).toBe(false);
  });

  test('an answer that cannot be read ends the process', async () => {
    const { connector, children } = connectorTo((_, child) => child.sayAnything({ kind: 'surprise', id: 2 }));
    const connection = await connector.open();
    expect(await failureOf(connection.execute('CALL X()'))).toMatchObject({ kind: 'protocol', fate: 'unknown' });
    expect(children[0]?.kills).toBe(1);
  });

  test('an answer to nobody is passed over', async () => {
    const { connector } = connectorTo(({ id }, child) => {
      child.say({ kind: 'done', id: 99 });
      child.say({ kind: 'result', id, columns: [], truncated: false, rowsAffected: 0 });
    });
    expect(await (await connector.open()).execute('CALL X()')).toMatchObject({ rowsAffected: 0 });
  });
});

test('an error of the server keeps the line, and its words hold no secret', async () => {
  const { connector } = connectorTo(({ id }, child) =>
    child.say(serverError(id, '42X05', '[Splice][ODBC]No tiger; PWD={x}')),
  );
  const connection = await connector.open();
  const failure = await failureOf(connection.execute('CALL X()'));
  expect(failure).toMatchObject({
    kind: 'server-error',
    fate: 'failed',
    sqlState: '42X05',
    message: 'No ***; PWD=***',
  });
  expect(JSON.stringify(failure.messages)).not.toContain('tiger');
  expect(connection.isOpen).toBe(true);
});

describe('opening', () => {
  function opening(answer: (message: ToChild, child: FakeProcess) => void) {
    const child = new FakeProcess(answer);
    return { child, connector: new OdbcConnector({ target, childScript: 'x', platform: 'linux', start: () => child }) };
  }

  test('past its deadline the process is killed at once', async () => {
    const { child, connector } = opening(() => undefined);
    const began = performance.now();
    const failure = await failureOf(connector.open({ deadlineMs: 30 }));
    expect(failure).toMatchObject({ kind: 'timed-out', fate: 'not-run' });
    expect(failure.advice).toContain('east:1');
    expect(performance.now() - began).toBeLessThan(500);
    expect(child.kills).toBeGreaterThan(0);
    expect(child.sent.map(({ kind }) => kind)).toEqual(['open']);
  });

  test('can be cancelled', async () => {
    const { child, connector } = opening(() => undefined);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    expect(await failureOf(connector.open({ signal: controller.signal }))).toMatchObject({ kind: 'cancelled' });
    expect(child.kills).toBeGreaterThan(0);
  });

  test('leaves no process behind when it is refused', async () => {
    const { child, connector } = opening((message, self) => {
      if (message.kind !== 'open') return;
      const errors = [{ sqlState: '08004', vendorCode: -1, message: '[Splice]Connection refused : bad tiger' }];
      self.say({ kind: 'failure', id: message.id, stage: 'connect', sent: false, text: '', errors });
    });
    const failure = await failureOf(connector.open());
    expect(failure).toMatchObject({ kind: 'login-refused', fate: 'not-run' });
    expect(failure.message).not.toContain('tiger');
    expect(child.kills).toBe(1);
  });

  test.each([
    [{ code: 1, signal: null }, 'exit code 1'],
    [{ code: null, signal: null, error: 'spawn ENOENT' }, 'spawn ENOENT'],
  ])('a process that never ran: %j', async (end, words) => {
    const { connector } = opening((_, self) => self.die(end));
    const failure = await failureOf(connector.open());
    expect(failure).toMatchObject({ kind: 'library-missing', fate: 'not-run' });
    expect(failure.message).toContain(words);
  });
});

describe('closing', () => {
  test('says good-bye to the server, then nothing of the process is left', async () => {
    const { connector, children } = connectorTo(hang);
    const connection = await connector.open();
    await connection.close();
    expect(children[0]?.sent.map(({ kind }) => kind)).toEqual(['open', 'close']);
    expect(children[0]?.kills).toBe(1);
    expect(connection.isOpen).toBe(false);
    await connection.close();
  });

  test('ends what runs', async () => {
    const { connector } = connectorTo(hang);
    const connection = await connector.open();
    const running = failureOf(connection.execute('CALL X()'));
    await connection.close();
    expect(await running).toMatchObject({ kind: 'closed', fate: 'unknown' });
  });
});

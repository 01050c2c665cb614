/** The DRDA client on a real server: what works, and what the server or a deadline refuses. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SqlParameter } from '../../src/connection/connection';
import { Acquaintance } from '../../src/connection/drda/acquaintance';
import { DrdaConnector } from '../../src/connection/drda/connector';
import type { DrdaConnection } from '../../src/connection/drda/drdaConnection';
import { QueuedConnection } from '../../src/connection/queued';
import { fillPlainDerby, MANY, startPlainDerby, type PlainDerby } from '../labs/derby/plain/plainDerby';
import { failureOf, unstalled } from './support';

/** Runs for minutes. */
const ENDLESS = 'SELECT COUNT(*) FROM MANY A, MANY B, MANY C WHERE A.T < B.T AND B.T < C.T';

let derby: PlainDerby;
const opened: DrdaConnection[] = [];

beforeAll(async () => {
  derby = await startPlainDerby();
  await fillPlainDerby(derby);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
});
afterAll(() => derby.stop());

async function open(): Promise<DrdaConnection> {
  const connection = await new DrdaConnector(derby.target).open();
  opened.push(connection);
  return connection;
}

async function rowsOf(connection: DrdaConnection, sql: string, parameters: readonly SqlParameter[] = []) {
  return (await connection.execute(sql, { parameters })).resultSet!.rows;
}

test('the product names itself', async () => {
  expect((await open()).product).toMatchObject({
    name: 'Apache Derby',
    version: expect.stringMatching(/^10\./) as string,
  });
});

describe('values', () => {
  test.each<[string, string, SqlParameter, unknown]>([
    ['INTEGER', 'INTEGER', -2147483648, -2147483648],
    ['SMALLINT', 'SMALLINT', 32767, 32767],
    ['BIGINT', 'BIGINT', 9223372036854775807n, 9223372036854775807n],
    ['BIGINT from a whole number', 'BIGINT', 2 ** 40, 2n ** 40n],
    ['DOUBLE', 'DOUBLE', 1.5e300, 1.5e300],
    ['REAL', 'REAL', 0.1, 0.1],
    ['DECIMAL', 'DECIMAL(31,5)', '-99999999999999999999999999.99999', '-99999999999999999999999999.99999'],
    ['BOOLEAN', 'BOOLEAN', true, true],
    ['CHAR', 'CHAR(4)', 'ab', 'ab  '],
    ['VARCHAR', 'VARCHAR(100)', "it's a€😀\u0000\n", "it's a€😀\u0000\n"],
    ['an empty VARCHAR', 'VARCHAR(100)', '', ''],
    ['DATE', 'DATE', '2024-02-29', '2024-02-29'],
    ['TIME', 'TIME', '23:59:59', '23:59:59'],
    ['TIMESTAMP', 'TIMESTAMP', '2024-02-29 13:14:15.123456789', '2024-02-29 13:14:15.123456789'],
    ['CLOB', 'CLOB', 'clob', 'clob'],
    ['null', 'INTEGER', null, null],
  ])('%s', async (_, type, parameter, expected) => {
    expect(await rowsOf(await open(), `VALUES CAST(? AS ${type})`, [parameter])).toEqual([[expected]]);
  });

  test('texts that need continued segments, both ways', async () => {
    const connection = await open();
    await connection.execute('CREATE TABLE LONG_TEXTS(ID INT, T CLOB)');
    const texts = [32_762, 32_767, 32_768, 65_536, 1_000_000].map((size) => 'é€x'.repeat(size / 3).padEnd(size, 'y'));
    for (const [id, text] of texts.entries()) {
      await connection.execute('INSERT INTO LONG_TEXTS VALUES (?, ?)', { parameters: [id, text] });
    }
    const rows = await rowsOf(connection, 'SELECT ID, T FROM LONG_TEXTS ORDER BY ID');
    expect(rows.map(([, text]) => text === texts[rows.findIndex((row) => row[1] === text)])).toEqual(
      texts.map(() => true),
    );
    expect(rows.map(([, text]) => String(text).length)).toEqual(texts.map(({ length }) => length));
  });

  test('a statement longer than a segment', async () => {
    const numbers = Array.from({ length: 9_000 }, (_, number) => number * 2).join(', ');
    expect(await rowsOf(await open(), `SELECT COUNT(*) FROM MANY WHERE N IN (${numbers})`)).toEqual([[9_000]]);
  });

  test('a text beyond 65,535 bytes is cut by the server, and marked', async () => {
    const parameters = ['€'.repeat(30_000), 'whole'];
    const { resultSet } = await (
      await open()
    ).execute('VALUES (CAST(? AS VARCHAR(32672)), CAST(? AS VARCHAR(10)))', { parameters });
    const [[long, short] = []] = resultSet!.rows;
    expect(parameters[0]!.startsWith(String(long))).toBe(true);
    expect(Buffer.byteLength(String(long))).toBeGreaterThan(65_000);
    expect(short).toBe('whole');
    expect(resultSet!.cut).toEqual([{ row: 0, column: 0 }]);
  });
});

describe('a column of Java objects', () => {
  const from = "FROM SYS.SYSALIASES WHERE ALIAS = 'SYSCS_COMPRESS_TABLE'";

  test('is known as such, its bytes being of no use to a person', async () => {
    const { resultSet } = await (await open()).execute(`SELECT ALIAS, ALIASINFO ${from}`);
    expect(resultSet!.columns.map(({ type }) => type)).toEqual(['text', 'java-object']);
    expect(resultSet!.rows).toEqual([['SYSCS_COMPRESS_TABLE', expect.any(Uint8Array)]]);
  });

  test('is text where it is cast', async () => {
    const { resultSet } = await (await open()).execute(`SELECT CAST(ALIASINFO AS LONG VARCHAR) ${from}`);
    expect(resultSet!.columns.map(({ type }) => type)).toEqual(['text']);
    expect(resultSet!.rows[0]![0]).toMatch(/^SYSCS_COMPRESS_TABLE\(.*VARCHAR/);
  });
});

describe('rows', () => {
  test('come block by block, all of them and in order', async () => {
    const rows = await rowsOf(await open(), 'SELECT N, T FROM MANY ORDER BY N');
    expect(rows).toEqual(Array.from({ length: MANY }, (_, n) => [n, `row ${n}`]));
  });

  test('no more than wanted', async () => {
    const connection = await open();
    for (const maxRows of [1, 100, MANY]) {
      const { resultSet } = await connection.execute('SELECT N FROM MANY', { maxRows });
      expect(resultSet!.rows).toHaveLength(maxRows);
      expect(resultSet!.truncated).toBe(maxRows < MANY);
    }
  });

  test('of every result set of a CALL, whose blocks go on too', async () => {
    const { resultSet, furtherResultSets } = await (await open()).execute('CALL SEVERAL()');
    expect(resultSet).toMatchObject({ columns: [{ name: 'A' }], rows: [[1], [2]] });
    expect(furtherResultSets!.map(({ columns }) => columns.map(({ name }) => name))).toEqual([['N', 'T'], ['NOTHING']]);
    expect(furtherResultSets!.map(({ rows }) => rows.length)).toEqual([MANY, 0]);
    expect(furtherResultSets![0]!.rows.at(-1)).toEqual([MANY - 1, `row ${MANY - 1}`]);
  });

  test('a CALL names its column as it likes', async () => {
    const { resultSet } = await (
      await open()
    ).execute('CALL OUTCOME(?, ?)', { parameters: ['Warning', 'nothing to do'] });
    expect(resultSet).toMatchObject({ columns: [{ name: 'Warning' }], rows: [['nothing to do']] });
  });
});

describe('errors and warnings', () => {
  test('an error has SQLSTATE, code and the full message', async () => {
    const failure = await failureOf((await open()).execute('SELECT * FROM NO_SUCH_TABLE'));
    expect(failure).toMatchObject({ kind: 'server-error', fate: 'failed', sqlState: '42X05' });
    expect(failure.message).toMatch(/^Table.*'NO_SUCH_TABLE' does not exist/);
    expect(failure.messages[0]!.vendorCode).toBeLessThan(0);
  });

  test('an error in the midst of rows', async () => {
    const connection = await open();
    const failure = await failureOf(connection.execute(`SELECT 1 / (N - ${MANY - 1}) FROM MANY ORDER BY N`));
    expect(failure).toMatchObject({ sqlState: '22012', fate: 'failed' });
    expect(await rowsOf(connection, 'VALUES 1')).toEqual([[1]]);
  });

  test('a warning comes with the rows', async () => {
    const { warnings, resultSet } = await (
      await open()
    ).execute('SELECT SUM(A) FROM (VALUES 1, CAST(NULL AS INT)) AS T(A)');
    expect(resultSet!.rows).toEqual([[1]]);
    expect(warnings).toEqual([
      {
        sqlState: '01003',
        vendorCode: expect.any(Number) as number,
        message: expect.stringMatching(/null/i) as string,
      },
    ]);
  });
});

describe('units of work', () => {
  async function textOf(connection: DrdaConnection, n: number): Promise<unknown> {
    return (await rowsOf(connection, 'SELECT T FROM MANY WHERE N = ?', [n]))[0]?.[0];
  }

  test('autocommit: another session sees the change', async () => {
    const [writer, reader] = [await open(), await open()];
    await writer.execute("UPDATE MANY SET T = 'seen' WHERE N = 10");
    expect(await textOf(reader, 10)).toBe('seen');
    await writer.execute("UPDATE MANY SET T = 'row 10' WHERE N = 10");
  });

  test('a transaction is seen by others when it is committed, and not at all when it is rolled back', async () => {
    const [writer, reader] = [await open(), await open()];
    await reader.execute('SET ISOLATION READ UNCOMMITTED');
    await writer.transact('begin');
    await writer.execute("UPDATE MANY SET T = 'kept' WHERE N = 11");
    await writer.transact('commit');
    expect(await textOf(reader, 11)).toBe('kept');
    await writer.transact('begin');
    await writer.execute("UPDATE MANY SET T = 'lost' WHERE N = 11");
    expect(await textOf(writer, 11)).toBe('lost');
    await writer.transact('rollback');
    expect(await textOf(reader, 11)).toBe('kept');
    await writer.execute("UPDATE MANY SET T = 'row 11' WHERE N = 11");
    expect(await textOf(reader, 11)).toBe('row 11');
  });

  test('a statement that is refused, or given up, leaves the transaction as it is', async () => {
    const [writer, reader] = [await open(), await open()];
    await writer.transact('begin');
    await writer.execute("UPDATE MANY SET T = 'kept' WHERE N = 13");
    expect(await failureOf(writer.execute('VALUES 1 / 0'))).toMatchObject({ sqlState: '22012' });
    expect(await failureOf(writer.execute(ENDLESS, { deadlineMs: 1_000 }))).toMatchObject({ kind: 'timed-out' });
    await writer.transact('commit');
    expect(await textOf(reader, 13)).toBe('kept');
    await writer.execute("UPDATE MANY SET T = 'row 13' WHERE N = 13");
  });

  test('a commit that the server refuses is a failed one', async () => {
    const connection = await open();
    await connection.execute(
      'CREATE TABLE LATE_CHECKED(A INT NOT NULL CONSTRAINT ONCE PRIMARY KEY INITIALLY DEFERRED DEFERRABLE)',
    );
    await connection.transact('begin');
    await connection.execute('INSERT INTO LATE_CHECKED VALUES (1), (1)');
    const failure = await failureOf(connection.transact('commit'));
    expect(failure).toMatchObject({ kind: 'server-error', fate: 'failed', sqlState: '23506' });
    await connection.transact('rollback');
    expect(await rowsOf(connection, 'SELECT COUNT(*) FROM LATE_CHECKED')).toEqual([[0]]);
  });

  test('closing undoes what was not committed', async () => {
    const connection = await open();
    await connection.transact('begin');
    await connection.execute("UPDATE MANY SET T = 'lost' WHERE N = 12");
    await connection.close();
    expect(await textOf(await open(), 12)).toBe('row 12');
  });

  test('a statement that cannot be prepared does not run the one that was prepared before it', async () => {
    const connection = await open();
    await connection.execute('CREATE TABLE ONCE_ONLY(A INT)');
    await connection.execute('INSERT INTO ONCE_ONLY VALUES (1)');
    expect(await failureOf(connection.execute('INSERT INTO ONCE_ONLY VALUES (1'))).toMatchObject({ sqlState: '42X01' });
    expect(await failureOf(connection.execute('INSERT INTO NOWHERE VALUES (1)'))).toMatchObject({ sqlState: '42X05' });
    expect(await rowsOf(connection, 'SELECT COUNT(*) FROM ONCE_ONLY')).toEqual([[1]]);
  });

  test.each([undefined, MANY - 1])(
    'a CALL whose rows (at most %s) are fetched behind its commit leaves none open',
    async (maxRows) => {
      const [caller, watcher] = [await open(), await open()];
      await caller.execute('CALL UNSORTED()', maxRows === undefined ? {} : { maxRows });
      const active =
        "SELECT SQL_TEXT FROM SYSCS_DIAG.TRANSACTION_TABLE WHERE TYPE = 'UserTransaction' AND STATUS = 'ACTIVE'";
      await expect.poll(() => rowsOf(watcher, active)).toEqual([]);
    },
  );

  test('a CALL that fails after a change leaves nothing behind', async () => {
    const connection = await open();
    expect(await failureOf(connection.execute('CALL CHANGE_AND_FAIL()'))).toMatchObject({ sqlState: '38777' });
    expect(await textOf(await open(), 1)).toBe('row 1');
  });
});

describe('deadlines and cancel', () => {
  test('the server breaks a query off at its deadline; the line stays', async () => {
    const connection = await open();
    expect(await failureOf(connection.execute(ENDLESS, { deadlineMs: 1_000 }))).toMatchObject({
      kind: 'timed-out',
      fate: 'failed',
      sqlState: 'XCL52',
    });
    expect(await rowsOf(connection, 'VALUES 1')).toEqual([[1]]);
  });

  test('a CALL that does not listen costs the line, and its fate is unknown', async () => {
    const connection = await open();
    const took = await unstalled(async () => {
      const failure = await failureOf(connection.execute('CALL SLOW(10000)', { deadlineMs: 500 }));
      expect(failure).toMatchObject({ kind: 'timed-out', fate: 'unknown' });
    });
    expect(took).toBeLessThan(3_500);
    expect(connection.isOpen).toBe(false);
  });

  test.each([
    [ENDLESS, 'failed'],
    ['CALL SLOW(10000)', 'unknown'],
  ])('without a token, cancelling %s closes the socket; the next use opens another', async (sql, fate) => {
    const queue = new QueuedConnection(new DrdaConnector(derby.target));
    const controller = new AbortController();
    const running = failureOf(queue.execute(sql, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 300);
    expect(await running).toMatchObject({ kind: 'cancelled', fate });
    expect((await queue.execute('VALUES 1')).resultSet?.rows).toEqual([[1]]);
    await queue.close();
  });
});

const wrongLogIns = [
  [{ password: 'wrong-secret' }, 'login-refused', /user or password/],
  [{ user: 'nobody' }, 'login-refused', /user or password/],
  [{ database: 'elsewhere' }, 'database-missing', /database|elsewhere/i],
] as const;

describe.each(['in two turns', 'at once'])('a log-in %s is refused', (way) => {
  const known = new Acquaintance();
  beforeAll(async () => {
    if (way === 'in two turns') return;
    for (let line = 0; line < 2; line += 1) await (await new DrdaConnector(derby.target, { known }).open()).close();
    // Still: the second one was taken at once.
    expect(known.server?.className).toBe('Apache Derby');
  });
  test.each(wrongLogIns)('%o', async (wrong, kind, words) => {
    const failure = await failureOf(new DrdaConnector({ ...derby.target, ...wrong }, { known }).open());
    expect(known.server !== undefined).toBe(way === 'at once');
    expect(failure).toMatchObject({ kind, fate: 'not-run' });
    expect(failure.message).toMatch(words);
    expect(failure.advice).toBeTruthy();
    expect(JSON.stringify(failure) + failure.message).not.toMatch(/wrong-secret|admin/);
  });
});

/** The whole client against a server that answers with the recorded frames and checks every command it is sent. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DrdaConnector } from '../../../../src/connection/drda/connector';
import type { DrdaConnection } from '../../../../src/connection/drda/drdaConnection';
import { ConnectionFailure } from '../../../../src/connection/failure';
import { exchange, exchanges, parametersOf, valueOf } from './support/recording';
import { ENDLESS_SQL, LOGIN, ReplayServer } from './support/replayServer';

let server: ReplayServer;
let connection: DrdaConnection | undefined;

beforeEach(async () => {
  server = await ReplayServer.start();
});

afterEach(async () => {
  await connection?.close();
  connection = undefined;
  await server.stop();
  expect(server.complaints).toEqual([]);
});

async function open(login: Partial<typeof LOGIN> = {}): Promise<DrdaConnection> {
  const target = { host: '127.0.0.1', port: server.port, ...LOGIN, ...login };
  connection = await new DrdaConnector(target).open();
  return connection;
}

async function failureOf(promise: Promise<unknown>): Promise<ConnectionFailure> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConnectionFailure);
  return error as ConnectionFailure;
}

const withSql = exchanges.filter(({ sql }) => sql !== undefined);
const repeated = ['kill-idle-target'];

describe('log-in', () => {
  it('tells product and version', async () => {
    expect((await open()).product).toEqual({ name: 'Splice Machine', engine: '10.9.2.2' });
  });

  it('takes two turns', async () => {
    await open();
    expect(server.chains).toHaveLength(2);
  });

  it.each([
    [{ password: 'wrong' }, 'login-refused'],
    [{ database: 'otherdb' }, 'database-missing'],
    [{ database: 'größe' }, 'database-missing'],
  ] as const)('with %o is refused as %s', async (login, kind) => {
    const failure = await failureOf(open(login));
    expect(failure).toMatchObject({ kind, fate: 'not-run' });
    expect(failure.advice).toBeTruthy();
    expect(JSON.stringify(failure) + failure.message).not.toMatch(/wrong|admin/);
  });

  it('passes on the words of the server', async () => {
    const failure = await failureOf(open({ database: 'otherdb' }));
    expect(failure.messages).toEqual([
      { sqlState: '42Y18', vendorCode: -1, message: "Database 'OTHERDB' does not exist" },
    ]);
  });
});

describe('statements', () => {
  it.each(withSql.filter(({ expect: { columns } }) => columns !== undefined))('$name: rows', async (each) => {
    server.playing = each.name;
    const result = await (await open()).execute(each.sql!, { parameters: parametersOf(each) });
    const { columns = [], rows = [] } = each.expect;
    expect(result.resultSet?.columns.map(({ name }) => name) ?? []).toEqual(columns.map(({ name }) => name));
    const found = result.resultSet?.rows ?? [];
    if (typeof rows === 'string') expect(`${found.length} rows`).toBe(rows);
    else {
      expect(found).toEqual(rows.map((row) => row.map((value, index) => valueOf(value, columns[index]!))));
    }
    expect(result.warnings).toEqual([]);
  });

  it.each(
    withSql.filter(({ name, sql, expect: { error } }) => error && sql !== ENDLESS_SQL && !repeated.includes(name)),
  )('$name: error', async (each) => {
    const line = await open();
    const failure = await failureOf(line.execute(each.sql!, { parameters: parametersOf(each) }));
    expect(failure).toMatchObject({ kind: 'server-error', fate: 'failed', sqlState: each.expect.error!.sqlState });
    expect(failure.messages[0]!.vendorCode).toBe(each.expect.error!.sqlCode);
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
  });

  it.each(['goes on', 'stops'] as const)(
    'are refused alike by a server that %s behind a failed PRPSQLSTT',
    async (way) => {
      server.afterFailedPrepare = way;
      const line = await open();
      expect(await failureOf(line.execute(exchange('syntax-error').sql!))).toMatchObject({ sqlState: '42X01' });
      await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
    },
  );

  it('tell the full message that the server makes of an error', async () => {
    const failure = await failureOf((await open()).execute(exchange('wrong-arity').sql!));
    expect(failure.message).toBe(exchange('full-message').expect.out![14]);
  });

  it('count the rows that they change', async () => {
    const each = exchange('update-count');
    expect(await (await open()).execute(each.sql!, { parameters: parametersOf(each) })).toEqual({
      rowsAffected: 2,
      warnings: [],
    });
  });

  it('stop at the rows that are wanted', async () => {
    const { resultSet } = await (await open()).execute(exchange('blocks-of-2048').sql!, { maxRows: 40 });
    expect(resultSet!.rows).toHaveLength(40);
    expect(resultSet!.truncated).toBe(true);
  });

  it('take one turn for a CALL, committed', async () => {
    const line = await open();
    await line.execute(exchange('replication-role').sql!);
    expect(server.chains.slice(2)).toEqual([[0x200d, 0x200b, 0x200e]]);
  });

  it('take one turn for a query, and what ends it goes before the next one', async () => {
    const line = await open();
    await line.execute('VALUES 1');
    await line.execute(exchange('values-schema').sql!);
    expect(server.chains.slice(2)).toEqual([
      [0x200d, 0x200c],
      [0x2005, 0x200e, 0x200d, 0x200c],
    ]);
  });

  it('commit nothing without autocommit', async () => {
    const line = await open();
    line.autocommit = false;
    const each = exchange('update-count');
    await line.execute(each.sql!, { parameters: parametersOf(each) });
    expect(server.chains.at(-1)).toEqual([0x200d, 0x200b]);
    await line.commit();
    expect(server.chains.at(-1)).toEqual([0x200e]);
  });

  it('are told their deadline', async () => {
    const line = await open();
    await line.execute('VALUES 1', { deadlineMs: 5_000 });
    expect(server.chains.at(-1)).toEqual([0x2014, 0x200d, 0x200c]);
  });
});

describe('cancel', () => {
  async function whenHeld(): Promise<void> {
    while (server.held.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  it('goes by the token of the session, which stays usable', async () => {
    const line = await open();
    const controller = new AbortController();
    const running = failureOf(line.execute(ENDLESS_SQL, { signal: controller.signal }));
    await whenHeld();
    controller.abort();
    expect(await running).toMatchObject({ kind: 'cancelled', fate: 'failed', sqlState: '57014' });
    expect(line.isOpen).toBe(true);
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
    expect(server.connections).toBe(1);
  });

  it('comes by itself at the deadline', async () => {
    const failure = await failureOf((await open()).execute(ENDLESS_SQL, { deadlineMs: 50 }));
    expect(failure).toMatchObject({ kind: 'timed-out', fate: 'failed' });
  });

  it('ends the line where the server does not help', async () => {
    const line = await open();
    server.canCancel = false;
    const controller = new AbortController();
    const running = failureOf(line.execute(ENDLESS_SQL, { signal: controller.signal }));
    await whenHeld();
    controller.abort();
    expect(await running).toMatchObject({ kind: 'cancelled' });
    expect(line.isOpen).toBe(false);
  });

  it('before sending sends nothing', async () => {
    const line = await open();
    const failure = await failureOf(line.execute('VALUES 1', { signal: AbortSignal.abort() }));
    expect(failure).toMatchObject({ kind: 'cancelled', fate: 'not-run' });
    expect(server.chains).toHaveLength(2);
  });
});

describe('a line that breaks', () => {
  it.each([
    ['a query', ENDLESS_SQL, 'failed'],
    ['a CALL', exchange('replication-role').sql!, 'unknown'],
  ] as const)('during %s', async (_, sql, fate) => {
    server.endless = sql;
    const line = await open();
    const running = failureOf(line.execute(sql));
    while (server.held.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    server.drop();
    expect(await running).toMatchObject({ kind: 'connection-lost', fate });
    expect(line.isOpen).toBe(false);
    expect(await failureOf(line.execute('VALUES 1'))).toMatchObject({ kind: 'connection-lost', fate: 'not-run' });
  });

  it('when idle is noticed', async () => {
    const line = await open();
    server.drop();
    while (line.isOpen) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await failureOf(line.execute('VALUES 1'))).toMatchObject({ kind: 'connection-lost', fate: 'not-run' });
  });

  it('is not used after close', async () => {
    const line = await open();
    await line.close();
    expect(await failureOf(line.execute('VALUES 1'))).toMatchObject({ kind: 'closed' });
    await line.close();
  });
});

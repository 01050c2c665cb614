/** The whole client against a server that answers with the recorded frames and checks every command it is sent. */
import net from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { CP } from '../../../../src/connection/drda/codePoints';
import { exchange, exchanges, parametersOf, valueOf } from './support/recording';
import { ENDLESS_SQL } from './support/replayServer';
import { failureOf, useReplay } from './support/useReplay';
import { encodeSegments, segmentsOf } from './support/wire';

const replay = useReplay();

const withSql = exchanges.filter(({ sql }) => sql !== undefined);
const repeated = ['kill-idle-target'];

describe('log-in', () => {
  it('tells product and version', async () => {
    expect((await replay.open()).product).toEqual({ name: 'Splice Machine', engine: '10.9.2.2' });
  });

  it('lets the system find out when the other side is gone', async () => {
    const keepAlive = vi.spyOn(net.Socket.prototype, 'setKeepAlive');
    try {
      await replay.open();
      expect(keepAlive.mock.calls).toEqual([[true, 30_000]]);
    } finally {
      keepAlive.mockRestore();
    }
  });

  it.each([
    ['ETIMEDOUT', 'is waited for', [undefined, 5_000]],
    ['EHOSTUNREACH', 'is not', [undefined]],
  ])(
    'to a host whose first address fails by %s and whose other by ECONNREFUSED: the first %s',
    async (code, _, tries) => {
      const errors = [code, 'ECONNREFUSED'].map((each) => Object.assign(new Error(), { code: each }));
      const connect = vi.spyOn(net, 'connect');
      connect.mockImplementationOnce(() => new net.Socket().destroy(new AggregateError(errors)));
      try {
        await replay.open().catch(() => undefined);
        expect(connect.mock.calls.map(([options]) => options)).toEqual(
          tries.map((each) => {
            const own: object = each === undefined ? {} : { autoSelectFamilyAttemptTimeout: each };
            return { ...own, host: '127.0.0.1', port: replay.server.port, onread: expect.anything() as object };
          }),
        );
      } finally {
        connect.mockRestore();
      }
    },
  );

  it('takes two turns', async () => {
    await replay.open();
    expect(replay.server.chains).toHaveLength(2);
  });

  it.each([
    [{ password: 'wrong' }, 'login-refused'],
    [{ database: 'otherdb' }, 'database-missing'],
    [{ database: 'größe' }, 'database-missing'],
  ] as const)('with %o is refused as %s', async (login, kind) => {
    const failure = await failureOf(replay.open(login));
    expect(failure).toMatchObject({ kind, fate: 'not-run' });
    expect(failure.advice).toBeTruthy();
    expect(JSON.stringify(failure) + failure.message).not.toMatch(/wrong|admin/);
  });

  it('with a wrong password has the words that the server has for it', async () => {
    const failure = await failureOf(replay.open({ password: 'wrong' }));
    expect(failure.messages).toEqual([
      {
        sqlState: '08004',
        vendorCode: 40_000,
        message: 'Connection authentication failure occurred.  Reason: userid or password invalid.',
      },
    ]);
  });

  it('passes on the words of the server', async () => {
    const failure = await failureOf(replay.open({ database: 'otherdb' }));
    expect(failure.messages).toEqual([
      { sqlState: '42Y18', vendorCode: -1, message: "Database 'OTHERDB' does not exist" },
    ]);
  });
});

describe('statements', () => {
  it.each(withSql.filter(({ expect: { columns } }) => columns !== undefined))('$name: rows', async (each) => {
    replay.server.playing = each.name;
    const result = await (await replay.open()).execute(each.sql!, { parameters: parametersOf(each) });
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
    const line = await replay.open();
    const failure = await failureOf(line.execute(each.sql!, { parameters: parametersOf(each) }));
    expect(failure).toMatchObject({ kind: 'server-error', fate: 'failed', sqlState: each.expect.error!.sqlState });
    expect(failure.messages[0]!.vendorCode).toBe(each.expect.error!.sqlCode);
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
  });

  it.each(['goes on', 'stops'] as const)(
    'are refused alike by a server that %s behind a failed PRPSQLSTT',
    async (way) => {
      replay.server.afterFailedPrepare = way;
      const line = await replay.open();
      expect(await failureOf(line.execute(exchange('syntax-error').sql!))).toMatchObject({ sqlState: '42X01' });
      await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
    },
  );

  it('tell the full message that the server makes of an error', async () => {
    const failure = await failureOf((await replay.open()).execute(exchange('wrong-arity').sql!));
    expect(failure.message).toBe(exchange('full-message').expect.out![14]);
  });

  it('count the rows that they change', async () => {
    const each = exchange('update-count');
    expect(await (await replay.open()).execute(each.sql!, { parameters: parametersOf(each) })).toEqual({
      rowsAffected: 2,
      warnings: [],
    });
  });

  it.each(['SELECT 1 FROM A', 'WITH A AS (VALUES 1) SELECT * FROM A'])(
    'tell what the server warns of when it prepares %s',
    async (sql) => {
      const query = exchange('values-schema');
      const turns = query.turns.map(({ sent, received }) => {
        const segments = segmentsOf(Buffer.from(received, 'hex'));
        // SQLCODE and SQLSTATE of its SQLCA.
        for (const { payload } of segments.filter((each) => each.payload.readUInt16BE(2) === CP.SQLDARD)) {
          payload.writeInt32BE(10_000, 5);
          payload.write('01003', 9);
        }
        return { sent, received: encodeSegments(segments).toString('hex') };
      });
      exchanges.push({ ...query, name: sql, sql, turns });
      try {
        const { resultSet, warnings } = await (await replay.open()).execute(sql);
        expect(resultSet!.rows).toEqual([['SPLICE']]);
        expect(warnings).toMatchObject([{ sqlState: '01003' }]);
      } finally {
        exchanges.pop();
      }
    },
  );

  it('stop at the rows that are wanted', async () => {
    const { resultSet } = await (await replay.open()).execute(exchange('blocks-of-2048').sql!, { maxRows: 40 });
    expect(resultSet!.rows).toHaveLength(40);
    expect(resultSet!.truncated).toBe(true);
  });

  it('take one turn for a CALL, committed', async () => {
    const line = await replay.open();
    await line.execute(exchange('replication-role').sql!);
    expect(replay.server.chains.slice(2)).toEqual([[0x200d, 0x200b, 0x200e]]);
  });

  it('are prepared once where a CALL runs again, until another one, an error or another deadline comes between', async () => {
    const line = await replay.open();
    const [call, other] = [exchange('replication-role').sql!, exchange('version-info').sql!];
    const chain = async (run: Promise<unknown>) => {
      await run.catch(() => undefined);
      return replay.server.chains.at(-1)!.includes(0x200d);
    };
    const prepared: boolean[] = [];
    for (const [sql, deadlineMs] of [
      [call],
      [call],
      [other],
      [call],
      [call, 5_000],
      [call, 5_000],
      [call],
      [exchange('wrong-arity').sql!],
      [call],
      [call],
    ] as const) {
      prepared.push(await chain(line.execute(sql, deadlineMs === undefined ? {} : { deadlineMs })));
    }
    expect(prepared).toEqual([true, false, true, true, true, false, true, true, true, false]);
  });

  it('are prepared anew where they bring fewer values: the server would take the rest from the run before', async () => {
    const line = await replay.open();
    const { sql } = exchange('update-count');
    for (const parameters of [[4], []]) {
      await line.execute(sql!, { parameters });
      expect(replay.server.chains.at(-1)).toEqual([0x200d, 0x200b, 0x200e]);
    }
  });

  it('take one turn for a query, and what ends it goes before the next one', async () => {
    const line = await replay.open();
    await line.execute('VALUES 1');
    await line.execute(exchange('values-schema').sql!);
    expect(replay.server.chains.slice(2)).toEqual([
      [0x200d, 0x200c],
      [0x2005, 0x200e, 0x200d, 0x200c],
    ]);
  });

  it('tell columns of Java objects from others', async () => {
    const { sql } = exchange('aliasinfo-uncast');
    const { resultSet } = await (await replay.open()).execute(sql!);
    expect(resultSet!.columns.map(({ type }) => type)).toEqual(['text', 'java-object']);
  });

  it('are told their deadline', async () => {
    const line = await replay.open();
    await line.execute('VALUES 1', { deadlineMs: 5_000 });
    expect(replay.server.chains.at(-1)).toEqual([0x2014, 0x200d, 0x200c]);
  });
});

describe('a line that runs a statement', () => {
  it('takes no other meanwhile, whose rows would mix with its own', async () => {
    const line = await replay.open();
    const running = line.execute('VALUES 1');
    await expect(line.execute('VALUES 1')).rejects.toThrow(/QueuedConnection/);
    await expect(line.transact('commit')).rejects.toThrow(/QueuedConnection/);
    await expect(running).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
    await expect(line.execute('VALUES 1')).resolves.toMatchObject({ resultSet: { rows: [[1]] } });
  });
});

describe('a line that breaks', () => {
  it.each([
    ['a query', ENDLESS_SQL, 'failed'],
    ['a CALL', exchange('replication-role').sql!, 'unknown'],
  ] as const)('during %s', async (_, sql, fate) => {
    replay.server.endless = sql;
    const line = await replay.open();
    const running = failureOf(line.execute(sql));
    await replay.whenHeld();
    replay.server.drop();
    expect(await running).toMatchObject({ kind: 'connection-lost', fate });
    expect(line.isOpen).toBe(false);
    expect(await failureOf(line.execute('VALUES 1'))).toMatchObject({ kind: 'connection-lost', fate: 'not-run' });
  });

  it('when idle is noticed', async () => {
    const line = await replay.open();
    replay.server.drop();
    while (line.isOpen) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await failureOf(line.execute('VALUES 1'))).toMatchObject({ kind: 'connection-lost', fate: 'not-run' });
  });

  it.each([
    ['a query', ENDLESS_SQL, 'failed'],
    ['a CALL', exchange('replication-role').sql!, 'unknown'],
  ] as const)('because it is closed during %s does not blame the server', async (_, sql, fate) => {
    replay.server.endless = sql;
    const line = await replay.open();
    const running = failureOf(line.execute(sql));
    await replay.whenHeld();
    await line.close();
    expect(await running).toMatchObject({ kind: 'closed', fate, message: 'The connection was closed.' });
  });

  it('is not used after close', async () => {
    const line = await replay.open();
    await line.close();
    expect(await failureOf(line.execute('VALUES 1'))).toMatchObject({ kind: 'closed' });
    await line.close();
  });
});

import { describe, expect, it } from 'vitest';
import {
  findTables,
  mostTablesAtOnce,
  readContents,
  readRows,
  readTables,
} from '../../../src/clusters/catalogueReading';
import type { SqlValue } from '../../../src/connection/connection';
import { activeCluster, failure, refusal, ScriptedServer, table } from './scriptedServer';

const closed = refusal('42Y07', "Schema 'SYS' does not exist");

function restricted(): ScriptedServer {
  return new ScriptedServer([
    [/SYS\.SYS/, closed],
    [/SYSVW\.SYSTABLESVIEW/, table(['SCHEMANAME', 'TABLENAME', 'TABLETYPE'], ['JOE', 'MINE', 'T'])],
    [/SYSVW\.SYSSCHEMASVIEW/, table(['SCHEMANAME'], ['SYSVW'], ['JOE'])],
  ]);
}

describe('contents', () => {
  it('are read whole in three statements', async () => {
    const server = new ScriptedServer(activeCluster());
    const contents = await readContents(server.read, 'joe');
    expect(contents).toMatchObject({
      schemas: ['HR', 'S'],
      tables: [
        { schemaName: 'S', tableName: 'T1', tableType: 'T' },
        { schemaName: 'S', tableName: 'V1', tableType: 'V' },
        { schemaName: 'HR', tableName: 'PAY', tableType: 'T' },
        { schemaName: 'HR', tableName: 'ODD', tableType: 'S' },
      ],
      rows: {
        readable: true,
        value: [
          { scope: 'TABLE', schemaName: 'S', tableName: 'T1' },
          { scope: 'SCHEMA', schemaName: 'HR', tableName: null },
        ],
      },
      partial: false,
    });
    expect(server.sent).toHaveLength(3);
  });

  it('leave the tables out when there are too many', async () => {
    const server = new ScriptedServer(activeCluster());
    const rows = Array.from({ length: mostTablesAtOnce + 1 }, (_, index): SqlValue[] => ['S', `T${index}`, 'T']);
    server.answer(/FROM SYS\.SYSTABLES/, table(['SCHEMANAME', 'TABLENAME', 'TABLETYPE'], ...rows));
    expect((await readContents(server.read, 'joe')).tables).toBeUndefined();
    server.answer(/FROM SYS\.SYSTABLES/, table(['SCHEMANAME', 'TABLENAME', 'TABLETYPE'], ...rows.slice(1)));
    expect((await readContents(server.read, 'joe')).tables).toHaveLength(mostTablesAtOnce);
  });

  it('come from the views where SYS is closed: in part, rows unknown, with the grant that helps', async () => {
    const contents = await readContents(restricted().read, 'joe');
    expect(contents).toMatchObject({
      schemas: ['JOE', 'SYSVW'],
      tables: [{ schemaName: 'JOE', tableName: 'MINE', tableType: 'T' }],
      partial: true,
      rows: { readable: false, reason: expect.stringContaining('GRANT SELECT ON SCHEMA SYS TO JOE') as string },
    });
  });

  it('are those of the connected database where the server holds several', async () => {
    const server = new ScriptedServer([
      [/SYSVW\.SYSTABLESVIEW/, table(['SCHEMANAME', 'TABLENAME', 'TABLETYPE'], ['S', 'MINE', 'T'])],
      [/SYSVW\.SYSSCHEMASVIEW/, table(['SCHEMANAME'], ['S'])],
      ...activeCluster(),
    ]);
    const contents = await readContents(server.read, 'splice', true);
    expect(contents).toMatchObject({
      schemas: ['S'],
      tables: [{ schemaName: 'S', tableName: 'MINE', tableType: 'T' }],
      partial: false,
      severalDatabases: true,
    });
    expect(contents.rows).toMatchObject({ readable: true });
    expect(await readTables(server.read, 'S', true)).toHaveLength(1);
    expect(await findTables(server.read, 'MI', true)).toHaveLength(1);
    expect(server.sent.join()).not.toContain('FROM SYS.SYSTABLES');
  });

  it('of several databases are in part where SYS is closed, and all at once where there are no views', async () => {
    expect(await readContents(restricted().read, 'joe', true)).toMatchObject({
      schemas: ['JOE', 'SYSVW'],
      partial: true,
    });
    const server = new ScriptedServer([[/SYSVW/, refusal('42X05', 'no view')], ...activeCluster()]);
    expect(await readContents(server.read, 'splice', true)).toMatchObject({ schemas: ['HR', 'S'], partial: false });
  });

  it('tell the first refusal when the views are missing too', async () => {
    const server = new ScriptedServer([
      [/SYS\.SYS/, closed],
      [/SYSVW/, refusal('42X05', 'no view')],
    ]);
    await expect(readContents(server.read, 'joe')).rejects.toBe(closed);
  });

  it('fail when the line breaks, be it at the views', async () => {
    const lost = failure('connection-lost', 'unknown');
    await expect(readContents(new ScriptedServer([[/./, lost]]).read, 'joe')).rejects.toBe(lost);
    const server = new ScriptedServer([
      [/SYS\.SYS/, closed],
      [/SYSVW/, lost],
    ]);
    await expect(readContents(server.read, 'joe')).rejects.toBe(lost);
  });
});

describe('rows', () => {
  it.each([
    ['42X05', "Table/View 'SYS.SYSREPLICATION' does not exist.", /3\.0\.0\.1940/],
    ['42S02', 'unknown table', /3\.0\.0\.1940/],
    ['42Y07', "Schema 'SYS' does not exist", /GRANT/],
    ['XJ001', 'something odd', /something odd/],
  ])('are unreadable, with a reason, after %s', async (state, message, reason) => {
    const rows = await readRows(new ScriptedServer([[/./, refusal(state, message)]]).read, 'joe');
    expect(rows).toMatchObject({ readable: false, reason: expect.stringMatching(reason) as string });
  });

  it('are read as they stand, repetitions and blanks in names included', async () => {
    const result = table(
      ['SCOPE', 'S', 'T'],
      ['TABLE     ', ' S ', 'T'],
      ['TABLE', ' S ', 'T'],
      ['DATABASE', null, null],
    );
    expect(await readRows(new ScriptedServer([[/./, result]]).read, 'joe')).toMatchObject({
      value: [
        { scope: 'TABLE', schemaName: ' S ', tableName: 'T' },
        { scope: 'TABLE', schemaName: ' S ', tableName: 'T' },
        { scope: 'DATABASE', schemaName: null, tableName: null },
      ],
    });
  });
});

describe('tables', () => {
  const recording = () => {
    const asked: unknown[] = [];
    const server = restricted();
    const read: typeof server.read = (sql, parameters) => {
      asked.push(...(parameters ?? []));
      return server.read(sql, parameters);
    };
    return { asked, server, read };
  };

  it('of one schema are asked for by a bound name', async () => {
    const { asked, server, read } = recording();
    expect(await readTables(read, "O'Hara")).toHaveLength(1);
    expect(asked).toEqual(["O'Hara", "O'Hara"]);
    expect(server.sent.join()).not.toContain('Hara');
  });

  it.each([
    ['ord', '%ORD%'],
    ['A_1', '%A!_1%'],
    ['100%!', '%100!%!!%'],
    ['s.t_1', '%S.T!_1%', '%S', 'T!_1%'],
    ['😀.b', '%😀.B%', '%😀', 'B%'],
    ['a.b.c', '%A.B.C%', '%A', 'B.C%', '%A.B', 'C%'],
  ])('are found by %s', async (text, ...patterns) => {
    const { asked, server, read } = recording();
    await findTables(read, text);
    expect(asked.slice(0, patterns.length)).toEqual(patterns);
    expect(server.sent[0]).toMatch(/ESCAPE '!'\)+ ORDER BY .* FETCH FIRST 500 ROWS ONLY$/);
  });
});

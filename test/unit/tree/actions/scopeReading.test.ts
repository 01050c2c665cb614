import { describe, expect, it } from 'vitest';
import type { ScopeAction } from '../../../../src/splice/replication/model';
import { contentsFor, freshReading } from '../../../../src/tree/actions/scopeReading';
import { activeCluster, ScriptedServer, table } from '../../clusters/scriptedServer';
import { sessionWith } from '../../clusters/sessions';

const columns = ['SCHEMANAME', 'TABLENAME', 'TABLETYPE'];
const before = table(columns, ['S', 'T1', 'T'], ['S', 'EXT', 'E'], ['S', 'V1', 'V'], ['S', 'odd', 'T']);
/** The external table was dropped, the odd one is a view now; a temporary and a mixed-case table were born. */
const suspects = table(columns, ['S', 'odd', 'V'], ['S', 'TT2____1:0a', 'X'], ['HR', 'Pay', 'T']);
const database: ScopeAction = { kind: 'enable-database' };
const schema: ScopeAction = { kind: 'disable-schema', schemaName: 'S' };
const single: ScopeAction = { kind: 'disable-table', schemaName: 'S', tableName: 'T1' };

function changedSince() {
  const server = new ScriptedServer(activeCluster());
  server.answer(/FROM SYS\.SYSTABLES/, before);
  server.answer(/FROM SYS\.SYSTABLES.*TABLETYPE IN/, suspects);
  return { server, ...sessionWith(server) };
}

describe('what a scope action is planned on', () => {
  it.each([
    ['the database', database],
    ['a schema', schema],
  ])('for %s: tables that may hinder as they are now', async (_, action) => {
    const { session } = changedSince();
    await session.readContents();
    const { tables } = await freshReading(session, [single, action]);
    expect(tables?.map(({ schemaName, tableName, tableType }) => `${schemaName}.${tableName}:${tableType}`)).toEqual([
      'S.T1:T',
      'S.V1:V',
      'S.odd:V',
      'S.TT2____1:0a:X',
      'HR.Pay:T',
    ]);
    await session.disconnect();
  });

  it('for a table: the rows alone, in one statement', async () => {
    const { session, server } = changedSince();
    await session.readContents();
    const sent = server.sent.length;
    const { tables } = await freshReading(session, [single]);
    expect(tables?.map(({ tableName }) => tableName)).toEqual(['T1', 'EXT', 'V1', 'odd']);
    expect(server.sent.slice(sent)).toEqual([expect.stringMatching(/SYSREPLICATION/)]);
    await session.disconnect();
  });

  it('without an earlier reading: all of it, once', async () => {
    const { session, server } = changedSince();
    await session.connect();
    const sent = server.sent.length;
    await freshReading(session, [database]);
    expect(server.sent.slice(sent)).toHaveLength(3);
    await session.disconnect();
  });

  it('knows of several databases', async () => {
    const { session } = changedSince();
    const reading = { ...(await session.readContents()), severalDatabases: true };
    expect((await contentsFor(session, reading, [], [single])).severalDatabases).toBe(true);
    await session.disconnect();
  });

  it('in a catalogue too large: the schemas concerned, and what hinders a database-wide call', async () => {
    const { session, server } = changedSince();
    const reading = { ...(await session.readContents()), tables: undefined };
    const sent = server.sent.length;
    expect((await contentsFor(session, reading, [], [schema])).tables).toHaveLength(4);
    expect((await contentsFor(session, reading, [], [database])).tables).toHaveLength(3);
    expect(server.sent.slice(sent)).toHaveLength(2);
    await session.disconnect();
  });
});

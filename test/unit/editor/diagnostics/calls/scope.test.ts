/** Names of schemas and tables, and what a scope call would do to what is on now. */
import { describe, expect, it } from 'vitest';
import type { ClusterFacts } from '../../../../../src/editor/core/facts';
import type { ReplicationRow, TableEntry } from '../../../../../src/splice/replication/model';
import { databaseRow, schemaRow, tableRow } from '../../../../../src/splice/replication/rows';
import { factsFor } from '../../scriptWith';
import { findingsIn, newest, offered, putRight, told, without } from './checked';

const table = (schemaName: string, tableName: string, tableType: TableEntry['tableType'] = 'T'): TableEntry => ({
  schemaName,
  tableName,
  tableType,
});
const tables = [
  table('SALES', 'ORDERS'),
  table('SALES', 'ITEMS'),
  table('SALES', 'OPEN_ORDERS', 'V'),
  table('SALES', 'ALIAS', 'A'),
  table('STOCK', 'PARTS'),
  table('Mixed', 'ORDERS'),
  table('STOCK', 'parts2'),
];

function known(rows?: readonly ReplicationRow[], more: Partial<ClusterFacts> = {}): ClusterFacts {
  const schemas = ['SALES', 'STOCK', 'Mixed', 'SYS'];
  return { ...factsFor('3.2.0.2025'), schemas, tables, ...(rows && { rows }), ...more };
}

const call = (procedure: string, ...names: readonly string[]) =>
  `CALL SYSCS_UTIL.${procedure}_REPLICATION(${names.map((name) => (name === 'NULL' ? name : `'${name}'`)).join(', ')})`;

describe('names as the procedures take them', () => {
  it.each([
    [call('ENABLE_SCHEMA', 'SALES'), [], undefined],
    [call('ENABLE_SCHEMA', 'sales'), ["name-case error ['sales']"], call('ENABLE_SCHEMA', 'SALES')],
    [
      call('ENABLE_TABLE', 'sales', 'Orders'),
      ["name-case error ['sales']", "name-case error ['Orders']"],
      call('ENABLE_TABLE', 'SALES', 'ORDERS'),
    ],
    [
      call('DISABLE_TABLE', 'SALES', 'orders'),
      ["name-case error ['orders']"],
      call('DISABLE_TABLE', 'SALES', 'ORDERS'),
    ],
    [call('DISABLE_SCHEMA', 'sales'), ["name-case error ['sales']"], call('DISABLE_SCHEMA', 'SALES')],
    [call('ENABLE_SCHEMA', ' SALES '), ["name-quotes error [' SALES ']"], call('ENABLE_SCHEMA', 'SALES')],
    [call('ENABLE_SCHEMA', '"SALES"'), [`name-quotes error ['"SALES"']`], call('ENABLE_SCHEMA', 'SALES')],
    [call('ENABLE_SCHEMA', ''), [], undefined],
    [call('ENABLE_SCHEMA', 'NULL'), ['name-null error [NULL]'], call('ENABLE_SCHEMA', 'NULL')],
    [call('DISABLE_SCHEMA', 'NULL'), ['name-null error [NULL]'], undefined],
    [call('ENABLE_TABLE', 'NULL', 'NULL'), ['name-null error [NULL]', 'name-null error [NULL]'], undefined],
    ["CALL SYSCS_UTIL.REPLICATION_ENABLED('sales', 'orders')", [], undefined],
  ])('%s', (script, findings, fixed) => {
    expect(told(script, newest)).toEqual(findings);
    expect(told(script)).toEqual(findings);
    if (fixed !== undefined) expect(putRight(script, known())).toBe(fixed);
  });

  it.each([call('ENABLE_SCHEMA', 'mys'), call('DISABLE_SCHEMA', '"MyS"'), call('ENABLE_TABLE', 'SALES', 'myT')])(
    'offers %s in upper case, but takes that only where the cluster has it',
    (script) => {
      expect(offered(script)[0]).not.toMatch(/ \*$/);
      expect(offered(script, known())[0]).not.toMatch(/ \*$/);
      const mine = { schemas: ['SALES', 'MYS'], tables: [table('SALES', 'MYT')] };
      expect(offered(script, known(undefined, mine))[0]).toMatch(/[A-Z]'\) \*$/);
    },
  );

  it('says what comes of NULL', () => {
    expect(findingsIn(call('ENABLE_SCHEMA', 'NULL'))[0]?.message).toContain('deletes the TABLE rows of every schema');
    expect(findingsIn(call('DISABLE_SCHEMA', 'NULL'))[0]?.message).toContain('deletes the rows of every schema');
  });

  it('has no fix for a name that is stored so', () => {
    expect(told(call('ENABLE_SCHEMA', 'Mixed'), known())).toEqual(["name-case error ['Mixed']"]);
    expect(offered(call('ENABLE_SCHEMA', 'Mixed'), known())).toEqual([]);
    expect(offered(call('ENABLE_TABLE', 'STOCK', 'parts2'), known())).toEqual([]);
    expect(offered(call('ENABLE_TABLE', 'STOCK', 'parts'), known())).toEqual([
      `${call('ENABLE_TABLE', 'STOCK', 'PARTS')} *`,
    ]);
  });
});

describe('names that the cluster has', () => {
  it.each([
    [call('ENABLE_TABLE', 'SALES', 'ORDERS'), [], []],
    [call('ENABLE_SCHEMA', 'SALE'), ["schema-not-found warning ['SALE']"], [call('ENABLE_SCHEMA', 'SALES')]],
    [call('DISABLE_SCHEMA', 'NOPE'), ["schema-not-found warning ['NOPE']"], []],
    [
      call('ENABLE_TABLE', 'SALES', 'ORDER'),
      ["table-not-found warning ['ORDER']"],
      [call('ENABLE_TABLE', 'SALES', 'ORDERS')],
    ],
    [call('DISABLE_TABLE', 'STOCK', 'ORDERS'), ["table-not-found warning ['ORDERS']"], []],
    [call('ENABLE_TABLE', 'SALES', 'OPEN_ORDERS'), ["table-cannot-replicate warning ['OPEN_ORDERS']"], []],
    [call('ENABLE_TABLE', 'SALES', 'ALIAS'), ["table-cannot-replicate warning ['ALIAS']"], []],
    [call('DISABLE_TABLE', 'SALES', 'OPEN_ORDERS'), [], []],
    ["CALL SYSCS_UTIL.REPLICATION_ENABLED('sales', 'orders')", [], []],
    ["CALL SYSCS_UTIL.REPLICATION_ENABLED('sales', 'nothing')", ["table-not-found warning ['nothing']"], []],
  ])('%s', (script, findings, fixes) => {
    expect(told(script, known())).toEqual(findings);
    expect(offered(script, known())).toEqual(fixes);
  });

  it('does not take what this user may not see for missing', () => {
    const facts = known(undefined, { isPartial: true });
    expect(told(call('ENABLE_SCHEMA', 'SALE'), facts)).toEqual([]);
    expect(told(call('ENABLE_TABLE', 'SALES', 'ORDER'), facts)).toEqual([]);
    expect(told(call('ENABLE_TABLE', 'SALES', 'ALIAS'), facts)).toHaveLength(1);
  });

  it('asks nothing of tables that were not read', () => {
    const facts = without(known(), 'tables');
    expect(told(call('ENABLE_TABLE', 'SALES', 'NOPE'), facts)).toEqual([]);
    expect(told(call('ENABLE_TABLE', 'NOPE', 'NOPE'), facts)).toEqual(["schema-not-found warning ['NOPE']"]);
  });
});

describe('what a scope call would do now', () => {
  const clean = tables.slice(0, 5);
  const on = (...rows: readonly ReplicationRow[]) => known(rows, { tables: clean, schemas: ['SALES', 'STOCK', 'SYS'] });
  it.each([
    [call('ENABLE_DATABASE'), on(databaseRow), ['no-effect information [ENABLE_DATABASE_REPLICATION]']],
    [call('ENABLE_SCHEMA', 'SALES'), on(databaseRow), ['no-effect information [ENABLE_SCHEMA_REPLICATION]']],
    [
      call('ENABLE_TABLE', 'SALES', 'ORDERS'),
      on(schemaRow('SALES')),
      ['no-effect information [ENABLE_TABLE_REPLICATION]'],
    ],
    [
      call('ENABLE_TABLE', 'SALES', 'ORDERS'),
      on(tableRow('SALES', 'ORDERS')),
      ['no-effect information [ENABLE_TABLE_REPLICATION]'],
    ],
    [call('DISABLE_DATABASE'), on(), ['no-effect information [DISABLE_DATABASE_REPLICATION]']],
    [call('DISABLE_SCHEMA', 'SALES'), on(schemaRow('STOCK')), ['no-effect information [DISABLE_SCHEMA_REPLICATION]']],
    [
      call('DISABLE_TABLE', 'SALES', 'ORDERS'),
      on(tableRow('SALES', 'ITEMS')),
      ['no-effect information [DISABLE_TABLE_REPLICATION]'],
    ],
    [
      call('DISABLE_TABLE', 'SALES', 'ORDERS'),
      on(databaseRow),
      ['scope-rewritten warning [DISABLE_TABLE_REPLICATION]'],
    ],
    [
      call('DISABLE_TABLE', 'SALES', 'ORDERS'),
      on(schemaRow('SALES')),
      ['scope-rewritten warning [DISABLE_TABLE_REPLICATION]'],
    ],
    [call('DISABLE_TABLE', 'SALES', 'ORDERS'), on(tableRow('SALES', 'ORDERS')), []],
    [call('DISABLE_SCHEMA', 'SALES'), on(databaseRow), ['scope-rewritten warning [DISABLE_SCHEMA_REPLICATION]']],
    [
      call('DISABLE_SCHEMA', 'SALES'),
      on(tableRow('SALES', 'ORDERS')),
      ['scope-rewritten warning [DISABLE_SCHEMA_REPLICATION]'],
    ],
    [call('DISABLE_SCHEMA', 'SALES'), on(schemaRow('SALES')), []],
    [
      call('ENABLE_SCHEMA', 'SALES'),
      on(tableRow('SALES', 'ORDERS')),
      ['scope-rewritten warning [ENABLE_SCHEMA_REPLICATION]'],
    ],
    [call('ENABLE_SCHEMA', 'SALES'), on(), []],
    [call('ENABLE_DATABASE'), on(schemaRow('SALES')), ['scope-rewritten warning [ENABLE_DATABASE_REPLICATION]']],
    [call('ENABLE_DATABASE'), on(), []],
    [call('DISABLE_DATABASE'), on(databaseRow), []],
    [call('DISABLE_DATABASE'), on(schemaRow('SALES')), ['scope-rewritten warning [DISABLE_DATABASE_REPLICATION]']],
  ])('%s %#', (script, facts, findings) => {
    expect(told(script, facts)).toEqual(findings);
    expect(told(script, { ...facts, role: 'REPLICA' })).toEqual([expect.stringMatching(/^active-only error/)]);
  });

  it('says what happens and what the way back is', () => {
    expect(findingsIn(call('DISABLE_TABLE', 'SALES', 'ORDERS'), on(databaseRow))[0]?.message).toBe(
      'As east (3.2.0.2025) stands: the DATABASE row is replaced by a row for every other schema and 3 TABLE rows. ' +
        'New schemas are no longer covered. The way back is ENABLE_DATABASE_REPLICATION.',
    );
    expect(findingsIn(call('ENABLE_SCHEMA', 'SALES'), on(databaseRow))[0]?.message).toBe(
      'As east (3.2.0.2025) stands, this does nothing: the call answers with a Warning. The whole database is on.',
    );
  });

  it.each([
    [call('ENABLE_DATABASE'), 'the broader row takes the place of others (1 SCHEMA, 1 TABLE).'],
    [call('DISABLE_DATABASE'), 'rows that were set by themselves go as well (1 SCHEMA, 1 TABLE).'],
  ])('counts the settings that %s wipes', (script, expected) => {
    const facts = on(schemaRow('SALES'), tableRow('STOCK', 'PARTS'));
    expect(findingsIn(script, facts)[0]?.message).toBe(`As east (3.2.0.2025) stands: ${expected}`);
  });

  it('knows over what the call fails', () => {
    const temporary = known([], { tables: [...clean, table('SALES', 'TT2', 'X')], schemas: ['SALES', 'STOCK', 'SYS'] });
    for (const script of [call('ENABLE_DATABASE'), call('ENABLE_SCHEMA', 'SALES')]) {
      expect(told(script, temporary)).toEqual([expect.stringMatching(/^scope-fails warning/)]);
    }
    expect(told(call('ENABLE_SCHEMA', 'STOCK'), temporary)).toEqual([]);
    expect(findingsIn(call('ENABLE_DATABASE'), known([]))[0]?.message).toContain(
      'Mixed.ORDERS (a name that is not upper case) and 1 more',
    );
  });

  it('works anew after another reading, and without the tables as far as it can', () => {
    const script = call('DISABLE_TABLE', 'SALES', 'ORDERS');
    expect(told(script, on(databaseRow))).toHaveLength(1);
    const rows = [databaseRow];
    const withoutTables = without({ ...on(), rows }, 'tables');
    expect(told(script, withoutTables)).toEqual([]);
    expect(told(script, { ...on(), rows })).toEqual(['scope-rewritten warning [DISABLE_TABLE_REPLICATION]']);
    expect(told(call('ENABLE_TABLE', 'SALES', 'NOPE'), withoutTables)).toEqual([
      'no-effect information [ENABLE_TABLE_REPLICATION]',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableKey } from '../../../../src/splice/names';
import { applyScopeAction } from '../../../../src/splice/replication/apply';
import { flagsAfter } from '../../../../src/splice/replication/effect';
import type { TableEntry } from '../../../../src/splice/replication/model';
import { rowsText } from '../../../../src/splice/replication/rows';
import { action, row, rows, table, world } from './worlds';

interface Case {
  readonly name: string;
  readonly before?: readonly string[];
  readonly does: string;
  readonly more?: readonly TableEntry[];
  readonly label: 'success' | 'warning' | 'error';
  /** Without the blanks at its end. */
  readonly message: string;
  /** Left out: as before. */
  readonly after?: readonly string[];
}

const temporary = table('A.TT1____1:0a-b', 'X');
const mixed = table('stage.Load');
const external = table('A.EXT', 'E');
const missing = (name: string) => `Table '${name}' does not exist.`;

const cases: readonly Case[] = [
  // one table
  {
    name: 'table, nothing set',
    does: '+T(A.T1)',
    label: 'success',
    message: 'Enabled replication for table A.T1',
    after: ['T(A.T1)'],
  },
  {
    name: 'table, set already',
    before: ['T(A.T1)'],
    does: '+T(A.T1)',
    label: 'warning',
    message: 'Replication for table A.T1 has been enabled',
  },
  {
    name: 'table, under its schema',
    before: ['S(A)'],
    does: '+T(A.T1)',
    label: 'warning',
    message: 'Replication for table A.T1 has been enabled',
  },
  {
    name: 'table, under the database',
    before: ['D'],
    does: '+T(A.T1)',
    label: 'warning',
    message: 'Replication for table A.T1 has been enabled',
  },
  {
    name: 'table beside another',
    before: ['T(A.T2)'],
    does: '+T(A.T1)',
    label: 'success',
    message: 'Enabled replication for table A.T1',
    after: ['T(A.T2)', 'T(A.T1)'],
  },
  {
    name: 'a view',
    does: '+T(A.V)',
    label: 'success',
    message: 'Enabled replication for table A.V',
    after: ['T(A.V)'],
  },
  {
    name: 'a synonym',
    does: '+T(A.Y)',
    label: 'success',
    message: 'Enabled replication for table A.Y',
    after: ['T(A.Y)'],
  },
  { name: 'a missing table', does: '+T(A.NOPE)', label: 'error', message: missing('A.NOPE') },
  { name: 'a missing schema', does: '+T(NOPE.T1)', label: 'error', message: "Schema 'NOPE' does not exist" },
  {
    name: 'lower case',
    does: '+T(a.t1)',
    label: 'success',
    message: 'Enabled replication for table a.t1',
    after: ['T(a.t1)'],
  },
  {
    name: 'lower case is not seen as enabled',
    before: ['T(a.t1)'],
    does: '+T(A.T1)',
    label: 'success',
    message: 'Enabled replication for table A.T1',
    after: ['T(a.t1)', 'T(A.T1)'],
  },
  {
    name: 'quoted mixed case',
    more: [mixed],
    does: '+T("stage"."Load")',
    label: 'success',
    message: 'Enabled replication for table "stage"."Load"',
    after: ['T("stage"."Load")'],
  },
  {
    name: 'mixed case as stored',
    more: [mixed],
    does: '+T(stage.Load)',
    label: 'error',
    message: "Schema 'STAGE' does not exist",
  },
  {
    name: 'outer blanks',
    does: '+T( A . T1 )',
    label: 'success',
    message: 'Enabled replication for table  A . T1 ',
    after: ['T( A . T1 )'],
  },
  { name: 'an external table', more: [external], does: '+T(A.EXT)', label: 'error', message: missing('A.EXT') },
  {
    name: 'off, own row',
    before: ['T(A.T1)', 'T(B.U)'],
    does: '-T(A.T1)',
    label: 'success',
    message: 'Disabled replication for table A.T1',
    after: ['T(B.U)'],
  },
  { name: 'off, nothing set', does: '-T(A.T1)', label: 'warning', message: 'Replication for table A.T1 not enabled' },
  {
    name: 'off, other schema set',
    before: ['S(B)'],
    does: '-T(A.T1)',
    label: 'warning',
    message: 'Replication for table A.T1 not enabled',
  },
  {
    name: 'off under its schema',
    before: ['S(A)', 'S(B)'],
    does: '-T(A.T1)',
    label: 'success',
    message: 'Disabled replication for table A.T1',
    after: ['S(B)', 'T(A.T2)', 'T(A.V)', 'T(A.Y)'],
  },
  {
    name: 'off under the database',
    before: ['D'],
    does: '-T(A.T1)',
    label: 'success',
    message: 'Disabled replication for table A.T1',
    after: ['T(A.T2)', 'T(A.V)', 'T(A.Y)', 'S(B)', 'S(SYS)', 'S(EMPTY)'],
  },
  {
    name: 'off, lower case, under the database',
    before: ['D'],
    does: '-T(a.t1)',
    label: 'success',
    message: 'Disabled replication for table a.t1',
    after: ['S(B)', 'S(SYS)', 'S(EMPTY)'],
  },
  {
    name: 'off with a broader and narrower rows',
    before: ['D', 'S(B)', 'T(A.T1)'],
    does: '-T(A.T2)',
    label: 'error',
    message: "null 'null' already exists.",
    after: ['S(B)', 'T(A.T1)', 'T(A.T1)'],
  },
  { name: 'off, stale row', before: ['T(A.GONE)'], does: '-T(A.GONE)', label: 'error', message: missing('A.GONE') },
  {
    name: 'off, a view under its schema',
    before: ['S(A)'],
    does: '-T(A.V)',
    label: 'success',
    message: 'Disabled replication for table A.V',
    after: ['T(A.T1)', 'T(A.T2)', 'T(A.Y)'],
  },
  // one schema
  {
    name: 'schema, nothing set',
    does: '+S(A)',
    label: 'success',
    message: 'Enabled replication for schema A',
    after: ['S(A)'],
  },
  {
    name: 'schema takes its table rows away',
    before: ['T(A.T1)', 'T(A.GONE)', 'T(B.U)'],
    does: '+S(A)',
    label: 'success',
    message: 'Enabled replication for schema A',
    after: ['T(B.U)', 'S(A)'],
  },
  {
    name: 'schema, set already',
    before: ['S(A)'],
    does: '+S(A)',
    label: 'warning',
    message: 'Replication for schema A has been enabled',
  },
  {
    name: 'schema under the database',
    before: ['D'],
    does: '+S(A)',
    label: 'warning',
    message: 'Replication for schema A has been enabled',
  },
  {
    name: 'a schema that is not there',
    does: '+S(NOPE)',
    label: 'success',
    message: 'Enabled replication for schema NOPE',
    after: ['S(NOPE)'],
  },
  {
    name: 'schema in lower case',
    does: '+S(a)',
    label: 'success',
    message: 'Enabled replication for schema a',
    after: ['S(a)'],
  },
  {
    name: 'schema NULL',
    before: ['T(A.T1)', 'T(B.U)'],
    does: '+S(NULL)',
    label: 'success',
    message: 'Enabled replication for schema null',
    after: ['S(NULL)'],
  },
  {
    name: 'schema with a temporary table',
    more: [temporary],
    does: '+S(A)',
    label: 'error',
    message: missing('A.TT1____1:0a-b'),
  },
  {
    name: 'temporary table in another schema',
    more: [temporary],
    does: '+S(B)',
    label: 'success',
    message: 'Enabled replication for schema B',
    after: ['S(B)'],
  },
  {
    name: 'schema with a mixed-case table',
    more: [table('B.Load')],
    does: '+S(B)',
    label: 'error',
    message: missing('B.Load'),
  },
  {
    name: 'schema off',
    before: ['S(A)', 'S(B)'],
    does: '-S(A)',
    label: 'success',
    message: 'Disabled replication for schema A',
    after: ['S(B)'],
  },
  {
    name: 'schema off clears its tables',
    before: ['T(A.T1)', 'T(A.GONE)', 'T(B.U)'],
    does: '-S(A)',
    label: 'success',
    message: 'Disabled replication for schema A',
    after: ['T(B.U)'],
  },
  {
    name: 'schema off, nothing set',
    before: ['S(B)'],
    does: '-S(A)',
    label: 'warning',
    message: 'Replication for schema A not enabled',
  },
  {
    name: 'schema off under the database',
    before: ['D'],
    does: '-S(A)',
    label: 'success',
    message: 'Disabled replication for schema A',
    after: ['S(B)', 'S(SYS)', 'S(EMPTY)'],
  },
  {
    name: 'bogus schema off under the database',
    before: ['D'],
    does: '-S(NOPE)',
    label: 'success',
    message: 'Disabled replication for schema NOPE',
    after: ['S(A)', 'S(B)', 'S(SYS)', 'S(EMPTY)'],
  },
  {
    name: 'schema NULL off',
    before: ['S(A)', 'S(B)', 'S(NULL)'],
    does: '-S(NULL)',
    label: 'success',
    message: 'Disabled replication for schema null',
    after: [],
  },
  {
    name: 'schema off with a temporary table',
    more: [temporary],
    before: ['S(A)'],
    does: '-S(A)',
    label: 'success',
    message: 'Disabled replication for schema A',
    after: [],
  },
  // the database
  { name: 'database', does: '+D', label: 'success', message: 'Enabled replication for database', after: ['D'] },
  {
    name: 'database over narrower rows',
    before: ['S(A)', 'T(B.U)', 'T(A.GONE)'],
    does: '+D',
    label: 'success',
    message: 'Enabled replication for database',
    after: ['D'],
  },
  {
    name: 'database, set already',
    before: ['D'],
    does: '+D',
    label: 'warning',
    message: 'Database replication has been enabled',
  },
  {
    name: 'database with a temporary table',
    more: [temporary],
    before: ['S(B)'],
    does: '+D',
    label: 'error',
    message: missing('A.TT1____1:0a-b'),
  },
  {
    name: 'database with a mixed-case table',
    more: [mixed],
    does: '+D',
    label: 'error',
    message: missing('stage.Load'),
  },
  { name: 'database with an external table', more: [external], does: '+D', label: 'error', message: missing('A.EXT') },
  {
    name: 'database off',
    before: ['D'],
    does: '-D',
    label: 'success',
    message: 'Disabled replication for database',
    after: [],
  },
  {
    name: 'database off wipes narrower rows',
    before: ['S(A)', 'T(B.U)'],
    does: '-D',
    label: 'success',
    message: 'Disabled replication for database',
    after: [],
  },
  { name: 'database off, nothing set', does: '-D', label: 'warning', message: 'Database replication not enabled' },
  {
    name: 'database off with a temporary table',
    more: [temporary],
    before: ['D'],
    does: '-D',
    label: 'error',
    message: missing('A.TT1____1:0a-b'),
  },
  {
    name: 'database off with a mixed-case table',
    more: [mixed],
    before: ['D'],
    does: '-D',
    label: 'error',
    message: missing('stage.Load'),
  },
];

describe('the six scope actions', () => {
  it.each(cases)('$name: $does', ({ before = [], does, more, label, message, after }) => {
    const effect = applyScopeAction(world(before, more), action(does));
    expect(effect.answer.label).toBe(label);
    expect(effect.answer.message.trimEnd()).toBe(message.trimEnd());
    expect(rowsText(effect.rows)).toBe(rowsText(rows(...(after ?? before))));
  });

  it('a NULL table is an error, a NULL schema is the current one', () => {
    expect(applyScopeAction(world([]), { kind: 'enable-table', schemaName: 'A', tableName: null }).answer.label).toBe(
      'error',
    );
    const current = applyScopeAction(world([]), { kind: 'enable-table', schemaName: null, tableName: 'T1' });
    expect(current.answer).toEqual({ label: 'success', message: 'Enabled replication for table null.T1' });
    expect(current.rows).toEqual([{ scope: 'TABLE', schemaName: null, tableName: 'T1' }]);
  });

  it('ends a missing table’s message in two blanks, as the server does', () => {
    expect(applyScopeAction(world([]), action('+T(A.NOPE)')).answer.message).toBe("Table 'A.NOPE' does not exist.  ");
  });
});

const keyOf = ({ schemaName, tableName }: TableEntry) => tableKey(schemaName, tableName);
const key = (name: string) => keyOf(table(name));

describe('what HBase does', () => {
  it('switches a table by its folded name, whatever the row says', () => {
    const effect = applyScopeAction(world([]), action('+T(a.t1)'));
    expect(effect.switchedOn.map(keyOf)).toEqual([key('A.T1')]);
  });

  it('leaves the siblings on when a lower-case disable dissolves the database row', () => {
    const flags = new Set([key('A.T1'), key('A.T2'), key('B.U')]);
    const effect = applyScopeAction(world(['D'], [], flags), action('-T(a.t1)'));
    expect(flagsAfter(flags, effect, keyOf)).toEqual(new Set([key('A.T2'), key('B.U')]));
  });

  it('touches the internal tables with the database scope alone', () => {
    expect(applyScopeAction(world([]), action('+D')).internalTables).toBe('on');
    expect(applyScopeAction(world(['D']), action('-D')).internalTables).toBe('off');
    expect(applyScopeAction(world(['D']), action('-S(A)')).internalTables).toBe('untouched');
    expect(applyScopeAction(world([]), action('+S(A)')).internalTables).toBe('untouched');
  });

  it('switches the tables that it can before it stumbles', () => {
    const effect = applyScopeAction(world([], [temporary]), action('+S(A)'));
    expect(effect.switchedOn.map(keyOf)).toEqual([key('A.T1'), key('A.T2')]);
    expect(effect.rows).toEqual([]);
  });

  it('switches only what has storage and is not yet as wanted', () => {
    const flags = new Set([key('A.T1')]);
    const effect = applyScopeAction(world([], [], flags), action('+S(A)'));
    expect(effect.switchedOn.map(keyOf)).toEqual([key('A.T2')]);
  });

  it('a bogus schema name switches nothing', () => {
    expect(applyScopeAction(world([]), action('+S(NOPE)')).switchedOn).toEqual([]);
  });
});

describe('for any rows', () => {
  const name = fc.constantFrom('A', 'B', 'a', 'NOPE', '"A"', 'SYS');
  const leaf = fc.constantFrom('T1', 'T2', 'V', 't1', 'GONE', 'U');
  const anyRow = fc.oneof(
    fc.constant('D'),
    name.map((schema) => `S(${schema})`),
    fc.tuple(name, leaf).map(([schema, tableName]) => `T(${schema}.${tableName})`),
  );
  const anyAction = fc.tuple(fc.constantFrom('+', '-'), anyRow).map(([sign, text]) => `${sign}${text}`);

  it('a warning or a failed look-up changes no row, and a second time is no success but a no-op', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), anyAction, (before, does) => {
        const start = world(before);
        const first = applyScopeAction(start, action(does));
        if (first.answer.label === 'warning') expect(first.rows).toEqual(start.rows);
        if (first.answer.label === 'success' && does.startsWith('+')) {
          const again = applyScopeAction({ ...start, rows: first.rows }, action(does));
          expect(again.answer.label).toBe('warning');
        }
      }),
    );
  });

  it('after the database is on there is one row, after it is off there is none', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), (before) => {
        const on = applyScopeAction(world(before), action('+D'));
        if (on.answer.label === 'success') expect(on.rows).toEqual([row('D')]);
        const off = applyScopeAction(world(before), action('-D'));
        expect(off.rows).toEqual([]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableKey } from '../../../../src/splice/names';
import { applyScopeAction } from '../../../../src/splice/replication/apply';
import { RowIndex, tableState } from '../../../../src/splice/replication/effective';
import { findRows } from '../../../../src/splice/replication/findings';
import { flagsAfter } from '../../../../src/splice/replication/effect';
import type { TableEntry } from '../../../../src/splice/replication/model';
import { previewAction } from '../../../../src/splice/replication/preview';
import { rowChanges, rowKey, rowsText } from '../../../../src/splice/replication/rows';
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
    message: missing('A.TT1____1:0A-B'),
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
    message: missing('B.LOAD'),
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
    label: 'error',
    message: missing('A.TT1____1:0A-B'),
  },
  {
    name: 'schema off where another stands beside the database',
    before: ['D', 'T(A.T1)', 'S(SYS)'],
    does: '-S(A)',
    label: 'error',
    message: "null 'null' already exists.",
    after: ['D', 'S(SYS)', 'S(B)', 'S(SYS)'],
  },
  {
    name: 'schema NULL on, beside another',
    before: ['S(A)', 'T(B.U)'],
    does: '+S(NULL)',
    label: 'success',
    message: 'Enabled replication for schema null',
    after: ['S(A)', 'S(NULL)'],
  },
  {
    name: 'schema NULL off, without a row of its own',
    before: ['S(A)', 'T(B.U)'],
    does: '-S(NULL)',
    label: 'warning',
    message: 'Replication for schema null not enabled',
  },
  {
    name: 'schema NULL off under the database',
    before: ['D', 'S(A)', 'T(B.U)'],
    does: '-S(NULL)',
    label: 'error',
    message: '',
    after: ['D'],
  },
  {
    name: 'a mixed-case schema, as stored',
    more: [mixed],
    does: '+S(stage)',
    label: 'error',
    message: "Schema 'STAGE' does not exist",
  },
  {
    name: 'a mixed-case schema off, as stored',
    more: [mixed],
    before: ['S(stage)'],
    does: '-S(stage)',
    label: 'error',
    message: "Schema 'STAGE' does not exist",
  },
  {
    name: 'a mixed-case schema in quotes: no table bears that name',
    more: [mixed],
    does: '+S("stage")',
    label: 'success',
    message: 'Enabled replication for schema "stage"',
    after: ['S("stage")'],
  },
  {
    name: 'off in quotes under the database: no sibling is found',
    more: [mixed],
    before: ['D'],
    does: '-T("stage"."Load")',
    label: 'success',
    message: 'Disabled replication for table "stage"."Load"',
    after: ['S(A)', 'S(B)', 'S(SYS)', 'S(EMPTY)', 'S(stage)'],
  },
  {
    name: 'off with outer blanks under its schema: not seen as enabled',
    before: ['S(A)'],
    does: '-T( A . T1 )',
    label: 'warning',
    message: 'Replication for table  A . T1  not enabled',
  },
  {
    name: 'off under its schema with a row of its own',
    before: ['T(A.T1)', 'S(A)'],
    does: '-T(A.T1)',
    label: 'success',
    message: 'Disabled replication for table A.T1',
    after: ['T(A.T2)', 'T(A.V)', 'T(A.Y)'],
  },
  {
    name: 'off where the schema stands twice',
    before: ['S(A)', 'S(A)'],
    does: '-T(A.T1)',
    label: 'success',
    message: 'Disabled replication for table A.T1',
    after: ['T(A.T2)', 'T(A.V)', 'T(A.Y)'],
  },
  {
    name: 'off under its schema and a sibling’s row',
    before: ['S(A)', 'T(A.T2)'],
    does: '-T(A.T1)',
    label: 'error',
    message: "null 'null' already exists.",
    after: ['T(A.T2)', 'T(A.T2)'],
  },
  {
    name: 'off, a missing table under the database',
    before: ['D'],
    does: '-T(A.NOPE)',
    label: 'error',
    message: missing('A.NOPE'),
  },
  {
    name: 'off, a live temporary table beside it is written down too',
    more: [temporary],
    before: ['S(A)'],
    does: '-T(A.T1)',
    label: 'success',
    message: 'Disabled replication for table A.T1',
    after: ['T(A.T2)', 'T(A.V)', 'T(A.Y)', 'T(A.TT1____1:0a-b)'],
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
    message: missing('A.TT1____1:0A-B'),
  },
  {
    name: 'database with a mixed-case table',
    more: [mixed],
    does: '+D',
    label: 'error',
    message: "Schema 'STAGE' does not exist",
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
    message: missing('A.TT1____1:0A-B'),
  },
  {
    name: 'database off with a mixed-case table',
    more: [mixed],
    before: ['D'],
    does: '-D',
    label: 'error',
    message: "Schema 'STAGE' does not exist",
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
    expect(
      applyScopeAction(world(['S(A)']), { kind: 'disable-table', schemaName: 'A', tableName: null }),
    ).toMatchObject({
      answer: { label: 'error', message: 'Table name can not be null' },
      rows: rows('S(A)'),
    });
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

  it('looks up all tables before it switches the first', () => {
    const effect = applyScopeAction(world([], [temporary]), action('+S(A)'));
    expect(effect.switchedOn).toEqual([]);
    expect(effect.rows).toEqual([]);
  });

  it('switches what stands before an external table', () => {
    const start = world(['T(A.T1)'], [external, table('A.LAST')], new Set());
    const effect = applyScopeAction(start, action('+S(A)'));
    expect(effect.switchedOn.map(keyOf)).toEqual([key('A.T1'), key('A.T2')]);
    expect(effect.rows).toEqual(start.rows);
    expect(applyScopeAction(start, action('+D')).internalTables).toBe('untouched');
  });

  it('takes an upper-case twin for a name that is not upper-case', () => {
    const effect = applyScopeAction(world([], [table('B.u')]), action('+S(B)'));
    expect(effect.answer.label).toBe('success');
    expect(effect.switchedOn.map(keyOf)).toEqual([key('B.U')]);
  });

  it('takes a single table offline whatever its state is', () => {
    const on = new Set([key('A.T1')]);
    expect(applyScopeAction(world([], [], on), action('+T(A.T1)')).switchedOn.map(keyOf)).toEqual([key('A.T1')]);
    expect(applyScopeAction(world(['T(a.t1)']), action('-T(a.t1)')).switchedOff.map(keyOf)).toEqual([key('A.T1')]);
  });

  it('loses the database row to a NULL schema, with all tables still on', () => {
    const flags = new Set([key('A.T1'), key('A.T2'), key('B.U')]);
    const effect = applyScopeAction(world(['D'], [], flags), {
      kind: 'disable-table',
      schemaName: null,
      tableName: 'T1',
    });
    expect(effect.answer).toEqual({ label: 'error', message: '' });
    expect(effect.rows).toEqual([]);
    expect(flagsAfter(flags, effect, keyOf)).toEqual(new Set([key('A.T2'), key('B.U')]));
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

describe('a doubled row', () => {
  const twice = world(['T(A.T1)', 'T(A.T1)']);
  const disabled = applyScopeAction(twice, action('-T(A.T1)'));
  const after = { ...twice, rows: disabled.rows, phantoms: disabled.phantoms };

  it('leaves one behind that the checks do not see', () => {
    expect(disabled.answer.label).toBe('success');
    expect(disabled.rows).toEqual(rows('T(A.T1)'));
    expect(applyScopeAction(after, action('-T(A.T1)')).answer).toEqual({
      label: 'warning',
      message: 'Replication for table A.T1 not enabled',
    });
  });

  it('stands twice again once the table is enabled, and can be disabled once', () => {
    const again = applyScopeAction(after, action('+T(A.T1)'));
    expect(again.answer.label).toBe('success');
    expect(again.rows).toEqual(rows('T(A.T1)', 'T(A.T1)'));
    expect(again.phantoms.size).toBe(0);
    expect(applyScopeAction({ ...twice, ...again }, action('-T(A.T1)')).rows).toEqual(rows('T(A.T1)'));
  });

  it.each(['-S(A)', '-D', '+D'])('is cleared by %s', (does) => {
    const effect = applyScopeAction(after, action(does));
    expect(effect.answer.label).toBe('success');
    expect(effect.rows.filter(({ scope }) => scope === 'TABLE')).toEqual([]);
    expect(effect.phantoms.size).toBe(0);
  });

  it('does not stand in the way of an expansion', () => {
    const effect = applyScopeAction({ ...after, rows: rows('S(A)', 'T(A.T1)') }, action('-T(A.T2)'));
    expect(effect.answer.label).toBe('success');
    expect(rowsText(effect.rows)).toBe(rowsText(rows('T(A.T1)', 'T(A.T1)', 'T(A.V)', 'T(A.Y)')));
    expect(effect.phantoms.size).toBe(0);
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

  it('a success leaves what was asked for, by the rows: all on, or the object itself off', () => {
    const spelt = (text: string) => !/[a"]|t1|NOPE|GONE/.test(text.slice(1));
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), anyAction.filter(spelt), (before, does) => {
        const start = world(before);
        const asked = action(does);
        const effect = applyScopeAction(start, asked);
        if (effect.answer.label !== 'success') return;
        const index = new RowIndex(effect.rows);
        const concerned = start.tables.filter(
          ({ schemaName, tableName, tableType }) =>
            tableType === 'T' &&
            (!('schemaName' in asked) || asked.schemaName === schemaName) &&
            (!('tableName' in asked) || asked.tableName === tableName),
        );
        const doubled = start.rows.length !== new Set(start.rows.map(rowKey)).size;
        const wanted = does.startsWith('+') ? 'replicated' : 'not-replicated';
        if (does.startsWith('-') && doubled) return;
        for (const entry of concerned) expect(tableState(index, entry).kind).toBe(wanted);
      }),
    );
  });

  it('off for one object leaves every other one as it was, where names are as stored', () => {
    const stored = fc.constantFrom('S(A)', 'S(B)', 'T(A.T1)', 'T(A.T2)', 'T(B.U)', 'D');
    const off = fc.constantFrom('-T(A.T1)', '-T(A.T2)', '-T(B.U)');
    fc.assert(
      fc.property(fc.uniqueArray(stored), off, (before, does) => {
        const start = world(before);
        const effect = applyScopeAction(start, action(does));
        if (effect.answer.label === 'error') return;
        const [was, is] = [new RowIndex(start.rows), new RowIndex(effect.rows)];
        const others = start.tables.filter((entry) => does !== `-T(${entry.schemaName}.${entry.tableName})`);
        for (const entry of others.filter(({ tableType }) => tableType === 'T')) {
          expect(tableState(is, entry)).toMatchObject({ kind: tableState(was, entry).kind });
        }
      }),
    );
  });

  it('rows that were kept keep their order, and none is invented in a scope that is none', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 6 }), anyAction, (before, does) => {
        const start = { ...world(before), rows: rows(...before).map((each) => ({ ...each })) };
        const { rows: left } = applyScopeAction(start, action(does));
        expect(left.every(({ scope }) => ['DATABASE', 'SCHEMA', 'TABLE'].includes(scope))).toBe(true);
        const { removed, added } = rowChanges(start.rows, left);
        expect(start.rows.length - removed.length + added.length).toBe(left.length);
        if (added.length === 0) {
          const places = left.map((kept) => start.rows.indexOf(kept));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('never throws, whatever the names and rows are', () => {
    const text = fc.option(fc.string({ maxLength: 4 }), { nil: null });
    const odd = fc.record({
      scope: fc.constantFrom('DATABASE', 'SCHEMA', 'TABLE', ''),
      schemaName: text,
      tableName: text,
    });
    const kinds = fc.constantFrom('enable-table', 'disable-table', 'enable-schema', 'disable-schema') as fc.Arbitrary<
      'enable-table' | 'disable-table'
    >;
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 5 }), kinds, text, text, (current, kind, schemaName, tableName) => {
        const start = { ...world(['D']), rows: [...rows('D'), ...current] };
        const asked = { kind, schemaName, tableName };
        expect(['success', 'warning', 'error']).toContain(applyScopeAction(start, asked).answer.label);
        expect(() => [previewAction(start, asked), findRows(start)]).not.toThrow();
      }),
    );
  });
});

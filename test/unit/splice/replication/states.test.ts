import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableKey } from '../../../../src/splice/names';
import { applyScopeAction } from '../../../../src/splice/replication/apply';
import { driftOf } from '../../../../src/splice/replication/drift';
import { databaseState, RowIndex, schemaState, tableState } from '../../../../src/splice/replication/effective';
import { findRows } from '../../../../src/splice/replication/findings';
import { hindranceQuery, hindrances, suspectsIn } from '../../../../src/splice/replication/preflight';
import type { TableEntry, TableType } from '../../../../src/splice/replication/model';
import { previewAction } from '../../../../src/splice/replication/preview';
import { rowText, sortedRows, tableRow } from '../../../../src/splice/replication/rows';
import { InProcessPair } from '../../connection/sample/inProcess';
import { action, rows, table, tables, world } from './worlds';

const index = (...texts: string[]) => new RowIndex(rows(...texts));
const tableKeyOf = ({ schemaName, tableName }: TableEntry) => tableKey(schemaName, tableName);

describe('the state of a table', () => {
  it.each([
    [['T(A.T1)'], 'A.T1', 'T', { kind: 'replicated', via: 'table' }],
    [['S(A)'], 'A.T1', 'T', { kind: 'replicated', via: 'schema' }],
    [['D'], 'A.T1', 'T', { kind: 'replicated', via: 'database' }],
    [['D', 'S(A)', 'T(A.T1)'], 'A.T1', 'T', { kind: 'replicated', via: 'database' }],
    [['S(B)', 'T(A.T2)', 'T(a.t1)', 'T("A"."T1")'], 'A.T1', 'T', { kind: 'not-replicated' }],
    [['T(A.V)'], 'A.V', 'V', { kind: 'cannot', obstacle: 'view', hasRow: true }],
    [['D'], 'A.Y', 'A', { kind: 'cannot', obstacle: 'synonym', hasRow: false }],
    [['D'], 'A.E', 'E', { kind: 'cannot', obstacle: 'external', hasRow: false }],
    [['D'], 'A.x', 'X', { kind: 'cannot', obstacle: 'temporary', hasRow: false }],
    [['D'], 'A.t', 'T', { kind: 'cannot', obstacle: 'name-not-upper-case', hasRow: false }],
    [['D'], 'stage.T', 'T', { kind: 'cannot', obstacle: 'name-not-upper-case', hasRow: false }],
    [['D'], 'A. T', 'T', { kind: 'cannot', obstacle: 'name-with-quote-or-blank', hasRow: false }],
    [['D'], 'SYS.SYSTABLES', 'S', { kind: 'replicated', via: 'database' }],
  ] as const)('%j: %s (%s)', (current, name, type, state) => {
    expect(tableState(index(...current), table(name, type))).toEqual(state);
  });

  it('is unknown without rows, never "not replicated"', () => {
    expect(tableState(undefined, table('A.T1'))).toEqual({ kind: 'unknown' });
    expect(schemaState(undefined, 'A', tables)).toEqual({ kind: 'unknown' });
    expect(databaseState(undefined)).toEqual({ kind: 'unknown' });
  });
});

describe('the state of a schema and of the database', () => {
  const ofA = tables.filter(({ schemaName }) => schemaName === 'A');
  it.each([
    [['D'], { kind: 'replicated', via: 'database' }],
    [['S(A)'], { kind: 'replicated', via: 'schema' }],
    [['T(A.T1)', 'T(A.V)'], { kind: 'partial', replicated: 1, total: 2 }],
    [['T(A.V)'], { kind: 'not-replicated' }],
    [['S(a)'], { kind: 'not-replicated' }],
  ] as const)('schema A with %j', (current, state) => {
    expect(schemaState(index(...current), 'A', ofA)).toEqual(state);
  });
  it('a mixed-case schema cannot', () => {
    expect(schemaState(index('D'), 'stage', [])).toEqual({ kind: 'cannot', obstacle: 'name-not-upper-case' });
  });
  it.each([
    [['D', 'S(A)'], { kind: 'replicated' }],
    [['S(A)', 'T(B.U)'], { kind: 'partial', schemaRows: 1, tableRows: 1 }],
    [[], { kind: 'not-replicated' }],
  ] as const)('database with %j', (current, state) => {
    expect(databaseState(index(...current))).toEqual(state);
  });
});

describe('findings', () => {
  const kinds = (...current: string[]) => findRows(world(current)).map(({ kind, row }) => `${kind} ${rowText(row)}`);
  it.each([
    [['T(A.GONE)'], ['stale TABLE|A|GONE']],
    [['S(NOPE)'], ['stale SCHEMA|NOPE']],
    [['T(A.T1)', 'T(A.T1)'], ['duplicate TABLE|A|T1']],
    [['T(a.t1)'], ['misspelt TABLE|a|t1']],
    [['T("A"."T1")'], ['misspelt TABLE|"A"|"T1"']],
    [['S(a)'], ['misspelt SCHEMA|a']],
    [['D', 'S(A)'], ['shadowed SCHEMA|A']],
    [['S(A)', 'T(A.T1)'], ['shadowed TABLE|A|T1']],
    [['S(NULL)'], ['null-name SCHEMA|NULL']],
    [['T(A.V)'], ['ineffective TABLE|A|V']],
    [['D'], []],
    [['S(A)', 'T(B.U)'], []],
  ] as const)('%j', (current, found) => {
    expect(kinds(...current)).toEqual(found);
  });
});

describe('drift', () => {
  it.each([
    [['T(A.T1)'], false, 'off-with-row', ['disable-table', 'enable-table']],
    [['D'], false, 'off-with-row', []],
    [[], true, 'on-without-row', ['enable-table', 'disable-table']],
  ] as const)('%j with HBase %s', (current, enabled, kind, repair) => {
    const drift = driftOf(index(...current), table('A.T1'), enabled);
    expect([drift?.kind, drift?.repair.map((step) => step.kind)]).toEqual([kind, repair]);
  });
  it('is none where both agree, or the rows are unknown', () => {
    expect(driftOf(index('D'), table('A.T1'), true)).toBeUndefined();
    expect(driftOf(index(), table('A.T1'), false)).toBeUndefined();
    expect(driftOf(undefined, table('A.T1'), true)).toBeUndefined();
  });
});

describe('preflight', () => {
  const odd = [table('A.X1', 'X'), table('A.EXT', 'E'), table('stage.Load'), table('B." q')];
  it.each([
    ['+D', ['temporary', 'external', 'name-not-upper-case', 'name-with-quote-or-blank']],
    ['-D', ['temporary', 'external', 'name-not-upper-case', 'name-with-quote-or-blank']],
    ['+S(A)', ['temporary', 'external']],
    ['-S(A)', ['temporary', 'external']],
    ['+S(B)', ['name-with-quote-or-blank']],
    ['+T(A.T1)', []],
    ['+T(A.EXT)', ['external']],
  ] as const)('%s', (does, obstacles) => {
    expect(hindrances(world([], odd), action(does)).map(({ obstacle }) => obstacle)).toEqual(obstacles);
  });
});

describe('preflight by SQL', () => {
  const pair = new InProcessPair();
  const odd: readonly (readonly [name: string, tableType: TableType, obstacle: string | undefined])[] = [
    ['A.PLAIN', 'T', undefined],
    ['A.ÜBER_1$', 'T', undefined],
    ['A.VIEW', 'V', undefined],
    ['A.EXT', 'E', 'external'],
    ['A.TMP', 'X', 'temporary'],
    ['A.mixed', 'T', 'name-not-upper-case'],
    ['A.über', 'V', 'name-not-upper-case'],
    ['Mixed.T', 'T', 'name-not-upper-case'],
    ['A.Q"', 'T', 'name-with-quote-or-blank'],
    ['"A".T', 'T', 'name-with-quote-or-blank'],
    ['A. T', 'T', 'name-with-quote-or-blank'],
    ['A.T ', 'T', 'name-with-quote-or-blank'],
    [' A.T', 'T', 'name-with-quote-or-blank'],
    ['A .T', 'T', 'name-with-quote-or-blank'],
    ['A.IN SIDE', 'T', undefined],
  ];
  const { catalog } = pair.cluster('active');
  const entries = odd.map(([name, tableType]) => table(name, tableType));
  for (const schema of new Set(entries.map(({ schemaName }) => schemaName))) catalog.addSchema(schema, 'SPLICE');
  for (const { schemaName, tableName, tableType } of entries)
    catalog.addTable({ schema: schemaName, name: tableName, type: tableType });
  const found = suspectsIn(pair.rows('active', hindranceQuery));

  it.each(odd)('%s (%s)', (name, tableType, obstacle) => {
    const entry = table(name, tableType);
    const pure = hindrances({ schemas: [], tables: [entry], rows: [] }, { kind: 'enable-database' });
    // Without schemas nothing is found by the lookup: what is left are the suspects.
    expect(pure.map((one) => one.obstacle)).toEqual(obstacle === undefined ? [] : [obstacle]);
    expect(found.filter((one) => tableKeyOf(one) === tableKeyOf(entry))).toEqual(obstacle === undefined ? [] : [entry]);
  });
});

describe('preflight and the rules', () => {
  const names = fc.constantFrom('A.t1', 'A.load', 'stage.LOAD', 'STAGE.LOAD', 'B." q', 'B. U', 'a.T2', '"B".U');
  const types = fc.constantFrom('T', 'T', 'T', 'V', 'E', 'X') as fc.Arbitrary<TableType>;
  const odd = fc.uniqueArray(fc.tuple(names, types), { maxLength: 4, selector: ([name]) => name });
  const actions = fc.constantFrom('+D', '-D', '+S(A)', '-S(A)', '+S(B)', '+S(stage)', '-S(a)', '+S(STAGE)');

  it('foretell a failure exactly where there is one', () => {
    fc.assert(
      fc.property(odd, actions, (more, does) => {
        const start = world(
          [does.startsWith('+') ? 'T(EMPTY.X)' : 'D'],
          more.map(([name, type]) => table(name, type)),
        );
        const fails = applyScopeAction(start, action(does)).answer.label === 'error';
        expect(hindrances(start, action(does)).length > 0).toBe(fails);
      }),
    );
  });

  it('switch nothing when a name is not found', () => {
    fc.assert(
      fc.property(odd, fc.constantFrom('+D', '+S(A)', '+S(B)'), (more, does) => {
        const named = more.map(([name, type]) => table(name, type)).filter(({ tableType }) => tableType !== 'E');
        const { answer, switchedOn } = applyScopeAction(world([], named), action(does));
        if (answer.label === 'error') expect(switchedOn).toEqual([]);
        else expect(switchedOn.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('preview', () => {
  const cautions = (before: readonly string[], does: string) =>
    previewAction(world(before), action(does)).cautions.map(({ kind }) => kind);
  it.each([
    [['D'], '-T(A.T1)', ['scope-rewritten', 'new-ones-not-covered', 'way-back-is-broader']],
    [['D'], '-S(A)', ['scope-rewritten', 'new-ones-not-covered', 'way-back-is-broader']],
    [['S(A)'], '-T(A.T1)', ['scope-rewritten', 'new-ones-not-covered', 'way-back-is-broader']],
    [['T(A.T1)'], '-T(A.T1)', []],
    [['T(A.T1)'], '-S(A)', ['settings-wiped']],
    [['S(A)', 'T(B.U)'], '-D', ['settings-wiped']],
    [['D'], '-D', ['system-tables']],
    [['T(A.T1)'], '+S(A)', ['settings-wiped', 'database-first']],
    [[], '+T(A.T1)', ['database-first']],
    [[], '+D', ['system-tables']],
    [['S(B)'], '+T(A.T1)', ['database-first']],
    [['S(B)', 'S(SYS)'], '+T(A.T1)', []],
    [['D'], '+T(A.T1)', []],
    [['S(A)'], '+S(A)', []],
    [[], '+T(A.V)', ['covers-nothing']],
    [['T(B.U)'], '+T(A.Y)', ['covers-nothing']],
    [[], '+S(NOPE)', ['covers-nothing']],
    [[], '+S(EMPTY)', ['database-first']],
    [[], '+T(A.NOPE)', ['database-first']],
    [['D'], '+T(A.V)', []],
  ] as const)('%j %s', (before, does, expected) => {
    expect(cautions(before, does)).toEqual(expected);
  });

  it.each(['+D', '-D', '+S(A)', '-T(A.T1)'])('warns of several databases before %s', (does) => {
    const start = world([does.startsWith('+') ? 'T(B.U)' : 'D']);
    const kinds = (severalDatabases: boolean) =>
      previewAction({ ...start, severalDatabases }, action(does)).cautions.map(({ kind }) => kind);
    expect(kinds(true)).toEqual(['several-databases', ...kinds(false)]);
  });

  it.each([
    [['D', 'S(B)', 'T(A.T1)'], '-T(A.T2)', 'TABLE|A|T1', { schemaRows: 0, tableRows: 0 }],
    [['D', 'S(B)'], '-T(A.T2)', 'SCHEMA|B', { schemaRows: 0, tableRows: 3 }],
    [['S(A)', 'T(A.V)'], '-T(A.T1)', 'TABLE|A|V', { schemaRows: 0, tableRows: 1 }],
    [['D', 'S(B)'], '-S(A)', 'SCHEMA|B', undefined],
    [['D', 'T(A.T2)'], '-T(A.T2)', undefined, { schemaRows: 3, tableRows: 3 }],
  ] as const)('%j %s: the row in the way is %s', (before, does, inTheWay, replacing) => {
    const { clash, answer, cautions: told } = previewAction(world(before), action(does));
    expect(clash && rowText(clash)).toBe(inTheWay);
    expect(answer.label).toBe(inTheWay === undefined ? 'success' : 'error');
    const rewritten = told.find(({ kind }) => kind === 'scope-rewritten');
    if (replacing) expect(rewritten).toMatchObject(replacing);
    else expect(rewritten).toBeUndefined();
  });

  it('tells SQL, rows and offline tables', () => {
    const preview = previewAction(world(['D']), action('-T(A.T1)'));
    expect(preview.sql).toBe("CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('A', 'T1')");
    expect(preview.removed.map(rowText)).toEqual(['DATABASE']);
    expect(sortedRows(preview.added).map(rowText)).toEqual([
      'SCHEMA|B',
      'SCHEMA|EMPTY',
      'SCHEMA|SYS',
      'TABLE|A|T2',
      'TABLE|A|V',
      'TABLE|A|Y',
    ]);
    expect(preview.offline).toEqual([table('A.T1')]);
    expect(preview.refusal).toBeUndefined();
  });

  it.each([
    ['+T(a.T1)', { kind: 'name', obstacle: 'name-not-upper-case' }],
    ['+S("A")', { kind: 'name', obstacle: 'name-with-quote-or-blank' }],
    ['+S(NULL)', { kind: 'null-name' }],
  ])('refuses %s', (does, refusal) => {
    expect(previewAction(world([]), action(does)).refusal).toEqual(refusal);
  });
});

describe('with 50,000 tables and 10,000 rows', () => {
  const many = Array.from({ length: 50_000 }, (_, i) => table(`S${i % 500}.T${i}`));
  const schemas = Array.from({ length: 500 }, (_, i) => `S${i}`);
  const tableRows = many.slice(0, 10_000).map(({ schemaName, tableName }) => tableRow(schemaName, tableName));
  const contents = { schemas, tables: many, rows: tableRows };
  /** The best of a few, so that a busy machine does not decide. */
  const fastest = (work: () => void) =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    );

  it('indexes and looks up every state in under 100 ms', () => {
    let on = 0;
    const took = fastest(() => {
      const index = new RowIndex(tableRows);
      on = many.filter((entry) => tableState(index, entry).kind === 'replicated').length;
    });
    expect(on).toBe(10_000);
    expect(took).toBeLessThan(100);
  });

  it('foretells one table in under 25 ms, the whole database in under 250 ms', () => {
    const one = fastest(() => previewAction(contents, action('-T(S499.T9999)')));
    const whole = fastest(() => previewAction(contents, action('+D')));
    expect(previewAction(contents, action('-T(S499.T9999)')).removed).toEqual([tableRow('S499', 'T9999')]);
    expect(one).toBeLessThan(25);
    expect(whole).toBeLessThan(250);
  });
});

import { describe, expect, it } from 'vitest';
import type { DatabaseContents, ScopeAction } from '../../../../src/splice/replication/model';
import { stepSql, type Plan, type Place } from '../../../../src/tree/actions/plan';
import { planDetail, question } from '../../../../src/tree/actions/planTexts';
import { actionsToRetry, planScope, type ScopeRequest } from '../../../../src/tree/actions/scopePlan';
import { broadestFirst, switchActionOf } from '../../../../src/tree/actions/switchActions';
import { parseRelease } from '../../../../src/splice/release';
import { entries, overview, procedures, rows } from '../fixtures';

const east: Place = { cluster: 'east', environment: 'production' };
const schemas = ['HR', 'SALES', 'SYS'];
const tables = entries('SALES.ORDERS', 'SALES.LINES', 'SALES.V_OPEN:V', 'HR.PAY', 'SYS.SYSTABLES:S');

function contents(...texts: string[]): DatabaseContents {
  return { schemas, tables, rows: rows(...texts) };
}

const table = (way: 'enable' | 'disable', name: string, schemaName = 'SALES') =>
  switchActionOf(way, { kind: 'table', schemaName, tableName: name });
const schema = (way: 'enable' | 'disable', schemaName: string) => switchActionOf(way, { kind: 'schema', schemaName });
const database = (way: 'enable' | 'disable') => switchActionOf(way, { kind: 'cluster' });

function request(actions: readonly ScopeAction[], changes: Partial<ScopeRequest> = {}): ScopeRequest {
  const verb = actions[0]?.kind.startsWith('enable') ? 'turn-on' : 'turn-off';
  return { verb, actions, place: east, side: 'active', server: overview(), ...changes };
}

function run(plan: Plan) {
  if (plan.kind !== 'run') throw new Error(`${plan.kind}: ${plan.reason}`);
  return plan;
}

describe('planScope', () => {
  it('tells everything about turning off one table below the database', () => {
    const plan = run(planScope(request([table('disable', 'ORDERS')]), contents('DATABASE')));
    expect(plan.question).toBe('Turn replication off for SALES.ORDERS on east (production)?');
    expect(planDetail(plan)).toBe(
      [
        "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES', 'ORDERS')",
        '',
        'SALES.ORDERS goes offline while it is switched.',
        'Rows replaced: 1 DATABASE by 2 SCHEMA, 2 TABLE.',
        '',
        '⚠ New schemas will not be covered any more.',
        '',
        'Way back: turn replication on for the whole database. Turning SALES.ORDERS on again does not bring the DATABASE row back.',
      ].join('\n'),
    );
    expect(plan.rows).toEqual({
      before: 'DATABASE\n',
      after: 'SCHEMA|HR\nSCHEMA|SYS\nTABLE|SALES|LINES\nTABLE|SALES|V_OPEN\n',
    });
  });

  it('tells how a table below its schema rewrites the scope', () => {
    const plan = run(planScope(request([table('disable', 'ORDERS')]), contents('SCHEMA|SALES')));
    expect(plan.cautions).toEqual(['New tables of SALES will not be covered any more.']);
    expect(plan.wayBack).toBe(
      'turn replication on for schema SALES. Turning SALES.ORDERS on again does not bring the SCHEMA row back.',
    );
  });

  it('tells what turning off the database wipes', () => {
    const plan = run(planScope(request([database('disable')]), contents('SCHEMA|HR', 'TABLE|SALES|ORDERS')));
    expect(plan.cautions).toEqual(['Settings made for 1 schema and 1 table are lost.']);
    expect(plan.effects).toContain('Rows removed: 1 SCHEMA, 1 TABLE.');
  });

  it.each([
    [
      'the broadest row that goes',
      [table('disable', 'PAY', 'HR'), table('disable', 'ORDERS')],
      ['TABLE|HR|PAY', 'SCHEMA|SALES'],
      'turn replication on for HR.PAY, schema SALES. Turning SALES.ORDERS on again does not bring the SCHEMA row back.',
    ],
    [
      'the database where its row goes',
      [table('disable', 'PAY', 'HR'), table('disable', 'ORDERS')],
      ['DATABASE'],
      'turn replication on for the whole database. Turning HR.PAY, SALES.ORDERS on again does not bring the DATABASE row back.',
    ],
    [
      'all, where each has its own row',
      [table('disable', 'PAY', 'HR'), table('disable', 'ORDERS')],
      ['TABLE|HR|PAY', 'TABLE|SALES|ORDERS'],
      'turn replication on for HR.PAY, SALES.ORDERS. What was written in between is not sent.',
    ],
    [
      'all that are turned on',
      [table('enable', 'PAY', 'HR'), table('enable', 'ORDERS')],
      [],
      'turn replication off for HR.PAY, SALES.ORDERS.',
    ],
  ])('names as the way back %s', (_name, actions, texts, wayBack) => {
    expect(run(planScope(request(actions), contents(...texts))).wayBack).toBe(wayBack);
  });

  it('names five on the way back, and counts the others', () => {
    const many = Array.from({ length: 7 }, (_, number) => `T${number}`);
    const world = { schemas, tables: entries(...many.map((name) => `SALES.${name}`)), rows: [] };
    expect(run(planScope(request(many.map((name) => table('enable', name))), world)).wayBack).toMatch(
      /SALES\.T3, SALES\.T4 and 2 more\.$/,
    );
  });

  describe('turning on what cannot replicate', () => {
    const odd = { ...contents(), tables: [...tables, ...entries('SALES.S:A', 'SALES.EXT:E', 'SALES.my')] };
    const hopeless = ['V_OPEN', 'S', 'EXT', 'my'].map((name) => table('enable', name));

    it('leaves it out of a selection, and says so', () => {
      const plan = run(planScope(request([table('enable', 'ORDERS'), ...hopeless]), odd));
      expect(plan.steps.map(stepSql)).toEqual(["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'ORDERS')"]);
      expect(plan.effects.at(-1)).toBe(
        'Left out: SALES.V_OPEN (view, nothing to replicate), SALES.S (synonym, nothing to replicate), ' +
          'SALES.EXT (external table, cannot replicate), SALES.my (cannot replicate: name is not upper-case).',
      );
      expect(plan.cautions.join()).not.toContain('will fail');
    });

    it('is refused where nothing is left', () => {
      expect(planScope(request([table('enable', 'V_OPEN')]), odd)).toEqual({
        kind: 'refused',
        reason: 'Nothing to turn on: SALES.V_OPEN (view, nothing to replicate).',
      });
    });

    it('says so beside what needs no change', () => {
      const plan = planScope(request([table('enable', 'ORDERS'), table('enable', 'V_OPEN')]), contents('SCHEMA|SALES'));
      expect(plan).toMatchObject({
        kind: 'nothing',
        reason: expect.stringMatching(/Left out: SALES\.V_OPEN/) as string,
      });
    });

    it('is known where the rows are not', () => {
      const changes = { unreadable: 'SYS is closed.', tables: odd.tables };
      const plan = run(planScope(request([table('enable', 'ORDERS'), table('enable', 'V_OPEN')], changes), undefined));
      expect(plan.steps).toHaveLength(1);
    });

    it('does not keep a useless row from being turned off', () => {
      const plan = run(planScope(request([table('disable', 'V_OPEN')]), contents('TABLE|SALES|V_OPEN')));
      expect(plan.effects).toContain('Rows removed: 1 TABLE.');
    });
  });

  describe('on a server whose procedures are known', () => {
    const server = overview({
      release: parseRelease('2.8.0.2024'),
      procedures: procedures('ENABLE_TABLE_REPLICATION', 'DISABLE_TABLE_REPLICATION'),
    });

    it.each([
      [schema('enable', 'HR'), 'ENABLE_SCHEMA_REPLICATION'],
      [schema('disable', 'HR'), 'DISABLE_SCHEMA_REPLICATION'],
      [database('enable'), 'ENABLE_DATABASE_REPLICATION'],
      [database('disable'), 'DISABLE_DATABASE_REPLICATION'],
    ])('refuses %j', (action, procedure) => {
      const refusal = { kind: 'refused', reason: `east (2.8.0.2024) has no ${procedure}.` };
      expect(planScope(request([action], { server }), undefined)).toEqual(refusal);
      expect(planScope(request([action], { server, verb: 'repair' }), contents('SCHEMA|HR'))).toEqual(refusal);
    });

    it('sends what is there', () => {
      expect(run(planScope(request([table('enable', 'ORDERS')], { server }), undefined)).steps).toHaveLength(1);
    });
  });

  it('recommends the database first where nothing was ever on', () => {
    expect(run(planScope(request([table('enable', 'ORDERS')]), contents())).cautions.join()).toMatch(/whole database/);
  });

  it('names what makes a database-wide call fail half-way', () => {
    const odd = {
      ...contents(),
      tables: [...tables, ...entries('SALES.my', 'SALES.EXT:E', 'SALES.T#tt:X', 'SALES.oh')],
    };
    const plan = run(planScope(request([database('enable')]), odd));
    expect(plan.cautions.join()).toContain(
      'fail over SALES.my (name is not upper-case), SALES.EXT (an external table), SALES.T#tt (a live temporary table) and 1 more',
    );
  });

  it('names the row that is in the way', () => {
    const plan = run(planScope(request([table('disable', 'ORDERS')]), contents('SCHEMA|SALES', 'TABLE|SALES|LINES')));
    expect(plan.cautions).toContain('The row TABLE|SALES|LINES stands already: over it the server will fail half-way.');
    expect(plan.cautions.join()).not.toContain('expected to fail');
  });

  it('says so of a switch without an effect', () => {
    const { cautions } = run(planScope(request([schema('enable', 'NOPE')]), contents()));
    expect(cautions).toEqual(['It covers nothing: there is no schema NOPE.']);
  });

  it('folds many into one plan: the rows at the end, and only the calls that change something', () => {
    const actions = [table('disable', 'ORDERS'), table('disable', 'LINES'), table('disable', 'PAY', 'NOPE')];
    const plan = run(planScope(request(actions), contents('SCHEMA|SALES')));
    expect(plan.steps.map(stepSql)).toEqual([
      "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES', 'ORDERS')",
      "CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES', 'LINES')",
    ]);
    expect(plan.rows?.after).toBe('TABLE|SALES|V_OPEN\n');
    expect(plan.effects).toContain('Needs no change: NOPE.PAY.');
    expect(plan.effects[0]).toBe('2 tables go offline, one after another, while they are switched.');
  });

  it.each([
    [[table('enable', 'ORDERS')], 'DATABASE', /Replication for table SALES.ORDERS has been enabled.*Check drift/],
    [[table('disable', 'ORDERS')], 'SCHEMA|HR', /SALES.ORDERS not enabled/],
    [[database('enable')], 'DATABASE', /Database replication has been enabled/],
    [[table('enable', 'ORDERS'), table('enable', 'LINES')], 'SCHEMA|SALES', /all of them/],
  ])('offers nothing to run for a no-op: %j', (actions, row, reason) => {
    expect(planScope(request(actions), contents(row))).toMatchObject({
      kind: 'nothing',
      reason: expect.stringMatching(reason) as string,
    });
  });

  it.each([
    ['a replica', [database('enable')], { side: 'passive' }, /read-only replica/],
    [
      'a name in lower case',
      [table('enable', 'my')],
      {},
      /SALES.my \(cannot replicate: name is not upper-case\)\. The server takes names in upper case only/,
    ],
    ['a quote', [schema('disable', 'A"B')], {}, /quote/],
    ['NULL', [{ kind: 'disable-schema', schemaName: null }], {}, /name is missing/],
  ] as const)('refuses %s', (_name, actions, changes, reason) => {
    expect(planScope(request(actions, changes), contents('DATABASE'))).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('lets a repair name a misspelt row', () => {
    const repair = request([{ kind: 'disable-schema', schemaName: 'sales' }], { verb: 'repair', object: 'orders' });
    const plan = run(planScope(repair, contents('TABLE|sales|orders')));
    expect(plan.question).toBe('Repair the row of orders on east (production)?');
    expect(plan.rows).toEqual({ before: 'TABLE|sales|orders\n', after: '' });
  });

  it('warns of the gap that a repair leaves, not of what it brings back', () => {
    const actions = [schema('disable', 'SALES'), table('enable', 'ORDERS')];
    const plan = run(
      planScope(request(actions, { verb: 'repair', object: 'OLD' }), contents('TABLE|SALES|OLD', 'TABLE|SALES|ORDERS')),
    );
    expect(plan.cautions).toEqual([expect.stringMatching(/stop replicating for a moment/)]);
    expect(plan.effects).toContain('Rows removed: 1 TABLE.');
  });

  it.each([
    ['the schema', [schema('disable', 'SALES'), table('enable', 'ORDERS')], 'SCHEMA|SALES'],
    ['the whole database', [table('disable', 'ORDERS'), table('enable', 'ORDERS')], 'DATABASE'],
    ['the table', [table('enable', 'ORDERS'), table('disable', 'ORDERS')], 'TABLE|SALES|ORDERS'],
  ])('refuses a repair that would turn off %s, switched on since the repair was offered', (_name, actions, row) => {
    const repair = request(actions, { verb: 'repair', object: 'ORDERS' });
    expect(planScope(repair, contents(row))).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/^The rows on east have changed/) as string,
    });
  });

  it.each([
    ['an external table', 'SALES.EXT:E', /fail over SALES\.EXT \(an external table\)/],
    ['a table in lower case', 'SALES.my', /fail over SALES\.my \(name is not upper-case\)/],
  ])('refuses a repair that would fail half-way over %s', (_name, odd, reason) => {
    const repair = request([schema('disable', 'SALES'), table('enable', 'ORDERS')], { verb: 'repair', object: 'OLD' });
    const world = contents('TABLE|SALES|OLD', 'TABLE|SALES|ORDERS');
    expect(planScope(repair, { ...world, tables: [...tables, ...entries(odd)] })).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('says that nothing can be foretold where the rows cannot be read', () => {
    const plan = run(planScope(request([table('enable', 'ORDERS')], { unreadable: 'SYS is closed.' }), undefined));
    expect(plan.rows).toBeUndefined();
    expect(plan.cautions.join()).toMatch(/cannot be foretold.*SYS is closed\./);
  });

  it('does not count tables it does not know', () => {
    const plan = run(
      planScope(request([database('enable')], { tablesIncomplete: true }), { ...contents(), tables: [] }),
    );
    expect(plan.effects[0]).toMatch(/^All tables/);
  });

  it('runs broader actions first, and finds the failed ones again', () => {
    const actions = broadestFirst([table('enable', 'ORDERS'), database('enable'), schema('enable', 'HR')]);
    expect(actions.map(({ kind }) => kind)).toEqual(['enable-database', 'enable-schema', 'enable-table']);
    const plan = run(planScope(request([table('enable', 'ORDERS'), table('enable', 'LINES')]), contents()));
    expect(actionsToRetry('turn-on', [plan.steps[1]!], [table('enable', 'ORDERS'), table('enable', 'LINES')])).toEqual([
      table('enable', 'LINES'),
    ]);
  });

  it('brings back what a repair takes away, where that is tried again', () => {
    const repair = [table('disable', 'ORDERS'), table('enable', 'ORDERS')];
    const { steps } = run(planScope(request(repair, { verb: 'repair' }), contents('TABLE|SALES|ORDERS')));
    expect(actionsToRetry('repair', [steps[0]], repair)).toEqual(repair);
    expect(actionsToRetry('repair', [steps[1]!], repair)).toEqual([table('enable', 'ORDERS')]);
  });
});

describe('texts', () => {
  it.each([
    ['turn-on', 'Turn replication on for X on east (production)?'],
    ['turn-off', 'Turn replication off for X on east (production)?'],
    ['repair', 'Repair the row of X on east (production)?'],
    ['enable', 'Enable X on east (production)?'],
    ['disable', 'Disable X on east (production)?'],
    ['remove', 'Remove X on east (production)?'],
    ['add', 'Add X on east (production)?'],
  ] as const)('%s', (verb, text) => {
    expect(question(verb, 'X', east)).toBe(text);
  });

  it('cuts a long list of calls', () => {
    const many = Array.from({ length: 20 }, (_, number) => `T${number}`);
    const world = { schemas, tables: entries(...many.map((name) => `SALES.${name}`)), rows: [] };
    const plan = run(planScope(request(many.map((name) => table('enable', name))), world));
    expect(
      planDetail(plan)
        .split('\n')
        .filter((line) => line.startsWith('CALL')),
    ).toHaveLength(5);
    expect(planDetail(plan)).toContain('and 15 more');
    expect(plan.question).toBe('Turn replication on for 20 tables on east (production)?');
  });
});

import { describe, expect, it, test } from 'vitest';
import { effectsOf, isScopeAction, type Effect } from '../../../src/scripts/effects';
import { lineCounter } from '../../../src/scripts/lines';
import { planDocument, statementDetail } from '../../../src/scripts/planText';
import { planned } from '../../../src/scripts/planned';
import { readScript } from '../../../src/scripts/script';
import type { DatabaseContents } from '../../../src/splice/replication/model';

const east = { id: 'east', name: 'east', environment: 'production' } as const;
const west = { id: 'west', name: 'west', environment: 'test' } as const;
const contents: DatabaseContents = {
  schemas: ['SALES'],
  tables: [
    { schemaName: 'SALES', tableName: 'ORDERS', tableType: 'T' },
    { schemaName: 'SALES', tableName: 'CUSTOMERS', tableType: 'T' },
  ],
  rows: [],
};

function stepsOf(script: string, known: readonly string[] = []) {
  return planned(readScript(script, undefined, known), (name) =>
    name.kind === 'cluster' && name.name === 'west' ? west : east,
  ).steps;
}

function effects(script: string, of: DatabaseContents | undefined = contents): readonly Effect[] {
  return effectsOf(stepsOf(script, ['T']), () => of);
}

describe('the effect of a statement', () => {
  test.each([
    ['SELECT 1', false, 'Reads only.'],
    ['COMMIT', false, undefined],
    ['CALL SYSCS_UTIL.LIST_PEERS()', false, 'Reads only.'],
    ["CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')", true, 'Rows added: 1 SCHEMA.'],
    ["CALL SYSCS_UTIL.DISABLE_SCHEMA_REPLICATION('SALES')", true, /^Changes nothing: /],
    ["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', :t)", true, /./],
    ['CALL SYSCS_UTIL.ENABLE_PEER(1)', true, /./],
    ['INSERT INTO SALES.ORDERS VALUES (1)', true, 'Changes rows.'],
    ['DROP TABLE SALES.ORDERS', true, 'Changes the database’s objects.'],
    ['GRANT SELECT ON SALES.ORDERS TO ANN', true, 'Changes privileges.'],
    ['FROBNICATE', true, /^May change something/],
  ])('%s', (sql, changes, first) => {
    const [effect] = effects(sql);
    expect(effect?.changes).toBe(changes);
    if (first instanceof RegExp) expect(effect?.sentences[0]).toMatch(first);
    else expect(effect?.sentences[0]).toBe(first);
  });

  it('is told on what the statements before it leave', () => {
    const all = effects(`CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
      -- comments do not matter
      CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(/* nor here */ 'SALES');
      CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES', 'ORDERS');`);
    expect(all.map(({ sentences }) => sentences[0])).toEqual([
      'Rows added: 1 SCHEMA.',
      expect.stringMatching(/^Changes nothing: /),
      'Rows replaced: 1 SCHEMA by 1 TABLE.',
    ]);
    expect(all[2]?.cautions).toContain('New tables of SALES will not be covered any more.');
  });

  it('is told of each cluster apart', () => {
    const call = "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');";
    const all = effects(`${call}\n-- @cluster west\n${call}`);
    expect(all.map(({ sentences }) => sentences[0])).toEqual(['Rows added: 1 SCHEMA.', 'Rows added: 1 SCHEMA.']);
  });

  it('is not foretold behind one that changes the tables, nor where the rows cannot be read', () => {
    const call = "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');";
    expect(effects(`CREATE TABLE SALES.NEW (ID INT); ${call}`)[1]?.sentences[0]).toMatch(/cannot be foretold/);
    expect(effectsOf(stepsOf(call), () => undefined)[0]?.sentences[0]).toMatch(/: the rows cannot be read/);
  });

  const call = "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');";
  it.each([
    ['a switch whose name is bound', `CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(:t); ${call}`],
    ['a ROLLBACK of a switch', `AUTOCOMMIT OFF; ${call} ROLLBACK; ${call}`],
    ['a ROLLBACK TO SAVEPOINT of a switch', `AUTOCOMMIT OFF; SAVEPOINT a; ${call} ROLLBACK TO SAVEPOINT a; ${call}`],
  ])('is not foretold behind %s', (_, script) => {
    expect(effects(script).at(-1)?.sentences[0]).toBe(
      'What will change cannot be foretold: it depends on the statements before it.',
    );
  });

  it('is foretold behind a ROLLBACK of anything else', () => {
    expect(effects(`AUTOCOMMIT OFF; INSERT INTO T VALUES (1); ROLLBACK; ${call}`).at(-1)?.sentences[0]).toBe(
      'Rows added: 1 SCHEMA.',
    );
  });

  it('says what cannot be taken back', () => {
    expect(effects("CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/b', 1, false)")[0]?.cautions).toEqual([
      'It cannot be taken back.',
    ]);
  });

  it('is read from the rows for scope actions with literal names only', () => {
    const calls = [
      'ENABLE_DATABASE_REPLICATION()',
      "ENABLE_TABLE_REPLICATION('A', 'B')",
      "ENABLE_TABLE_REPLICATION('A')",
      "ENABLE_TABLE_REPLICATION('A', :t)",
      'ENABLE_PEER(1)',
    ];
    const script = calls.map((call) => `CALL SYSCS_UTIL.${call};`).join('\n');
    expect(stepsOf(script, ['T']).map(isScopeAction)).toEqual([true, true, false, false, false]);
  });
});

describe('a plan', () => {
  const script = `-- @confirm Is it\tSunday?
CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
-- @cluster west
SELECT 1;
`;

  it('names each step with its line, its target and its effect', () => {
    const steps = stepsOf(script);
    const text = planDocument({
      title: 'night.ssql',
      steps,
      effects: effectsOf(steps, () => contents),
      lineAt: lineCounter(script),
    });
    expect(text.split('\n')).toEqual([
      '-- Plan of night.ssql',
      '-- Statements: 2, of which 1 change something or may do so.',
      '-- Nothing has been sent yet.',
      '',
      '-- 1. Line 1, on east (production)',
      '-- @confirm Is it\tSunday?',
      '',
      '-- 2. Line 2, on east (production)',
      '--    Rows added: 1 SCHEMA.',
      '--    2 tables go offline, one after another, while they are switched.',
      '--    ⚠ The whole database was never on, as far as the rows tell. Transactions travel',
      '--    only once it was: turn it on first, and narrow it later.',
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');",
      '',
      '-- 3. Line 4, on west (test)',
      '--    Reads only.',
      'SELECT 1;',
      '',
    ]);
  });

  it('of one statement is short enough for a dialog', () => {
    const [step] = stepsOf(`INSERT INTO T VALUES ('${'x'.repeat(5_000)}')`);
    expect(statementDetail(step!, { changes: true, sentences: ['Changes rows.'], cautions: ['Mind.'] })).toMatch(
      /^INSERT.{0,620}…\n\nChanges rows\.\n⚠ Mind\.$/,
    );
  });
});

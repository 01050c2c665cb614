import { describe, expect, it } from 'vitest';
import { applyScopeAction } from '../../../src/splice/replication/apply';
import type { ScopeWorld } from '../../../src/splice/replication/effect';
import { flagsAfter } from '../../../src/splice/replication/effect';
import { tableKey } from '../../../src/splice/names';
import { findRows, findingKey } from '../../../src/splice/replication/findings';
import { impliedFlags } from '../../../src/splice/replication/lookup';
import { rowText, sortedRows } from '../../../src/splice/replication/rows';
import { ContentsIndex } from '../../../src/tree/contentsIndex';
import { repairable, repairOf } from '../../../src/tree/repairs';
import { entries, readable, reading, rows } from './fixtures';

const schemas = ['HR', 'SALES', 'SPLICE', 'SYS'];
const tables = entries(
  'SALES.ORDERS',
  'SALES.LINES',
  'SALES.V_OPEN:V',
  'HR.PAY',
  'SPLICE.T',
  'SPLICE.U',
  'SYS.SYSKEYS:S',
);
const keyOf = ({ schemaName, tableName }: (typeof tables)[number]) => tableKey(schemaName, tableName);

/** Carries the repair out by the server's rules, from the HBase flags that go with the rows. */
function repaired(texts: readonly string[], finding: string, flagged: readonly string[] = []) {
  const world = { schemas, tables, rows: rows(...texts) };
  const found = findRows(world).find((one) => findingKey(one) === finding);
  const actions = found && repairOf(found, world);
  if (!actions) return undefined;
  const start = new Set([...impliedFlags(world), ...entries(...flagged).map(keyOf)]);
  let state: ScopeWorld = { ...world, flags: start };
  for (const action of actions) {
    const effect = applyScopeAction(state, action);
    expect(effect.answer.label, effect.answer.message).toBe('success');
    state = { ...state, rows: effect.rows, flags: flagsAfter(state.flags ?? start, effect, keyOf) };
  }
  return {
    calls: actions.length,
    rows: sortedRows(state.rows).map(rowText),
    findings: findRows(state).map(findingKey),
    stillOn: [...start].every((key) => state.flags?.has(key) === true) && state.flags?.size === start.size,
  };
}

describe('repairOf', () => {
  it.each([
    ['a dropped table', ['TABLE|SALES|OLD'], 'stale TABLE|SALES|OLD', [], []],
    [
      'a dropped table beside others',
      ['TABLE|SALES|OLD', 'TABLE|SALES|ORDERS', 'TABLE|HR|PAY'],
      'stale TABLE|SALES|OLD',
      [],
      ['TABLE|HR|PAY', 'TABLE|SALES|ORDERS'],
    ],
    [
      'a dropped table beside one of the system',
      ['TABLE|SYS|OLD', 'TABLE|SYS|SYSKEYS'],
      'stale TABLE|SYS|OLD',
      [],
      ['TABLE|SYS|SYSKEYS'],
    ],
    ['a dropped schema', ['SCHEMA|GONE', 'SCHEMA|HR'], 'stale SCHEMA|GONE', [], ['SCHEMA|HR']],
    ['a table of a dropped schema', ['TABLE|GONE|T', 'SCHEMA|HR'], 'stale TABLE|GONE|T', [], ['SCHEMA|HR']],
    [
      'a dropped table below its schema',
      ['SCHEMA|SALES', 'TABLE|SALES|OLD'],
      'stale TABLE|SALES|OLD',
      [],
      ['SCHEMA|SALES'],
    ],
    [
      'a doubled table row',
      ['TABLE|SALES|ORDERS', 'TABLE|SALES|ORDERS', 'TABLE|SALES|LINES'],
      'duplicate TABLE|SALES|ORDERS',
      [],
      ['TABLE|SALES|LINES', 'TABLE|SALES|ORDERS'],
    ],
    ['a doubled schema row', ['SCHEMA|SALES', 'SCHEMA|SALES'], 'duplicate SCHEMA|SALES', [], ['SCHEMA|SALES']],
    [
      'a schema in lower case with its tables on',
      ['TABLE|splice|t', 'TABLE|splice|u'],
      'misspelt TABLE|splice|t',
      ['SPLICE.T', 'SPLICE.U'],
      ['TABLE|SPLICE|T', 'TABLE|SPLICE|U'],
    ],
    ['a table in lower case', ['TABLE|SPLICE|t'], 'misspelt TABLE|SPLICE|t', ['SPLICE.T'], ['TABLE|SPLICE|T']],
    [
      'a table in lower case that has a right row too',
      ['TABLE|SPLICE|t', 'TABLE|SPLICE|T'],
      'misspelt TABLE|SPLICE|t',
      [],
      ['TABLE|SPLICE|T'],
    ],
    [
      'a dropped table beside a misspelt one that replicates',
      ['TABLE|SPLICE|OLD', 'TABLE|SPLICE|t'],
      'stale TABLE|SPLICE|OLD',
      ['SPLICE.T'],
      ['TABLE|SPLICE|T'],
    ],
    [
      'a schema row in lower case beside one of a table',
      ['SCHEMA|splice', 'TABLE|splice|t'],
      'misspelt SCHEMA|splice',
      [],
      ['TABLE|SPLICE|T'],
    ],
    [
      'a dropped table in lower case beside one that is there',
      ['TABLE|splice|old', 'TABLE|splice|t'],
      'stale TABLE|splice|old',
      [],
      ['TABLE|SPLICE|T'],
    ],
    ['a schema row in lower case', ['SCHEMA|sales', 'SCHEMA|HR'], 'misspelt SCHEMA|sales', [], ['SCHEMA|HR']],
  ])('%s: the row goes, what replicates stays', (_name, texts, finding, flagged, after) => {
    const result = repaired(texts, finding, flagged);
    expect(result).toMatchObject({ rows: after, findings: [], stillOn: true });
  });

  it('switches on again what a row with another spelling of the schema covers', () => {
    const result = repaired(['TABLE|SPLICE|OLD', 'TABLE|splice|t'], 'stale TABLE|SPLICE|OLD');
    expect(result).toMatchObject({ rows: ['TABLE|SPLICE|T', 'TABLE|splice|t'], stillOn: true });
  });

  it.each([
    ['below the DATABASE row', ['DATABASE', 'TABLE|SALES|OLD'], 'stale TABLE|SALES|OLD'],
    ['a NULL name', ['SCHEMA'], 'null-name SCHEMA|NULL'],
    ['a row below its schema', ['SCHEMA|SALES', 'TABLE|SALES|ORDERS'], 'shadowed TABLE|SALES|ORDERS'],
    ['a doubled DATABASE row', ['DATABASE', 'DATABASE'], 'duplicate DATABASE'],
    ['a table in lower case below its schema', ['SCHEMA|SPLICE', 'TABLE|SPLICE|t'], 'misspelt TABLE|SPLICE|t'],
  ])('%s: no call does it alone', (_name, texts, finding) => {
    const world = { schemas, tables, rows: rows(...texts) };
    const found = findRows(world).find((one) => findingKey(one) === finding);
    expect(found).toBeDefined();
    expect(repairOf(found!, world)).toBeUndefined();
  });
});

it('repairable lists what some call clears, with the schema under which it is shown', () => {
  const texts = ['SCHEMA|GONE', 'TABLE|SALES|OLD', 'TABLE|SALES|ORDERS', 'SCHEMA'];
  const index = new ContentsIndex(reading(schemas, tables, readable(rows(...texts))), undefined, new Map());
  expect(repairable(index).map(({ schemaName, finding }) => [schemaName, findingKey(finding)])).toEqual([
    [undefined, 'stale SCHEMA|GONE'],
    ['SALES', 'stale TABLE|SALES|OLD'],
  ]);
});

import { describe, expect, it } from 'vitest';
import {
  checkDrift,
  driftDocument,
  driftSummary,
  mostTablesChecked,
  whyNoDriftCheck,
} from '../../../../src/tree/actions/driftCheck';
import { at, entries, overview, procedures, readable, rows, unreadable } from '../fixtures';

/** REPLICATION_ENABLED answers yes for these. */
function session(on: readonly string[], texts: readonly string[], unanswered: readonly string[] = []) {
  return {
    readRows: () => Promise.resolve(readable(rows(...texts))),
    readReplicationEnabled: (schemaName: string, tableName: string) => {
      const name = `${schemaName}.${tableName}`;
      return Promise.resolve(
        unanswered.includes(name) ? unreadable<boolean>('not allowed') : readable(on.includes(name)),
      );
    },
  };
}

const quiet = { signal: new AbortController().signal, onTable: () => undefined };
const tables = entries('S.A', 'S.B', 'S.C', 'S.V:V');

describe('checkDrift', () => {
  it('finds tables that do not do what the rows say, and passes over views', async () => {
    const report = await checkDrift(session(['S.A', 'S.C'], ['TABLE|S|A', 'TABLE|S|B']), tables, quiet);
    expect(report.drifts.map(({ table, kind }) => [table.tableName, kind])).toEqual([
      ['B', 'off-with-row'],
      ['C', 'on-without-row'],
    ]);
    expect(report.checked).toBe(3);
    expect(driftSummary(report, 'S', 'east')).toBe('S on east: 2 of 3 checked do not do what the rows say.');
    const text = driftDocument({ ...report, at }, 'S', 'east', at);
    expect(text).toMatch(/^S\.B {4}does not replicate, though a row says so {2}turn it off, then on$/m);
    expect(text).toMatch(/^S\.C {4}replicates, though no row says so {9}turn it on, then off$/m);
  });

  it('says when all agree, and who gave no answer', async () => {
    const report = await checkDrift(session([], [], ['S.B']), tables, quiet);
    expect(driftSummary(report, 'S', 'east')).toBe('S on east: 2 checked, rows and tables agree. 1 gave no answer.');
    expect(driftDocument(report, 'S', 'east', at)).toMatch(/^S\.B {4}no answer {2}not allowed$/m);
  });

  it('stops when cancelled, and says so', async () => {
    const abort = new AbortController();
    const onTable = () => {
      abort.abort();
    };
    const report = await checkDrift(session([], []), tables, { signal: abort.signal, onTable });
    expect(report).toMatchObject({ checked: 1, rest: entries('S.B', 'S.C') });
    expect(driftSummary(report, 'S', 'east')).toMatch(/2 tables were not checked\.$/);
  });

  it('checks no more tables than it promises, and goes on with the rest', async () => {
    const many = entries(...Array.from({ length: mostTablesChecked + 1 }, (_, number) => `S.T${number}`));
    const last = `S.T${mostTablesChecked}`;
    const server = session(['S.T0', last], []);
    const first = await checkDrift(server, many, quiet);
    expect(first).toMatchObject({ checked: mostTablesChecked, rest: entries(last) });
    const whole = await checkDrift(server, first.rest, { ...quiet, before: first });
    expect(whole).toMatchObject({ checked: mostTablesChecked + 1, rest: [] });
    expect(whole.drifts.map(({ table }) => table.tableName)).toEqual(['T0', 'T500']);
  });

  it('does not call it agreement where no table gave an answer', async () => {
    const report = await checkDrift(session([], [], ['S.A', 'S.B', 'S.C']), tables, quiet);
    expect(driftSummary(report, 'S', 'east')).toBe('S on east: no table gave an answer. not allowed');
  });

  it.each([
    ['unknown procedures', overview(), undefined],
    ['the procedure', overview({ procedures: procedures('REPLICATION_ENABLED') }), undefined],
    [
      'none of it',
      overview({ procedures: procedures('ENABLE_PEER') }),
      /east \(3.1.0.1990\) has no REPLICATION_ENABLED/,
    ],
    ['the memory platform', overview({ memPlatform: true }), /memory platform/],
  ])('is told beforehand whether it can be told: %s', (_name, facts, why) => {
    const told = whyNoDriftCheck(facts, 'east');
    if (why === undefined) expect(told).toBeUndefined();
    else expect(told).toMatch(why);
  });

  it('has nothing to compare with where the rows cannot be read', async () => {
    const closed = { ...session([], []), readRows: () => Promise.resolve(unreadable<never>('SYS is closed')) };
    await expect(checkDrift(closed, tables, quiet)).rejects.toThrow('SYS is closed');
  });
});

import { describe, expect, it } from 'vitest';
import type { DatabaseState, SchemaState, TableState } from '../../../../src/splice/replication/model';
import type { Side } from '../../../../src/tree/contextValues';
import {
  databaseStateWords,
  databaseSwitch,
  schemaStateWords,
  switchIcon,
  switchOf,
  tableStateWords,
} from '../../../../src/tree/labels/states';

describe('tableStateWords', () => {
  const cases: [TableState, Side, string][] = [
    [{ kind: 'replicated', via: 'table' }, 'active', 'replicated, own setting'],
    [{ kind: 'replicated', via: 'schema' }, 'active', 'replicated via schema'],
    [{ kind: 'replicated', via: 'database' }, 'active', 'replicated via database'],
    [{ kind: 'replicated', via: 'database' }, 'passive', 'set via database'],
    [{ kind: 'replicated', via: 'table' }, 'passive', 'set by itself'],
    [{ kind: 'not-replicated' }, 'active', 'not replicated'],
    [{ kind: 'not-replicated' }, 'passive', 'no setting'],
    [{ kind: 'unknown' }, 'active', 'unknown'],
    [{ kind: 'unknown' }, 'passive', 'unknown'],
    [{ kind: 'cannot', obstacle: 'view', hasRow: true }, 'active', 'view, nothing to replicate'],
    [{ kind: 'cannot', obstacle: 'synonym', hasRow: false }, 'active', 'synonym, nothing to replicate'],
    [{ kind: 'cannot', obstacle: 'external', hasRow: false }, 'active', 'external table, cannot replicate'],
    [{ kind: 'cannot', obstacle: 'temporary', hasRow: false }, 'active', 'temporary table, cannot replicate'],
    [
      { kind: 'cannot', obstacle: 'name-not-upper-case', hasRow: false },
      'active',
      'cannot replicate: name is not upper-case',
    ],
    [
      { kind: 'cannot', obstacle: 'name-with-quote-or-blank', hasRow: false },
      'active',
      'cannot replicate: name has a quote or an outer blank',
    ],
  ];
  it.each(cases)('%o on the %s side: %s', (state, side, words) => {
    expect(tableStateWords(state, side)).toBe(words);
  });
});

describe('schemaStateWords', () => {
  const cases: [SchemaState, Side, string][] = [
    [{ kind: 'replicated', via: 'schema' }, 'active', 'replicated, own setting'],
    [{ kind: 'replicated', via: 'database' }, 'active', 'replicated via database'],
    [{ kind: 'replicated', via: 'schema' }, 'passive', 'set by itself'],
    [{ kind: 'partial', replicated: 2, total: 5 }, 'active', '2 of 5 tables'],
    [{ kind: 'partial', replicated: 2, total: 5 }, 'passive', '2 of 5 tables set'],
    [{ kind: 'not-replicated' }, 'active', 'not replicated'],
    [{ kind: 'cannot', obstacle: 'name-not-upper-case' }, 'active', 'cannot replicate: name is not upper-case'],
    [{ kind: 'unknown' }, 'active', 'unknown'],
  ];
  it.each(cases)('%o on the %s side: %s', (state, side, words) => {
    expect(schemaStateWords(state, side)).toBe(words);
  });
});

describe('databaseStateWords', () => {
  const cases: [DatabaseState, Side, string, string][] = [
    [{ kind: 'replicated' }, 'active', 'whole database', 'on'],
    [{ kind: 'partial', schemaRows: 14, tableRows: 22 }, 'active', '14 schemas and 22 tables', 'partly'],
    [{ kind: 'partial', schemaRows: 1, tableRows: 0 }, 'active', '1 schema', 'partly'],
    [{ kind: 'partial', schemaRows: 0, tableRows: 20_000 }, 'active', '20,000 tables', 'partly'],
    [{ kind: 'not-replicated' }, 'active', 'nothing replicated', 'off'],
    [{ kind: 'not-replicated' }, 'passive', 'no setting', 'off'],
    [{ kind: 'unknown' }, 'active', 'replication unknown', 'unknown'],
  ];
  it.each(cases)('%o on the %s side: %s', (state, side, words, position) => {
    expect(databaseStateWords(state, side)).toBe(words);
    expect(databaseSwitch(state)).toBe(position);
  });
});

describe('switch positions', () => {
  it('never takes unknown for off', () => {
    expect(switchOf({ kind: 'unknown' })).toBe('unknown');
    expect(switchIcon('unknown', 'active').icon).not.toBe(switchIcon('off', 'active').icon);
  });

  it('draws every position with an icon of its own', () => {
    const icons = (['on', 'partly', 'off', 'cannot', 'unknown'] as const).map((at) => switchIcon(at, 'active').icon);
    expect(new Set(icons).size).toBe(icons.length);
  });

  it('has no colour of success on a replica', () => {
    expect(switchIcon('on', 'passive').colour).toBeUndefined();
  });
});

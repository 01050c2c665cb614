import { describe, expect, it } from 'vitest';
import { columns, rowsConcerning, rowsDocument } from '../../../../src/tree/actions/rowsDocument';
import { rowText } from '../../../../src/splice/replication/rows';
import { at, rows } from '../fixtures';

const all = rows(
  'DATABASE',
  'SCHEMA|SALES',
  'SCHEMA|HR',
  'TABLE|SALES|ORDERS',
  'TABLE|sales|orders',
  'TABLE|"SALES"|"ORDERS"',
  'TABLE|SALES|LINES',
  'TABLE|HR|PAY',
  'SCHEMA',
);

describe('rowsConcerning', () => {
  it.each([
    [{}, all.map(rowText)],
    [
      { schemaName: 'SALES' },
      [
        'DATABASE',
        'SCHEMA|SALES',
        'TABLE|SALES|ORDERS',
        'TABLE|sales|orders',
        'TABLE|"SALES"|"ORDERS"',
        'TABLE|SALES|LINES',
        'SCHEMA|NULL',
      ],
    ],
    [
      { schemaName: 'SALES', tableName: 'ORDERS' },
      ['DATABASE', 'SCHEMA|SALES', 'TABLE|SALES|ORDERS', 'TABLE|sales|orders', 'TABLE|"SALES"|"ORDERS"', 'SCHEMA|NULL'],
    ],
    [{ schemaName: 'NOPE' }, ['DATABASE', 'SCHEMA|NULL']],
  ])('%j', (scope, expected) => {
    expect(rowsConcerning(all, [scope]).map(rowText)).toEqual(expected);
  });
});

it('takes each row once that concerns one of several scopes', () => {
  const scopes = [{ schemaName: 'HR' }, { schemaName: 'SALES', tableName: 'LINES' }];
  expect(rowsConcerning(all, scopes).map(rowText)).toEqual([
    'DATABASE',
    'SCHEMA|SALES',
    'SCHEMA|HR',
    'TABLE|SALES|LINES',
    'TABLE|HR|PAY',
    'SCHEMA|NULL',
  ]);
});

describe('rowsDocument', () => {
  const about = { cluster: 'east', object: 'SALES', at, now: at };

  it('lays the rows out in columns, broadest first, and says when they were read', () => {
    const text = rowsDocument(rows('TABLE|SALES|ORDERS', 'DATABASE'), about);
    const [, heading, , ...body] = text.trimEnd().split('\n');
    expect(heading).toMatch(/^-- SALES on east, read at .*10.20.30/);
    expect(body).toEqual([
      'SCOPE     SCHEMANAME  TABLENAME',
      'DATABASE  NULL        NULL',
      'TABLE     SALES       ORDERS',
    ]);
  });

  it('says that there are none', () => {
    expect(rowsDocument([], about)).toContain('No rows.');
  });
});

describe('columns', () => {
  it('keeps ragged lines', () => {
    expect(columns([['a'], ['long', 'b'], []])).toBe('a\nlong  b\n');
  });
});

import { describe, expect, it } from 'vitest';
import { nameOf, sqlOf } from '../../../../src/tree/actions/copyTexts';
import { ContentsIndex } from '../../../../src/tree/contentsIndex';
import { NodeStore } from '../../../../src/tree/nodeStore';
import { entries, readable, reading, rows } from '../fixtures';

const nodes = new NodeStore();
const index = new ContentsIndex(
  reading(['HR'], entries('HR.PAY'), readable(rows('TABLE|HR|OLD', 'TABLE|HR|PAY', 'SCHEMA|gone', 'SCHEMA'))),
  undefined,
  new Map(),
);
const facts = { clusterName: 'east', index };
const stale = nodes.row(nodes.schema('e', 'HR'), 'stale TABLE|HR|OLD');
const nameless = nodes.row(nodes.schemas('e'), 'null-name SCHEMA|NULL');

describe('copy', () => {
  it.each([
    [nodes.cluster('e'), 'east'],
    [nodes.peer('e', 3), '3'],
    [nodes.schema('e', 'SALES'), 'SALES'],
    [nodes.table('e', 'SALES', 'ORDERS'), 'SALES.ORDERS'],
    [nodes.table('e', 'stage', 'say "hi"'), '"stage"."say ""hi"""'],
    [stale, 'TABLE|HR|OLD'],
    [nameless, 'SCHEMA|NULL'],
    [nodes.schemas('e'), undefined],
  ])('name %#', (node, name) => {
    expect(nameOf(node, facts)).toBe(name);
  });

  it.each([
    [nodes.cluster('e'), ['ENABLE_DATABASE_REPLICATION()', 'DISABLE_DATABASE_REPLICATION()']],
    [nodes.schema('e', "O'BRIEN"), ["ENABLE_SCHEMA_REPLICATION('O''BRIEN')", "DISABLE_SCHEMA_REPLICATION('O''BRIEN')"]],
    [nodes.table('e', 'S', 'T'), ["ENABLE_TABLE_REPLICATION('S', 'T')", "DISABLE_TABLE_REPLICATION('S', 'T')"]],
    [nodes.peer('e', 3), ['ENABLE_PEER(3)', 'DISABLE_PEER(3)']],
    [stale, ["DISABLE_SCHEMA_REPLICATION('HR')", "ENABLE_TABLE_REPLICATION('HR', 'PAY')"]],
  ])('SQL %#', (node, calls) => {
    expect(sqlOf(node, facts)).toBe(calls.map((call) => `CALL SYSCS_UTIL.${call};\n`).join(''));
  });

  it.each([nodes.peers('e'), nodes.peer('e', 'west'), nameless])(
    'has no SQL for what cannot be switched or repaired: %#',
    (node) => {
      expect(sqlOf(node, facts)).toBeUndefined();
    },
  );
});

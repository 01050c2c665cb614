import { describe, expect, it } from 'vitest';
import { nameOf, sqlOf } from '../../../../src/tree/actions/copyTexts';
import { NodeStore } from '../../../../src/tree/nodeStore';

const nodes = new NodeStore();

describe('copy', () => {
  it.each([
    [nodes.cluster('e'), 'east'],
    [nodes.peer('e', 3), '3'],
    [nodes.schema('e', 'SALES'), 'SALES'],
    [nodes.table('e', 'SALES', 'ORDERS'), 'SALES.ORDERS'],
    [nodes.table('e', 'stage', 'say "hi"'), '"stage"."say ""hi"""'],
    [nodes.schemas('e'), undefined],
  ])('name %#', (node, name) => {
    expect(nameOf(node, 'east')).toBe(name);
  });

  it.each([
    [nodes.cluster('e'), ['ENABLE_DATABASE_REPLICATION()', 'DISABLE_DATABASE_REPLICATION()']],
    [nodes.schema('e', "O'BRIEN"), ["ENABLE_SCHEMA_REPLICATION('O''BRIEN')", "DISABLE_SCHEMA_REPLICATION('O''BRIEN')"]],
    [nodes.table('e', 'S', 'T'), ["ENABLE_TABLE_REPLICATION('S', 'T')", "DISABLE_TABLE_REPLICATION('S', 'T')"]],
    [nodes.peer('e', 3), ['ENABLE_PEER(3)', 'DISABLE_PEER(3)']],
  ])('SQL %#', (node, calls) => {
    expect(sqlOf(node)).toBe(calls.map((call) => `CALL SYSCS_UTIL.${call};\n`).join(''));
  });

  it('has no SQL for what cannot be switched', () => {
    expect(sqlOf(nodes.peers('e'))).toBeUndefined();
  });
});

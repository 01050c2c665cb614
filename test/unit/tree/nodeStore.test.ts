import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isScopeNode, isTreeNode } from '../../../src/tree/nodes';
import { NodeStore } from '../../../src/tree/nodeStore';
import { anyText } from '../anyText';

describe('NodeStore', () => {
  it('gives the same object for the same thing, with its parents', () => {
    const store = new NodeStore();
    const table = store.table('east', 'SALES', 'ORDERS');
    expect(store.table('east', 'SALES', 'ORDERS')).toBe(table);
    expect(table.parent).toBe(store.schema('east', 'SALES'));
    expect(table.parent?.parent).toBe(store.schemas('east'));
    expect(table.parent?.parent?.parent).toBe(store.cluster('east'));
  });

  it('never gives two things one id, whatever their names', () => {
    const name = fc.oneof(anyText(), fc.constantFrom('a/b', 'a%2Fb', '/', '%', 't-a', 's-a/t-b'));
    const thing = fc.tuple(name, name, name);
    fc.assert(
      fc.property(thing, thing, (one, other) => {
        const store = new NodeStore();
        const same = JSON.stringify(one) === JSON.stringify(other);
        return (store.table(...one).id === store.table(...other).id) === same;
      }),
    );
  });

  it('keeps kinds apart that share a name', () => {
    const store = new NodeStore();
    const schema = store.schema('east', 'A');
    const nodes = [
      store.table('east', 'A', 'B'),
      store.row(schema, 'B'),
      store.waiting(schema),
      store.error(schema),
      store.more(schema),
    ];
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });

  it('forgets one cluster and keeps the others', () => {
    const store = new NodeStore();
    store.peer('east', 1);
    const west = store.peer('west', 1);
    store.forget('east');
    expect(store.of('east')).toEqual([]);
    expect(store.of('west')).toContain(west);
  });

  it('is told apart from what other callers pass to a command', () => {
    const store = new NodeStore();
    expect(isTreeNode(store.cluster('east'))).toBe(true);
    for (const value of [undefined, null, 'east', { id: 'east' }, { kind: 1, id: '', clusterId: '' }]) {
      expect(isTreeNode(value)).toBe(false);
    }
    expect(isScopeNode(store.peers('east'))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/clusters/emitter';
import { ProfileStore } from '../../../src/clusters/profileStore';
import { profile } from './profiles';

function storeWith(...initial: unknown[]) {
  return storeOf(initial);
}

function storeOf(initial: unknown) {
  const changed = new Emitter<void>();
  const kept = { clusters: initial };
  const flags = new Map<string, unknown>();
  const store = new ProfileStore(
    {
      readClusters: () => kept.clusters,
      writeClusters: (value) => {
        kept.clusters = JSON.parse(JSON.stringify(value)) as unknown;
        changed.fire();
        return Promise.resolve();
      },
      onDidChangeClusters: changed.event,
    },
    {
      get: (key) => flags.get(key),
      update: (key, value) => {
        flags.set(key, value);
        return Promise.resolve();
      },
    },
  );
  const names = () => store.profiles.map(({ name }) => name);
  return { store, kept, names };
}

const east = profile('east');
const west = profile('west');
const broken = { name: 'broken', transport: 7, note: 'written by hand' };

describe('ProfileStore', () => {
  it('keeps the order of the settings and reports what it cannot show', () => {
    const { store, names } = storeWith(west, broken, east, 'nonsense');
    expect(names()).toEqual(['west', 'east']);
    expect(store.problems.map(({ name, place }) => [name, place])).toEqual([
      ['broken', 2],
      [undefined, 4],
    ]);
  });

  it('does not show a second cluster of the same name or id', () => {
    const { store, names } = storeWith(east, { ...west, name: 'east' }, { ...west, id: east.id }, west);
    expect(names()).toEqual(['east', 'west']);
    expect(store.problems).toHaveLength(2);
  });

  it('loses no foreign entry and no foreign field when writing', async () => {
    const { store, kept } = storeWith(broken, { ...east, colour: 'blue' }, 'nonsense');
    await store.add(west);
    await store.update({ ...east, name: 'east 2', environment: 'production' });
    expect(kept.clusters).toEqual([
      broken,
      { ...east, name: 'east 2', environment: 'production', colour: 'blue' },
      'nonsense',
      west,
    ]);
    await store.remove(west.id);
    expect(kept.clusters).toHaveLength(3);
  });

  it('drops a field that the new version of the profile no longer has', async () => {
    const { store, kept } = storeWith(east);
    const { id, name, environment, transport, password } = east;
    const withoutUser = { id, name, environment, transport, password };
    await store.update(withoutUser);
    expect(kept.clusters).toEqual([withoutUser]);
  });

  it('refuses names and ids that are taken, those of broken entries and of the sample included', async () => {
    const { store, kept } = storeWith(east, west, broken);
    await expect(store.add({ ...profile('x'), name: 'east' })).rejects.toThrow(/named east/);
    await expect(store.add({ ...profile('x'), name: 'broken' })).rejects.toThrow(/named broken/);
    await expect(store.add({ ...profile('x'), name: 'sample-east' })).rejects.toThrow(/named sample-east/);
    await expect(store.add({ ...profile('x'), id: east.id })).rejects.toThrow(/id/);
    await expect(store.add(profile('a'), profile('a'))).rejects.toThrow(/named a/);
    await expect(store.update({ ...west, name: 'east' })).rejects.toThrow(/named east/);
    await expect(store.update({ ...west, name: 'broken' })).rejects.toThrow(/named broken/);
    await expect(store.update(profile('unknown'))).rejects.toThrow(/no longer/);
    await expect(store.remove('unknown')).rejects.toThrow(/no longer/);
    expect(kept.clusters).toEqual([east, west, broken]);
  });

  it.each([
    ['name', { ...west, name: 'east' }],
    ['id', { ...west, id: east.id }],
    ['name, in front of it and broken,', { name: 'east', transport: 7 }],
  ])('updates a cluster although an entry that is not shown has its %s', async (_what, hidden) => {
    const entries = 'id' in hidden ? [east, hidden] : [hidden, east];
    const { store, kept, names } = storeWith(...entries);
    const changed = { ...east, user: 'joe' };
    await store.update(changed);
    expect(kept.clusters).toEqual(entries.map((entry) => (entry === east ? changed : entry)));
    expect(names()).toEqual(['east']);
  });

  it('names copies so that they stay unique', async () => {
    const { store, names } = storeWith(east);
    const first = await store.duplicate(east.id);
    await store.duplicate(east.id);
    expect(names()).toEqual(['east', 'east copy', 'east copy 2']);
    expect(first).toEqual({ ...east, id: first.id, name: 'east copy' });
    expect(first.id).not.toBe(east.id);
  });

  it('does not write over a setting that is no list', async () => {
    const { store, kept, names } = storeOf({ east });
    expect(names()).toEqual([]);
    expect(store.problems).toHaveLength(1);
    await expect(store.add(west)).rejects.toThrow(/not a list/);
    expect(kept.clusters).toEqual({ east });
  });

  it('shows the sample pair behind the others, and hides it when one of it is removed', async () => {
    const { store, kept, names } = storeWith(east);
    let fired = 0;
    store.onDidChange(() => (fired += 1));
    await store.showSample();
    expect(names()).toEqual(['east', 'sample-east', 'sample-west']);
    await expect(store.duplicate('sample-active')).rejects.toThrow();
    await store.remove('sample-passive');
    expect(names()).toEqual(['east']);
    expect(kept.clusters).toEqual([east]);
    expect(fired).toBe(2);
  });
});

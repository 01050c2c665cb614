/** Set-ups on disk, as windows and versions leave them there. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { advance } from '../../../src/walkthrough/core/advance';
import { newSetUp, recordOf, type SetUp } from '../../../src/walkthrough/core/model';
import { SetUpStore } from '../../../src/walkthrough/store';

describe('the store of set-ups', () => {
  let folder: string;
  let store: SetUpStore;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'set-ups-')), 'not', 'there', 'yet');
    store = new SetUpStore(folder);
  });
  afterEach(() => rm(path.resolve(folder, '../../..'), { recursive: true, force: true }));

  const setUp = (id: string, minute: number): SetUp =>
    newSetUp(id, 'pair', { active: 'east', passive: 'west' }, new Date(Date.UTC(2026, 0, 1, 0, minute)));

  it('is empty, and touches nothing, before something is saved', async () => {
    expect(await store.all()).toEqual([]);
    expect(await store.load('a')).toBeUndefined();
    await store.remove('a');
    await expect(readdir(folder)).rejects.toThrow();
  });

  it('gives back what was saved, the latest changed first, also to another window', async () => {
    await store.save(setUp('a', 1));
    await store.save(setUp('b', 3));
    await store.save(setUp('c', 2));
    expect((await new SetUpStore(folder).all()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    await store.remove('b');
    expect((await store.all()).map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('loads a step that ran as one that nobody watches any more', async () => {
    const running = advance(setUp('a', 1), { kind: 'began', step: 'enable' }, new Date());
    await store.save(running);
    expect(recordOf(running, 'enable').state).toBe('running');
    expect(recordOf((await store.load('a'))!, 'enable').state).not.toBe('running');
  });

  it('keeps the last of what is saved at once, and nothing of what is removed meanwhile', async () => {
    const minutes = Array.from({ length: 20 }, (_, index) => index);
    await Promise.all(minutes.map((minute) => store.save(setUp('a', minute))));
    expect(await store.all()).toEqual([setUp('a', 19)]);
    const saved = minutes.map((minute) => store.save(setUp('a', minute)));
    await store.remove('a');
    await Promise.all(saved);
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes on after a save that failed', async () => {
    await mkdir(path.join(folder, 'a.json.new'), { recursive: true });
    const failed = store.save(setUp('a', 1));
    const removed = store.remove('a');
    await expect(failed).rejects.toThrow('EISDIR');
    await removed;
    await rm(path.join(folder, 'a.json.new'), { recursive: true });
    await store.save(setUp('a', 2));
    expect(await store.all()).toEqual([setUp('a', 2)]);
  });

  it('passes over what is torn, foreign or newer', async () => {
    await store.save(setUp('good', 1));
    await writeFile(path.join(folder, 'torn.json'), JSON.stringify(setUp('torn', 1)).slice(0, -9));
    await writeFile(path.join(folder, 'newer.json'), JSON.stringify({ ...setUp('newer', 1), version: 2 }));
    await writeFile(path.join(folder, 'good.json.new'), 'half');
    await mkdir(path.join(folder, 'folder.json'));
    expect((await store.all()).map(({ id }) => id)).toEqual(['good']);
  });

  it.each(['../outside', 'a/b', '', '.', 'a.b'])('takes %j for no name of a file', async (id) => {
    expect(await store.load(id)).toBeUndefined();
    await expect(store.save(setUp(id, 1))).rejects.toThrow(RangeError);
  });
});

import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockFiles, type LockedAction } from '../../../src/clusters/actionLocks';

/** Linux gives out no such number. */
const nobody = 4_194_305;
const key = 'h1,h2:2181:/hbase';

describe('LockFiles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'locks-')), 'locks');
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true }));

  const action = (what: string, changes: Partial<LockedAction> = {}): LockedAction => ({
    cluster: 'east',
    what,
    holder: {},
    ...changes,
  });
  const files = () => readdir(folder).catch(() => []);

  it('holds a cluster until it is let go, and leaves no file', async () => {
    const locks = new LockFiles(folder);
    const letGo = await locks.take(key, action('Turn off S.T'));
    expect(await files()).toHaveLength(1);
    await expect(locks.take(key, action('Turn on'))).rejects.toThrow('east is busy: Turn off S.T');
    await letGo();
    expect(await files()).toEqual([]);
    await (
      await locks.take(key, action('Turn on'))
    )();
  });

  it('holds other clusters apart', async () => {
    const locks = new LockFiles(folder);
    const all = await Promise.all([locks.take(key, action('a')), locks.take('w:2181:/hbase', action('b'))]);
    expect(await files()).toHaveLength(2);
    for (const letGo of all) await letGo();
  });

  it('names the profile through which the same cluster is held', async () => {
    const locks = new LockFiles(folder);
    await locks.take(key, action('Turn off'));
    await expect(locks.take(key, action('x', { cluster: 'east-joe' }))).rejects.toThrow(
      'east-joe is busy through east, which is the same cluster: Turn off',
    );
  });

  it('lets the same holder take it twice, and lets go after the last', async () => {
    const locks = new LockFiles(folder);
    const holder = {};
    const first = await locks.take(key, action('script', { holder }));
    const second = await locks.take(key, action('script', { holder, cluster: 'east-joe' }));
    await second();
    await expect(locks.take(key, action('x'))).rejects.toThrow(/busy/);
    await first();
    await (
      await locks.take(key, action('x'))
    )();
  });

  it('is held by another window while that lives', async () => {
    const other = new LockFiles(folder, process.ppid);
    const letGo = await other.take(key, action('Restore'));
    const locks = new LockFiles(folder);
    await expect(locks.take(key, action('Turn off'))).rejects.toThrow(/^east is busy in another window: Restore\./);
    expect(await files()).toHaveLength(1);
    await letGo();
    await (
      await locks.take(key, action('Turn off'))
    )();
  });

  it('of two windows at the same moment is never given to both', async () => {
    const [one, other] = [new LockFiles(folder), new LockFiles(folder, process.ppid)];
    for (let round = 0; round < 20; round += 1) {
      const taken = await Promise.allSettled([one.take(key, action('a')), other.take(key, action('b'))]);
      const given = taken.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(given.length).toBeLessThan(2);
      for (const letGo of given) await letGo();
    }
  });

  it.each([
    ['whose process is gone', nobody, undefined],
    ['from before the machine started', process.ppid, new Date(Date.now() - os.uptime() * 1000 - 60_000)],
  ])('takes over a file %s', async (_name, pid, written) => {
    await new LockFiles(folder, pid).take(key, action('left behind'));
    const [file = ''] = await files();
    if (written) await utimes(path.join(folder, file), written, written);
    const letGo = await new LockFiles(folder).take(key, action('Turn off'));
    expect(await files()).toHaveLength(1);
    await letGo();
    expect(await files()).toEqual([]);
  });

  it('is held too by a file that is half written', async () => {
    await new LockFiles(folder, process.ppid).take(key, action('x'));
    const [file = ''] = await files();
    await writeFile(path.join(folder, file), '{"wh');
    await expect(new LockFiles(folder).take(key, action('y'))).rejects.toThrow(/in another window: another action/);
  });

  it('gives nothing where no file can be written', async () => {
    await writeFile(folder, 'a file in its place');
    const locks = new LockFiles(folder);
    await expect(locks.take(key, action('x'))).rejects.toThrow(/EEXIST|ENOTDIR/);
    await rm(folder);
    await (
      await locks.take(key, action('x'))
    )();
  });
});

// The per-user cache of what the scripts install once: each entry is laid in a temporary folder and renamed into place.
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The cache's folder: `SPLICE_REPLICATION_CACHE`, or `splice-replication` in the user's cache folder. */
export function cacheFolder() {
  const own = process.env['SPLICE_REPLICATION_CACHE'];
  if (own) return path.resolve(own);
  const base =
    process.env['XDG_CACHE_HOME'] ??
    (process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined) ??
    path.join(os.homedir(), '.cache');
  return path.join(base, 'splice-replication');
}

/**
 * The folder of a cache entry, made by `install` unless it is there with the same recipe. Safe to call from several processes at once:
 * one installs, the others wait for it.
 * @param {string} name the entry, a file name
 * @param {string} recipe text that changes when the entry must be made anew
 * @param {(folder: string) => Promise<void>} install fills the empty folder
 * @returns {Promise<string>}
 */
export async function cached(name, recipe, install) {
  const folder = path.join(cacheFolder(), name);
  if (await stamped(folder, recipe)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  const unlock = await lock(`${folder}.lock`);
  try {
    if (await stamped(folder, recipe)) return folder;
    const fresh = await mkdtemp(`${folder}.new-`);
    try {
      await install(fresh);
      await writeFile(path.join(fresh, '.stamp'), recipe);
      await rm(folder, { recursive: true, force: true });
      await rename(fresh, folder);
    } catch (error) {
      await rm(fresh, { recursive: true, force: true });
      throw error;
    }
    return folder;
  } finally {
    await unlock();
  }
}

/**
 * @param {string} folder
 * @param {string} recipe
 */
async function stamped(folder, recipe) {
  const stamp = await readFile(path.join(folder, '.stamp'), 'utf8').catch(() => undefined);
  return stamp === recipe;
}

/**
 * Waits for the lock folder; one whose owner is dead is taken over.
 * @param {string} folder
 */
async function lock(folder) {
  const owner = path.join(folder, 'pid');
  for (let waited = 0; ; waited += 1) {
    try {
      await mkdir(folder);
      await writeFile(owner, String(process.pid));
      return () => rm(folder, { recursive: true, force: true });
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
    const pid = Number(await readFile(owner, 'utf8').catch(() => '0'));
    const abandoned = pid > 0 ? !alive(pid) : waited > 10;
    if (abandoned) await rm(folder, { recursive: true, force: true });
    else {
      if (waited === 0) console.log(`  waiting for process ${pid}, which installs the same`);
      await sleep(500);
    }
  }
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

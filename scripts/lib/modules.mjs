// Makes sure of node_modules, as the lock file says. Uses nothing but Node, since it runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const stamp = path.join(root, 'node_modules/.splice-replication-lock');
const installed = path.join(root, 'node_modules/.package-lock.json');

/** Runs `npm ci` unless node_modules stems from this lock file. A node_modules that somebody installed by hand counts where its packages agree. */
export async function ensureModules() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (have === wanted && existsSync(installed)) return;
  if (!existsSync(installed) || !agrees(JSON.parse(lock), JSON.parse(readFileSync(installed, 'utf8')))) {
    console.log('  installing node_modules');
    await npm(['ci'], { cwd: root });
  }
  writeFileSync(stamp, wanted);
}

/**
 * Whether every package of the lock is installed in its version, packages for other platforms aside.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, dev?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> }} present
 */
function agrees(lock, present) {
  return Object.entries(lock.packages).every(([name, entry]) => {
    const there = present.packages[name];
    return name === '' || (there ? there.version === entry.version : entry.optional === true);
  });
}

// Makes sure of node_modules, as the lock file says. Uses nothing but Node, since it runs before anything is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nodeRuntime } from './node-runtime.mjs';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const stamp = path.join(root, 'node_modules/.splice-replication-lock');
const installed = path.join(root, 'node_modules/.package-lock.json');
const native = path.join(root, 'node_modules/odbc/lib/bindings/napi-v8/odbc.node');

/** Runs `npm ci` unless node_modules agrees with the lock file, and compiles the native module where ODBC's headers are there. */
export async function ensureModules() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  const have = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (have !== wanted || !existsSync(installed)) {
    if (!existsSync(installed) || !agrees(JSON.parse(lock), JSON.parse(readFileSync(installed, 'utf8')))) {
      console.log('  installing node_modules');
      await npm(['ci'], { cwd: root });
    }
    writeFileSync(stamp, wanted);
  }
  if (!existsSync(native) && canCompile()) await compileNative();
}

/** The native module is optional, so npm drops it silently where it did not compile; any Node's headers will do, since it uses Node-API alone. */
async function compileNative() {
  console.log('  compiling the ODBC module');
  try {
    const { root: headers } = await nodeRuntime('22');
    await npm(['ci'], { cwd: root, headers });
    if (!existsSync(native)) await npm(['rebuild', 'odbc', '--foreground-scripts'], { cwd: root, headers });
    writeFileSync(
      stamp,
      createHash('sha256')
        .update(readFileSync(path.join(root, 'package-lock.json')))
        .digest('hex'),
    );
  } catch (error) {
    console.log(`  the ODBC module did not compile: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function canCompile() {
  return (
    process.platform === 'win32' ||
    ['/usr/include', '/usr/local/include', '/opt/homebrew/include'].some((folder) =>
      existsSync(path.join(folder, 'sql.h')),
    )
  );
}

/**
 * Whether every package of the lock is installed in its version, packages for other platforms aside.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> }} present
 */
function agrees(lock, present) {
  return Object.entries(lock.packages).every(([name, entry]) => {
    const there = present.packages[name];
    return name === '' || (there ? there.version === entry.version : entry.optional === true);
  });
}

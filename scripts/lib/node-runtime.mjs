// A Node of a chosen major version from npm, with its headers.
import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { cached } from './cache.mjs';
import { npm } from './npm.mjs';

/**
 * @param {string} major such as `24`
 * @returns {Promise<{ bin: string, root: string }>} the executable and the folder that holds `include/node`
 */
export async function nodeRuntime(major) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${system}-${process.arch}`;
  const folder = await cached(`node-${major}`, `${name}@${major}`, async (fresh) => {
    console.log(`  installing Node ${major}`);
    await writeFile(path.join(fresh, 'package.json'), '{"private":true}');
    await npm(['install', `${name}@${major}`, '--ignore-scripts'], { cwd: fresh });
  });
  const root = path.join(folder, 'node_modules', name);
  return { root, bin: path.join(root, 'bin', system === 'win' ? 'node.exe' : 'node') };
}

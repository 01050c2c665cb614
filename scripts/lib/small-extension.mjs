// Builds the small extensions that drive ours: the demo's opener, and that of the results view's tests.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * @param {string} name its folder below test/, which holds opener.ts and package.json
 * @returns {Promise<string>} the built extension's folder
 */
export async function buildSmallExtension(name) {
  const { build } = await import('esbuild');
  const source = path.join(root, 'test', name);
  const folder = path.join(root, 'out', name);
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  await build({
    entryPoints: [path.join(source, 'opener.ts')],
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return folder;
}

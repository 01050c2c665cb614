// Bundles a suite that runs in the extension host: test/host/*.ts to out/test/host/*.js.
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/**
 * @param {string} [suite] its folder: `index.ts` exports `run`, and the tests are beside it
 * @returns {Promise<string>} the bundled index
 */
export async function bundleHostSuite(suite = 'test/host') {
  const { build } = await import('esbuild');
  const folder = path.join(root, suite);
  const outdir = path.join(root, 'out', suite);
  const names = (await readdir(folder)).filter((name) => name === 'index.ts' || name.endsWith('.test.ts'));
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: names.map((name) => path.join(folder, name)),
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode', 'mocha', 'odbc'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}

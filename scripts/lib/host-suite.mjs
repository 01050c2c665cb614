// Bundles a suite that runs in the extension host: test/host/*.ts to out/test/host/*.js.
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
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
    plugins: [scriptsKnowTheirPlace],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return path.join(outdir, 'index.js');
}

/** The scripts' modules find the project by their own address, which a bundle in CommonJS has not. */
const scriptsKnowTheirPlace = {
  name: 'scripts-know-their-place',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onLoad({ filter: /\.mjs$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)) };
    });
  },
};

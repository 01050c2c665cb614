// Lets a script use a TypeScript module of the tests: bundled into out/scripts, then imported.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * @param {string} file the module, relative to the project
 * @returns {Promise<any>} what it exports
 */
export async function importTs(file) {
  const { build } = await import('esbuild');
  await mkdir(path.join(root, 'out'), { recursive: true });
  const folder = await mkdtemp(path.join(root, 'out/scripts-'));
  const outfile = path.join(folder, `${path.basename(file, '.ts')}.mjs`);
  try {
    await build({
      entryPoints: [path.join(root, file)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      plugins: [scriptsStayOutside],
      sourcemap: 'inline',
      logLevel: 'warning',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The scripts' own modules keep state, such as the list of children to end, and must not be there twice. */
const scriptsStayOutside = {
  name: 'scripts-stay-outside',
  setup(/** @type {import('esbuild').PluginBuild} */ build) {
    build.onResolve({ filter: /\.mjs$/ }, (args) => ({
      path: pathToFileURL(path.resolve(args.resolveDir, args.path)).href,
      external: true,
    }));
  },
};

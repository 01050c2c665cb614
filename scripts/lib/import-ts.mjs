// Lets a script use a TypeScript module of the tests: bundled into out/scripts, then imported, or run in a Node of its own.
import { fork } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * @param {string} file the module, relative to the project
 * @returns {Promise<any>} what it exports
 */
export function importTs(file) {
  return bundled(file, (outfile) => import(pathToFileURL(outfile).href));
}

/**
 * Calls the function `measure` that a module exports, in a process of its own.
 * @param {string} file the module, relative to the project
 * @param {string} node the Node to run it
 * @returns {Promise<any>} what the function resolved to
 */
export function measureTs(file, node) {
  return bundled(file, async (outfile) => {
    const entry = path.join(path.dirname(outfile), 'entry.mjs');
    await writeFile(
      entry,
      `import { measure } from ${JSON.stringify(pathToFileURL(outfile).href)};
process.send(await measure(), () => process.exit());`,
    );
    const child = fork(entry, [], { execPath: node, execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`${file} ended with ${code ?? signal} and no figures`)));
    });
  });
}

/**
 * @param {string} file
 * @param {(outfile: string) => Promise<any>} use
 */
async function bundled(file, use) {
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
    return await use(outfile);
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

// Bundles what runs in the extension host: `extension.js` with all that activation needs, and chunks that are loaded on first use.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { root } from './root.mjs';

/**
 * esbuild splits ES modules only, while VS Code loads CommonJS fastest: each output is turned into CommonJS afterwards. When packing, the
 * chunks that `extension.js` needs at once are put into it, since every further file costs the start a millisecond or more.
 * @param {{ minify?: boolean, outdir?: string }} options
 */
export function hostBundle({ minify = false, outdir = path.join(root, 'dist') } = {}) {
  return {
    absWorkingDir: root,
    entryPoints: { extension: path.join(root, 'src/extension.ts') },
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: /** @type {const} */ ('node'),
    target: 'node22',
    format: /** @type {const} */ ('esm'),
    external: ['vscode'],
    minify,
    sourcemap: minify ? /** @type {const} */ (false) : /** @type {const} */ ('inline'),
    logLevel: /** @type {const} */ ('warning'),
    metafile: true,
    write: false,
    plugins: [asCommonJs({ minify })],
  };
}

/** @param {{ minify: boolean }} options */
function asCommonJs({ minify }) {
  return {
    name: 'as-commonjs',
    /** @param {esbuild.PluginBuild} build */
    setup(build) {
      build.onEnd(async ({ outputFiles = [], metafile }) => {
        if (metafile === undefined || outputFiles.length === 0) return;
        const main = outputFiles.find(({ path: file }) => path.basename(file) === 'extension.js')?.path ?? '';
        const atOnce = minify ? neededAtOnce(main, metafile) : new Set();
        const rest = outputFiles.filter(({ path: file }) => !atOnce.has(file));
        for (const { path: file, text } of rest) {
          const { code } = await esbuild.transform(text, { ...commonJs(minify), sourcefile: path.basename(file) });
          await write(file, rewired(code, file, main, atOnce));
        }
        if (minify)
          await write(
            main,
            await joined(new Map(outputFiles.map(({ path: file, text }) => [file, text])), main, atOnce),
          );
      });
    },
  };
}

/** @param {boolean} minify */
function commonJs(minify) {
  return {
    format: /** @type {const} */ ('cjs'),
    platform: /** @type {const} */ ('node'),
    target: 'node22',
    supported: { 'dynamic-import': false },
    minify,
    sourcemap: minify ? /** @type {const} */ (false) : /** @type {const} */ ('inline'),
  };
}

/**
 * The entry and the chunks it imports statically, one through another, as absolute paths.
 * @param {string} main
 * @param {esbuild.Metafile} metafile
 */
function neededAtOnce(main, metafile) {
  const found = new Set([main]);
  for (const file of found) {
    const output = metafile.outputs[path.relative(root, file).replaceAll('\\', '/')];
    for (const { path: to, kind, external } of output?.imports ?? []) {
      if (kind === 'import-statement' && !external) found.add(path.resolve(root, to));
    }
  }
  return found;
}

/**
 * The code of one output with its requires of those that went into extension.js set right.
 * @param {string} code
 * @param {string} file where the code stands
 * @param {string} main
 * @param {ReadonlySet<string>} atOnce
 */
function rewired(code, file, main, atOnce) {
  return withoutCopies(code).replace(/require\("(\.{1,2}\/[^"]+)"\)/g, (whole, /** @type {string} */ request) => {
    const wanted = path.resolve(path.dirname(file), request);
    return atOnce.has(wanted) ? `require("${relative(file, main)}").parts["${path.basename(wanted)}"]` : whole;
  });
}

/**
 * esbuild copies a CommonJS module name by name into a namespace, in every file that imports it. `vscode` has some hundred names and is used
 * as it is, so each copy would only cost the start a millisecond.
 * @param {string} code
 */
function withoutCopies(code) {
  return code.replace(/[\w$]+\((require\("vscode"\))(?:, ?1)?\)/g, '$1');
}

/**
 * One module made of the entry and what it needs at once; `parts` gives those to the chunks that need them too.
 * @param {ReadonlyMap<string, string>} outputs code by file
 * @param {string} main
 * @param {ReadonlySet<string>} atOnce
 */
async function joined(outputs, main, atOnce) {
  const parts = [...atOnce].filter((file) => file !== main);
  const entry = [
    `export * from ${JSON.stringify(main)};`,
    ...parts.map((file, at) => `import * as part${at} from ${JSON.stringify(file)};`),
    `export const parts = {${parts.map((file, at) => `${JSON.stringify(path.basename(file))}: part${at}`).join()}};`,
  ].join('\n');
  const { outputFiles } = await esbuild.build({
    ...commonJs(true),
    stdin: { contents: entry, resolveDir: path.dirname(main) },
    bundle: true,
    write: false,
    external: ['vscode'],
    plugins: [
      {
        name: 'outputs',
        setup(build) {
          build.onResolve({ filter: /^[./]/ }, ({ path: request, resolveDir }) => {
            const wanted = path.resolve(resolveDir, request);
            return atOnce.has(wanted) ? { path: wanted } : { path: relative(main, wanted), external: true };
          });
          build.onLoad({ filter: /.*/ }, ({ path: file }) => ({
            contents: outputs.get(file) ?? '',
            resolveDir: path.dirname(file),
          }));
        },
      },
    ],
  });
  return withoutCopies(outputFiles[0]?.text ?? '');
}

/**
 * @param {string} from a file
 * @param {string} to another
 */
function relative(from, to) {
  const found = path.relative(path.dirname(from), to).replaceAll('\\', '/');
  return found.startsWith('.') ? found : `./${found}`;
}

/**
 * @param {string} file
 * @param {string} text
 */
async function write(file, text) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

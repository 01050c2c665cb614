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
        const needed = [];
        for (const { path: file, text } of outputFiles) {
          const { code } = await esbuild.transform(text, {
            format: 'cjs',
            platform: 'node',
            target: 'node22',
            supported: { 'dynamic-import': false },
            minify,
            sourcemap: minify ? false : 'inline',
            sourcefile: path.basename(file),
          });
          if (atOnce.has(file)) needed.push({ file, code: rewired(code, file, main, atOnce, 'load') });
          else await write(file, rewired(code, file, file, atOnce, `require("${relative(file, main)}").load`));
        }
        if (minify) await write(main, joined(needed, main));
      });
    },
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
 * The code of one output with its requires of the others set right for the file it will stand in.
 * @param {string} code
 * @param {string} file where the code was meant to stand
 * @param {string} home where it will stand
 * @param {ReadonlySet<string>} atOnce
 * @param {string} load the function that gives one of those in extension.js
 */
function rewired(code, file, home, atOnce, load) {
  return withoutCopies(code).replace(/require\("(\.{1,2}\/[^"]+)"\)/g, (_whole, /** @type {string} */ request) => {
    const wanted = path.resolve(path.dirname(file), request);
    return atOnce.has(wanted) ? `${load}("${path.basename(wanted)}")` : `require("${relative(home, wanted)}")`;
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
 * One file that holds several modules, the entry among them, and gives the others to whoever asks `load`.
 * @param {readonly { file: string, code: string }[]} modules
 * @param {string} main
 */
function joined(modules, main) {
  const bodies = modules.map(({ file, code }) => `"${path.basename(file)}":function(module,exports){${code}\n}`);
  return `"use strict";var bodies={${bodies.join(',\n')}},loaded={};
function load(name){var module=loaded[name];if(!module){module=loaded[name]={exports:{}};bodies[name](module,module.exports)}return module.exports}
module.exports=load("${path.basename(main)}");module.exports.load=load;
`;
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

// Bundles what runs in the extension host: `extension.js` with what activation needs, and chunks that are loaded on first use.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import esbuild from 'esbuild';
import { root } from './root.mjs';

/**
 * esbuild splits ES modules only, while VS Code loads CommonJS fastest: each chunk is turned into CommonJS afterwards.
 * @param {{ minify?: boolean, outdir?: string }} options
 */
export function hostBundle({ minify = false, outdir = path.join(root, 'dist') } = {}) {
  return {
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
      build.onEnd(async ({ outputFiles = [] }) => {
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
          await mkdir(path.dirname(file), { recursive: true });
          await writeFile(file, code);
        }
      });
    },
  };
}

// Bundles the worker of the sample clusters as an ES module, with SQLite's wasm file beside it.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

/** Writes `sampleWorker.mjs` and `sqlite3.wasm`; returns the worker's path. */
export async function buildSampleWorker({ minify = false, outdir = path.join(root, 'dist') } = {}) {
  const outfile = path.join(outdir, 'sampleWorker.mjs');
  await mkdir(outdir, { recursive: true });
  await esbuild.build({
    entryPoints: [path.join(root, 'src/connection/sample/worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    minify,
    sourcemap: !minify,
    logLevel: 'warning',
  });
  const wasm = path.join(root, 'node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm');
  await copyFile(wasm, path.join(outdir, 'sqlite3.wasm'));
  return outfile;
}

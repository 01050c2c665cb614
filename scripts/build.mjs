// Bundles the extension: `--minify` for packaging, `--watch` for development.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { hostBundle } from './lib/host-bundle.mjs';
import { buildOdbcChild, copyNative } from './lib/odbc-bundle.mjs';
import { buildSampleWorker } from './lib/sample-bundle.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.join(root, 'dist');
const minify = process.argv.includes('--minify');

const host = hostBundle({ minify, outdir: out });

/** What runs inside webviews. */
const webviews = {
  entryPoints: {
    cluster: path.join(root, 'src/webview/cluster/main.ts'),
    peer: path.join(root, 'src/webview/peer/main.ts'),
    walkthrough: path.join(root, 'src/webview/walkthrough/main.ts'),
    results: path.join(root, 'src/webview/results/main.ts'),
  },
  outdir: path.join(out, 'webview'),
  bundle: true,
  platform: 'browser',
  target: 'chrome140',
  format: 'iife',
  minify,
  sourcemap: minify ? false : 'inline',
  logLevel: 'warning',
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await Promise.all([esbuild.build(host), esbuild.build(webviews)]);
await buildOdbcChild({ minify });
await copyNative(out);
await buildSampleWorker({ minify });

if (process.argv.includes('--watch')) {
  for (const options of [host, webviews]) await (await esbuild.context({ ...options, logLevel: 'info' })).watch();
}

// Builds the small extension that opens the view with the sample clusters at the start of the demo.
import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';

/** @returns {Promise<string>} the built extension's folder */
export async function buildDemoOpener() {
  const { build } = await import('esbuild');
  const source = path.join(root, 'test/demo-opener');
  const folder = path.join(root, 'out/demo-opener');
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  await build({
    entryPoints: [path.join(source, 'opener.ts')],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
  return folder;
}

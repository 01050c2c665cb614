/** Sizes of what is shipped: the JavaScript that activation loads, all that runs in the extension host, and the package. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { rounded, type Figures } from './figures';

const dist = path.join(root, 'dist');

export async function measure(vsix: string): Promise<Figures> {
  const chunks = (await readdir(path.join(dist, 'chunks'))).map((name) => path.join(dist, 'chunks', name));
  const packed = await stat(vsix);
  return {
    extension_js_kb: await kilobytes([path.join(dist, 'extension.js')]),
    host_js_kb: await kilobytes([path.join(dist, 'extension.js'), ...chunks]),
    vsix_mb: rounded(packed.size / 1e6),
  };
}

async function kilobytes(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map((file) => stat(file)));
  return rounded(sizes.reduce((sum, { size }) => sum + size, 0) / 1000, 1);
}

/** Sizes of what is shipped: the JavaScript that activation loads, all that runs in the extension host, and the package. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { rounded, type Figures } from './figures';

const dist = path.join(root, 'dist');

export async function measure(vsix: string): Promise<Figures> {
  const chunks = (await readdir(path.join(dist, 'chunks'))).map((name) => path.join(dist, 'chunks', name));
  const packed = await stat(vsix);
  return {
    extension_js_kb: await kilobytes(await loadedAtOnce(path.join(dist, 'extension.js'))),
    host_js_kb: await kilobytes([path.join(dist, 'extension.js'), ...chunks]),
    vsix_mb: rounded(packed.size / 1e6),
  };
}

/** The file and what it requires while it is evaluated; chunks behind a dynamic import are left out. */
async function loadedAtOnce(file: string, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(file)) return [...seen];
  seen.add(file);
  const text = await readFile(file, 'utf8');
  // esbuild names shared chunks `chunk-…`; what is imported dynamically bears the name of its module.
  const eager = text.matchAll(/\brequire\("(\.[^"]*chunk-[^"]+\.js)"\)/g);
  for (const [, required = ''] of eager) await loadedAtOnce(path.resolve(path.dirname(file), required), seen);
  return [...seen];
}

async function kilobytes(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map((file) => stat(file)));
  return rounded(sizes.reduce((sum, { size }) => sum + size, 0) / 1000, 1);
}

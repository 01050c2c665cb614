/** The sizes of what is shipped. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { rounded, type Figures } from './figures';

export async function measure(vsix: string): Promise<Figures> {
  const bundle = await stat(path.join(root, 'dist/extension.js'));
  const packed = await stat(vsix);
  return { extension_js_kb: rounded(bundle.size / 1000, 1), vsix_mb: rounded(packed.size / 1e6) };
}

// `npm run package`: writes the .vsix for this platform. With `--check` it is installed into a clean VS Code and started.
import path from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { root } from './lib/root.mjs';

await ensureModules();
const { buildExtension, packVsix } = await import('./lib/vsix.mjs');
await buildExtension();
const { file, bytes } = await packVsix();
const { zipEntries } = await import('./lib/zip.mjs');
const entries = await zipEntries(file);
console.log(`${path.relative(root, file)}: ${(bytes / 1e6).toFixed(2)} MB, ${entries.length} files`);
if (!entries.some(({ name }) => name.endsWith('.node'))) {
  console.log(
    'No native module in it: reaching a cluster over ODBC will not work. Install unixODBC with its headers and a C++ compiler.',
  );
}

if (process.argv.includes('--check')) {
  const { checkPackage } = await import('./lib/package-check.mjs');
  try {
    console.log(await checkPackage(file));
  } catch (error) {
    console.error(`The package does not work: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

// `npm run package`: writes the .vsix for this platform. With `--check` it is installed into a clean VS Code and started.
// With `--check` or CI=true a package without the native module counts as failed.
import path from 'node:path';
import { ensurePackages, packages } from './lib/debian.mjs';
import { ensureModules } from './lib/modules.mjs';
import { root } from './lib/root.mjs';

const isChecked = process.argv.includes('--check');

try {
  await ensurePackages([...packages.compiler, ...packages.odbc, ...(isChecked ? packages.browser : [])]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
}
await ensureModules();
const { buildExtension, packVsix } = await import('./lib/vsix.mjs');
await buildExtension();
const { file, bytes } = await packVsix();
const { zipEntries } = await import('./lib/zip.mjs');
const entries = await zipEntries(file);
console.log(`${path.relative(root, file)}: ${(bytes / 1e6).toFixed(2)} MB, ${entries.length} files`);

if (!entries.some(({ name }) => name.endsWith('.node'))) {
  console.error(
    '!!! NO NATIVE MODULE IN IT: reaching a cluster over ODBC will not work. Install unixODBC with its headers and a C++ compiler.',
  );
  if (isChecked || process.env['CI'] === 'true') process.exitCode = 1;
}

if (isChecked) {
  const { checkPackage } = await import('./lib/package-check.mjs');
  try {
    console.log(await checkPackage(file));
  } catch (error) {
    console.error(`The package does not work: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

// `npm run demo`: opens VS Code with the extension and the sample clusters. With `--check` it is done headless, and the reason of a failure told.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages, packages } from './lib/debian.mjs';
import { buildSmallExtension } from './lib/small-extension.mjs';
import { ensureModules } from './lib/modules.mjs';
import { onPath, run } from './lib/process.mjs';
import { root } from './lib/root.mjs';
import { startVscode } from './lib/vscode-server.mjs';

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, web: { type: 'boolean' }, port: { type: 'string' } },
});

try {
  if (values.check) await check();
  else if (onPath('code') && !values.web) await desktop();
  else await web();
} catch (error) {
  console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function desktop() {
  await ensureModules();
  const { buildExtension } = await import('./lib/vsix.mjs');
  await buildExtension();
  const opener = await buildSmallExtension('demo-opener');
  const home = path.join(os.tmpdir(), 'splice-replication-demo');
  const folder = path.join(home, 'demo');
  await rm(home, { recursive: true, force: true });
  await mkdir(path.join(home, 'data/User'), { recursive: true });
  await mkdir(folder);
  const settings = { 'workbench.startupEditor': 'none', 'security.workspace.trust.enabled': false };
  await writeFile(path.join(home, 'data/User/settings.json'), JSON.stringify(settings));
  const development = [root, opener].map((each) => `--extensionDevelopmentPath=${each}`);
  await run('code', ['--new-window', '--user-data-dir', path.join(home, 'data'), ...development, folder]);
  console.log('VS Code is open, with a profile of its own.');
}

async function web() {
  const server = await startVscode({
    vsix: await packed(true),
    ...(values.port && { port: Number(values.port) }),
  });
  console.log(
    `VS Code ${server.version} with the extension and the sample clusters:\n\n    ${server.url}\n\nCtrl+C ends it.`,
  );
  await new Promise((resolve) => {
    process.removeAllListeners('SIGINT');
    process.removeAllListeners('SIGTERM');
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.stop();
}

async function check() {
  const missing = await ensurePackages(packages.browser);
  const vsix = await packed(false);
  const { findBrowser } = await import('./lib/browser.mjs');
  if (!findBrowser()) throw new Error(`no Chromium to look with; missing: ${missing.join(', ') || 'chromium'}`);
  const { importTs } = await import('./lib/import-ts.mjs');
  const { checkDemo } = await importTs('test/support/demoCheck.ts');
  await checkDemo(vsix, (/** @type {string} */ line) => console.log(line));
  console.log('The demo works.');
}

/**
 * Builds and packs the extension.
 * @param {boolean} withOpener
 * @returns {Promise<string[]>} packed extensions
 */
async function packed(withOpener) {
  await ensurePackages([...packages.compiler, ...packages.odbc]);
  await ensureModules();
  const { packVsix, vsixForTests } = await import('./lib/vsix.mjs');
  const own = await vsixForTests();
  if (!withOpener) return [own];
  return [own, (await packVsix(path.join(root, 'out'), await buildSmallExtension('demo-opener'))).file];
}

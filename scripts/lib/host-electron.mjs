// Runs the host suite in a desktop VS Code, downloaded by @vscode/test-electron. For machines that reach its downloads.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';
import { versions } from './vscode-install.mjs';

/**
 * @param {import('./vscode-install.mjs').Version} version
 * @param {string} suite
 * @returns {Promise<import('./host-run.mjs').HostResult>}
 */
export async function runInElectron(version, suite) {
  const { runTests } = await import('@vscode/test-electron');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splice-host-'));
  const result = path.join(folder, 'result.json');
  const data = path.join(folder, 'data');
  try {
    await runTests({
      version: version === 'newest' ? 'stable' : versions.oldest.vscode,
      extensionDevelopmentPath: root,
      extensionTestsPath: suite,
      extensionTestsEnv: { SPLICE_REPLICATION_HOST_RESULT: result, SPLICE_REPLICATION_HOST_DATA: data },
      launchArgs: [folder, '--user-data-dir', data, '--disable-extensions', '--disable-workspace-trust'],
    }).catch((/** @type {unknown} */ error) => console.error(error));
    return JSON.parse(await readFile(result, 'utf8'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// Runs the host suite in VS Code's web workbench and reads its counts.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { newPage, openBrowser } from './browser.mjs';
import { root } from './root.mjs';
import { startVscode } from './vscode-server.mjs';

const deadlineMs = 300_000;

/**
 * @typedef {{ title: string, state: 'passed' | 'failed' | 'pending', ms: number, error?: string }} HostTest
 * @typedef {{ version: string, tests: readonly HostTest[] }} HostResult
 */

/**
 * @param {import('./vscode-install.mjs').Version} version
 * @param {string} suite the suite's index
 * @param {{ env?: Record<string, string>, files?: Record<string, string>, settings?: Record<string, unknown> }} [options] `env` is for the server and its extension host
 * @returns {Promise<any>} what the suite wrote, a `HostResult` for the tests; throws when it did not run to its end
 */
export async function runInHost(version, suite, { env = {}, files, settings } = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'splice-host-'));
  const result = path.join(folder, 'result.json');
  const server = await startVscode({
    version,
    flags: ['--enable-smoke-test-driver'],
    env: { ...env, SPLICE_REPLICATION_HOST_RESULT: result },
    files,
    settings,
  });
  /** @type {string[]} */
  const log = [];
  try {
    const browser = await openBrowser();
    try {
      const page = await newPage(browser);
      const exited = new Promise((/** @type {(code: number) => void} */ resolve) => {
        void page.exposeFunction('codeAutomationExit', resolve);
      });
      await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ args) => {
        log.push(format(...args));
      });
      await page.goto(`${server.url}&payload=${encodeURIComponent(payload(server.port, suite))}`);
      await Promise.race([exited, late()]);
    } finally {
      await browser.close();
    }
    const text = await readFile(result, 'utf8').catch(() => {
      throw new Error(
        `VS Code ${server.version}: the suite never ran; the workbench's last words:\n${log.slice(-40).join('\n')}`,
      );
    });
    return JSON.parse(text);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What the workbench is told through its address.
 * @param {number} port
 * @param {string} suite
 */
function payload(port, suite) {
  const remote = `vscode-remote://127.0.0.1:${port}`;
  return JSON.stringify([
    ['extensionDevelopmentPath', remote + root],
    ['extensionTestsPath', remote + suite],
    ['skipWelcome', 'true'],
  ]);
}

/** @returns {Promise<never>} */
function late() {
  return new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error(`the suite took more than ${deadlineMs / 1000} s`)), deadlineMs).unref();
  });
}

// Starts and stops a real VS Code server with a fresh profile.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { run, start, stop } from './process.mjs';
import { installVscode, versions } from './vscode-install.mjs';

export { installVscode, versions };

/** Keeps the workbench quiet: no welcome pages, assistants, updates or telemetry. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'window.commandCenter': false,
};

/**
 * @typedef {object} ServerOptions
 * @property {import('./vscode-install.mjs').Version} [version] `newest` unless told
 * @property {string | readonly string[]} [vsix] packed extensions to install first
 * @property {Record<string, unknown>} [settings] user settings besides the quiet ones
 * @property {Record<string, unknown>} [machineSettings] those of this machine, which the user settings cannot hold for sure
 * @property {readonly string[]} [flags] more arguments for the server
 * @property {NodeJS.ProcessEnv} [env] more variables for the server and its extension host
 * @property {string} [folder] the folder to open, a fresh empty one unless told
 * @property {Record<string, string>} [files] files to lay into the folder, text by relative path
 * @property {number} [port] a free one unless told
 * @property {number} [deadlineMs] for the server to answer
 */

/**
 * @typedef {object} VscodeServer
 * @property {string} url the workbench with the folder open
 * @property {number} port
 * @property {string} origin such as `http://127.0.0.1:41234`
 * @property {string} folder the opened folder
 * @property {string} data the server's data folder; `data/logs` in it holds the logs
 * @property {string} version VS Code's version
 * @property {number} pid
 * @property {() => string} output what the server printed
 * @property {() => Promise<string>} logs every log file's text, headed by its name
 * @property {() => Promise<void>} stop ends all its processes and removes its folders
 */

/**
 * Starts a server and waits until its workbench can be opened.
 * @param {ServerOptions} [options]
 * @returns {Promise<VscodeServer>}
 */
export async function startVscode(options = {}) {
  const {
    version = 'newest',
    vsix,
    settings = {},
    machineSettings = {},
    flags = [],
    env = {},
    files = {},
    deadlineMs = 60_000,
  } = options;
  const installed = await installVscode(version);
  const home = await mkdtemp(path.join(os.tmpdir(), 'splice-vscode-'));
  const removeHome = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', removeHome);
  const data = path.join(home, 'data');
  const folder = options.folder ?? path.join(home, 'workspace');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await mkdir(path.join(data, 'data/User'), { recursive: true });
  await writeFile(path.join(data, 'data/User/settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  await mkdir(path.join(data, 'data/Machine'), { recursive: true });
  await writeFile(path.join(data, 'data/Machine/settings.json'), JSON.stringify(machineSettings, null, 2));

  const main = path.join(installed.folder, 'out/server-main.js');
  const common = ['--server-data-dir', data, '--accept-server-license-terms', '--telemetry-level', 'off'];
  const environment = serverEnvironment(env);
  const wanted = [vsix ?? []].flat().flatMap((file) => ['--install-extension', file]);
  if (wanted.length > 0) {
    await run(installed.node, [main, ...common, ...wanted, '--force'], { env: environment, timeoutMs: deadlineMs });
  }

  const port = options.port ?? (await freePort());
  const child = start(
    installed.node,
    [
      main,
      ...common,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--disable-workspace-trust',
      ...flags,
    ],
    { env: { ...environment, SPLICE_REPLICATION_HOST_DATA: data } },
  );
  let output = '';
  child.stdout?.on('data', (text) => (output += text));
  child.stderr?.on('data', (text) => (output += text));
  const clear = async () => {
    await stop(child);
    process.off('exit', removeHome);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await until(
      () => output.includes('Web UI available'),
      () => child.exitCode,
      deadlineMs,
    );
  } catch (error) {
    await clear();
    throw new Error(`VS Code ${installed.version} did not start (${String(error)}):\n${output.slice(-2000)}`, {
      cause: error,
    });
  }
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/?folder=${encodeURIComponent(folder)}`,
    port,
    origin,
    folder,
    data,
    version: installed.version,
    pid: child.pid ?? 0,
    output: () => output,
    logs: () => readLogs(path.join(data, 'data/logs')),
    stop: clear,
  };
}

/** A TCP port nobody listens on at this moment. */
export function freePort() {
  return new Promise((/** @type {(port: number) => void} */ resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * The environment less what belongs to a VS Code, an Electron or an npm run that these scripts were started from.
 * @param {NodeJS.ProcessEnv} more
 */
function serverEnvironment(more) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|npm_)/.test(name));
  return { ...Object.fromEntries(own), ...more };
}

/**
 * @param {() => boolean} reached
 * @param {() => number | null} exitCode
 * @param {number} deadlineMs
 */
function until(reached, exitCode, deadlineMs) {
  const end = Date.now() + deadlineMs;
  return new Promise((/** @type {(value: void) => void} */ resolve, reject) => {
    const look = () => {
      if (reached()) resolve();
      else if (exitCode() !== null) reject(new Error(`exited with ${exitCode()}`));
      else if (Date.now() > end) reject(new Error(`nothing for ${deadlineMs / 1000} s`));
      else setTimeout(look, 50);
    };
    look();
  });
}

/** @param {string} folder */
async function readLogs(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const texts = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return `== ${path.relative(folder, file)}\n${await readFile(file, 'utf8')}`;
    });
  return (await Promise.all(texts)).join('\n');
}

/**
 * Copies a server's logs to a folder, to be looked at after a failure.
 * @param {VscodeServer} server
 * @param {string} folder
 */
export async function keepLogs(server, folder) {
  await cp(path.join(server.data, 'data/logs'), folder, { recursive: true }).catch(() => undefined);
}

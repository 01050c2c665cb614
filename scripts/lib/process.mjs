// Child processes of the scripts: run to the end, or keep and stop with everything they started.
import { spawn, spawnSync } from 'node:child_process';

const windows = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

process.on('exit', () => running.forEach((child) => signalTree(child, 'SIGKILL')));
for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  process.once(signal, () => process.exit(code));
}

/**
 * Starts a child at the head of its own process group, which ends with this process at the latest.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: !windows, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  running.add(child);
  child.once('exit', () => {
    signalTree(child, 'SIGKILL');
    running.delete(child);
  });
  return child;
}

/**
 * Ends a child and everything in its process group: asks first, kills what is still there after two seconds.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  signalTree(child, 'SIGTERM');
  const late = setTimeout(() => signalTree(child, 'SIGKILL'), 2000);
  await gone;
  clearTimeout(late);
}

/**
 * Runs a command to its end and returns what it printed; throws with the last lines of it when it failed or took too long.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, onLine?: (line: string) => void }} [options]
 * @returns {Promise<string>}
 */
export function run(command, args, options = {}) {
  const { cwd, env = process.env, timeoutMs = 600_000, onLine } = options;
  const shell = windows && /^(npm|npx|code)(\.cmd)?$/.test(command);
  return new Promise((resolve, reject) => {
    const child = start(command, args, { cwd, env, shell });
    let output = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      signalTree(child, 'SIGKILL');
    }, timeoutMs);
    const take = (/** @type {Buffer} */ data) => {
      output += data.toString();
      if (onLine) data.toString().split('\n').filter(Boolean).forEach(onLine);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', (error) => {
      clearTimeout(timer);
      running.delete(child);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      if (code === 0 && !late) return resolve(output);
      const why = late ? `took more than ${Math.round(timeoutMs / 1000)} s` : `exited with ${code}`;
      const tail = output.trimEnd().split('\n').slice(-25).join('\n');
      reject(new Error(`${command} ${args.join(' ')} ${why}:\n${tail}`));
    });
  });
}

/**
 * Whether a command is on PATH.
 * @param {string} command
 */
export function onPath(command) {
  return spawnSync(windows ? 'where' : 'which', [command], { stdio: 'ignore' }).status === 0;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalTree(child, signal) {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}

// Runs one suite, lets it print, and reads how many of its tests passed, and which failed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './root.mjs';
import { start, stop } from './process.mjs';

const nothing = { passed: 0, failed: 0, failures: [] };

/**
 * `failures` are the names of the tests that failed, with the first line of why, as far as the suite tells them.
 * @typedef {{ passed: number, failed: number, failures: readonly string[], problem?: string }} SuiteResult
 */

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {string} output a file for its counts
 * @returns {Promise<SuiteResult>}
 */
export async function runSuite(suite, output) {
  const [command = 'node', ...args] = suite.command;
  const reporting = {
    one: [],
    host: ['--json', output],
    vitest: ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`],
  };
  const exit = await runToEnd(
    command === 'node' ? process.execPath : command,
    [...args, ...reporting[suite.counts]],
    suite,
  );
  if (suite.counts === 'one') return exit === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };

  const counts = await readCounts(output, suite.counts).catch(() => nothing);
  if (exit === 'late')
    return { ...counts, failed: counts.failed + 1, problem: `It took more than ${suite.minutes} minutes.` };
  if (counts.passed + counts.failed === 0) return { ...nothing, failed: 1, problem: 'No test ran.' };
  if (exit !== 0 && counts.failed === 0)
    return { ...counts, failed: 1, problem: `It ended with ${exit}, though no test failed.` };
  return counts;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('./suites.mjs').Suite} suite
 * @returns {Promise<number | 'late'>}
 */
function runToEnd(command, args, { minutes, env }) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = start(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell,
      env: { ...process.env, ...env },
    });
    const timer = setTimeout(() => {
      resolve('late');
      void stop(child);
    }, minutes * 60_000);
    child.once('error', () => resolve(127));
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/**
 * @param {string} file
 * @param {'vitest' | 'host'} kind
 * @returns {Promise<SuiteResult>}
 */
async function readCounts(file, kind) {
  const report = JSON.parse(await readFile(file, 'utf8'));
  if (kind === 'host')
    return { passed: Number(report.passed), failed: report.failures.length, failures: report.failures };
  /** @type {readonly { name: string, status: string, assertionResults: readonly { fullName: string, status: string, failureMessages: readonly string[] }[] }[]} */
  const files = report.testResults;
  const failures = files.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const where = path.relative(root, name);
    // A file that breaks before its tests counts as one.
    if (failed.length === 0) return status === 'failed' ? [where] : [];
    return failed.map(({ fullName, failureMessages: [why = ''] }) => `${where}: ${fullName}: ${why.split('\n')[0]}`);
  });
  return { passed: Number(report.numPassedTests), failed: failures.length, failures };
}

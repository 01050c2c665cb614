// Runs one suite, lets it print, and reads how many of its tests passed and failed.
import { readFile } from 'node:fs/promises';
import { root } from './root.mjs';
import { start, stop } from './process.mjs';

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {string} output a file for its counts
 * @returns {Promise<{ passed: number, failed: number, problem?: string }>}
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
  if (suite.counts === 'one') return { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1 };

  const counts = await readCounts(output, suite.counts).catch(() => ({ passed: 0, failed: 0 }));
  if (exit === 'late')
    return { ...counts, failed: counts.failed + 1, problem: `It took more than ${suite.minutes} minutes.` };
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, problem: 'No test ran.' };
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
 */
async function readCounts(file, kind) {
  const report = JSON.parse(await readFile(file, 'utf8'));
  if (kind === 'host') return { passed: Number(report.passed), failed: Number(report.failed) };
  /** @type {readonly { status: string, assertionResults: readonly { status: string }[] }[]} */
  const files = report.testResults;
  const brokenFiles = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) + brokenFiles.length };
}

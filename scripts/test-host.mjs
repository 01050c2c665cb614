// Runs the suite of test/host in the extension host of a real VS Code: `--only newest|oldest`, `--no-build` to take dist/ as it is.
// With VSCODE_ELECTRON=1 the same suite runs in a desktop VS Code instead.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bundleHostSuite } from './lib/host-suite.mjs';
import { runInHost } from './lib/host-run.mjs';
import { runInElectron } from './lib/host-electron.mjs';
import { buildExtension } from './lib/vsix.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, 'no-build': { type: 'boolean' }, json: { type: 'string' } },
});
if (values.only !== undefined && values.only !== 'newest' && values.only !== 'oldest')
  throw new Error('--only newest or --only oldest');
const versions = values.only ? [values.only] : /** @type {const} */ (['newest', 'oldest']);

if (!values['no-build']) await buildExtension();
const suite = await bundleHostSuite();
/** @type {string[]} */
const failures = [];
let passed = 0;
for (const version of versions) {
  console.log(`Extension host, ${version}`);
  try {
    const result =
      process.env['VSCODE_ELECTRON'] === '1' ? await runInElectron(version, suite) : await runInHost(version, suite);
    const marks = { passed: '✓', failed: '✗', pending: '-' };
    for (const { title, state, ms, error } of result.tests) {
      console.log(`  ${marks[state]} ${title} (${ms} ms)${error ? `\n${error.replace(/^/gm, '      ')}` : ''}`);
    }
    const count = (/** @type {string} */ state) => result.tests.filter((test) => test.state === state).length;
    passed += count('passed');
    const failed = result.tests.filter(({ state }) => state === 'failed');
    failures.push(
      ...failed.map(({ title, error }) => `VS Code ${result.version}: ${title}: ${error?.split('\n')[0] ?? ''}`),
    );
    console.log(
      `VS Code ${result.version}: ${count('passed')} of ${result.tests.length} tests good, ${count('pending')} pending`,
    );
    if (count('passed') + failed.length === 0) throw new Error('no test ran');
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    console.error(problem);
    failures.push(`${version}: ${problem}`);
  }
}
if (values.json) await writeFile(values.json, JSON.stringify({ passed, failures }));
process.exit(failures.length > 0 ? 1 : 0);

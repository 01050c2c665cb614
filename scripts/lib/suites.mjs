// The suites of `npm test`, in the order they run: what each needs, how it runs, how long it may take.

/**
 * What a suite may need besides node_modules.
 * @typedef {'browser' | 'odbc' | 'mariadb' | 'derby' | 'vscode newest' | 'vscode oldest' | 'package'} Need
 */

/**
 * `command` is run by npx or node from the project's folder; `counts` says where its numbers come from: `one` for a check that passes or
 * fails as a whole, `vitest` and `host` for a file of counts, whose name follows `output`.
 * @typedef {object} Suite
 * @property {string} name
 * @property {readonly Need[]} needs
 * @property {readonly string[]} command
 * @property {'one' | 'vitest' | 'host'} counts
 * @property {number} minutes
 * @property {Readonly<Record<string, string>>} [env] set besides what is there
 */

/**
 * @param {string} name
 * @param {readonly Need[]} needs
 * @param {number} minutes
 * @returns {Suite}
 */
const vitest = (name, needs, minutes) => ({
  name,
  needs,
  minutes,
  counts: 'vitest',
  command: ['node', 'node_modules/vitest/vitest.mjs', 'run', '--project', name],
});

/** @type {readonly Suite[]} */
export const suites = [
  { name: 'lint', needs: [], minutes: 5, counts: 'one', command: ['npm', 'run', '--silent', 'lint'] },
  { name: 'types', needs: [], minutes: 5, counts: 'one', command: ['npm', 'run', '--silent', 'types'] },
  { ...vitest('unit', [], 5), env: { EVERY_CASE: '1' } },
  vitest('conformance', ['odbc', 'mariadb', 'derby'], 15),
  vitest('faults', ['odbc', 'mariadb', 'derby'], 15),
  {
    name: 'host',
    needs: ['browser', 'derby', 'vscode newest', 'vscode oldest', 'package'],
    minutes: 12,
    counts: 'host',
    command: ['node', 'scripts/test-host.mjs', '--no-build'],
  },
  vitest('ui', ['browser', 'odbc', 'mariadb', 'derby', 'vscode newest', 'package'], 30),
];

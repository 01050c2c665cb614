// Installs what the chosen suites need, and tells what could not be had.
import path from 'node:path';
import { ensurePackages, packages } from './debian.mjs';
import { derbyJars } from './derby.mjs';
import { ensureModules } from './modules.mjs';
import { root } from './root.mjs';
import { installVscode } from './vscode-install.mjs';

/** @typedef {import('./suites.mjs').Need} Need */

/**
 * Debian packages first, since the native module is compiled against them; then node_modules, VS Code and the packed extension.
 * @param {readonly import('./suites.mjs').Suite[]} suites
 * @returns {Promise<Map<Need, string>>} what is missing and why
 */
export async function prepare(suites) {
  const needs = new Set(suites.flatMap((suite) => suite.needs));
  /** @type {Map<Need, string>} */
  const missing = new Map();
  /** @type {(need: Need, names: readonly string[]) => void} */
  const lack = (need, names) => {
    if (names.length > 0) missing.set(need, `missing ${names.join(', ')}`);
  };
  /** @type {(need: Need, install: () => Promise<unknown>) => Promise<void>} */
  const attempt = async (need, install) => {
    if (!needs.has(need)) return;
    try {
      await install();
    } catch (error) {
      missing.set(need, error instanceof Error ? error.message : String(error));
      console.log(missing.get(need));
    }
  };

  /** @type {(names: readonly string[]) => string[]} */
  let still = () => [];
  try {
    const wanted = [
      ...(needs.has('browser') ? packages.browser : []),
      ...(needs.has('odbc') ? packages.odbc : []),
      ...(needs.has('mariadb') ? packages.mariadb : []),
      ...(needs.has('derby') ? packages.derby : []),
      ...(needs.size > 0 ? packages.compiler : []),
    ];
    const absent = await ensurePackages(wanted);
    still = (names) => names.filter((name) => absent.includes(name));
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    still = (names) => [...names];
  }
  if (needs.has('browser')) lack('browser', still(packages.browser));
  if (needs.has('odbc')) lack('odbc', still(packages.odbc));
  if (needs.has('mariadb')) lack('mariadb', still(packages.mariadb));
  if (needs.has('derby')) lack('derby', still(packages.derby));

  await ensureModules();
  await attempt('derby', derbyJars);
  await attempt('vscode newest', () => installVscode('newest'));
  await attempt('vscode oldest', () => installVscode('oldest'));
  await attempt('package', async () => {
    const { vsixForTests } = await import('./vsix.mjs');
    process.env['SPLICE_REPLICATION_VSIX'] = await vsixForTests();
    console.log(`  packed ${path.relative(root, process.env['SPLICE_REPLICATION_VSIX'])}`);
  });
  return missing;
}

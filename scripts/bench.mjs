// `npm run bench`: measures what the extension costs and prints a table; `--json` ends with the figures in one line of JSON.
// `--only sizes,memory` runs some of the modules of test/bench; `--readme` keeps all figures in docs/figures.json and the README's table.
import { parseArgs } from 'node:util';
import { ensurePackages, packages } from './lib/debian.mjs';
import { ensureModules } from './lib/modules.mjs';
import { run } from './lib/process.mjs';
import { root } from './lib/root.mjs';
import { targetOf } from './lib/targets.mjs';

const modules = [
  'sizes',
  'odbc',
  'drda',
  'split',
  'tree',
  'edit',
  'toggle',
  'grid',
  'activation',
  'memory',
  'walkthrough',
];

/** Those that measure what runs in the extension host without its VS Code: in the Node that the newest VS Code has. */
const inNode = ['odbc', 'drda', 'split', 'tree', 'edit'];

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, readme: { type: 'boolean' } },
});
if (values.readme && values.only) throw new Error('--readme shows figures of one run: it goes without --only');
const chosen = values.only ? values.only.split(',') : modules;

await ensurePackages(Object.values(packages).flat());
await ensureModules();
const { importTs, measureTs } = await import('./lib/import-ts.mjs');
const { vsixForTests } = await import('./lib/vsix.mjs');
const { installVscode } = await import('./lib/vscode-install.mjs');
const vsix = await vsixForTests();
const installed = await installVscode('newest');

/** @type {Record<string, number>} */
const figures = {};
let failed = false;
for (const name of chosen) {
  const started = Date.now();
  try {
    const file = `test/bench/${name}.ts`;
    Object.assign(
      figures,
      inNode.includes(name) ? await measureTs(file, installed.node) : await (await importTs(file)).measure(vsix),
    );
    console.log(`${name}: measured in ${Math.round((Date.now() - started) / 1000)} s`);
  } catch (error) {
    failed = true;
    console.error(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}

console.log(`\n${'figure'.padEnd(22)}${'measured'.padStart(10)}${'target'.padStart(12)}`);
for (const [name, value] of Object.entries(figures)) {
  const { text, met } = targetOf(name, value);
  const verdict = met === undefined ? '' : met ? '  met' : '  MISSED';
  console.log(`${name.padEnd(22)}${String(value).padStart(10)}${text.padStart(12)}${verdict}`);
}
if (values.readme && !failed) {
  const { keepFigures } = await import('./lib/figures.mjs');
  await keepFigures({ vscode: installed.version, figures });
  await run(process.execPath, ['scripts/generate.mjs'], { cwd: root });
}
if (values.json) console.log(JSON.stringify(figures));
process.exit(failed ? 1 : 0);

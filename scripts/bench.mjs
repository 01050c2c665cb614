// `npm run bench`: measures what the extension costs and prints a table; `--json` ends with the figures in one line of JSON.
// `--only sizes,memory` runs some of the modules of test/bench.
import { parseArgs } from 'node:util';
import { ensurePackages, packages } from './lib/debian.mjs';
import { ensureModules } from './lib/modules.mjs';

/** The most each figure should be. */
const most = {
  activate_ms: 20,
  activate_vs_git: 0.25,
  extension_js_kb: 200,
  vsix_mb: 2,
  host_memory_mb: 5,
  odbc_fetch_ratio: 1.3,
  tree_20k_ratio: 1.5,
  host_stall_ms: 50,
  toggle_statements: 3,
  edit_ms_p95: 16,
  hover_ms_p95: 5,
  completion_ms_p95: 5,
  grid_100k_ms: 200,
  drda_stall_ms: 20,
  walkthrough_js_kb: 250,
  walkthrough_open_ms: 300,
};

/** The least each figure should be. */
const least = {
  split_vs_peer: 5,
  drda_fetch_vs_jdbc: 1,
  drda_connect_vs_jdbc: 1,
  drda_call_vs_jdbc: 1,
};

const modules = ['sizes', 'odbc', 'split', 'tree', 'toggle', 'grid', 'activation', 'memory'];

/** Those that measure what runs in the extension host without its VS Code: in the Node that the newest VS Code has. */
const inNode = ['odbc', 'split', 'tree'];

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
const chosen = values.only ? values.only.split(',') : modules;

await ensurePackages(Object.values(packages).flat());
await ensureModules();
const { importTs, measureTs } = await import('./lib/import-ts.mjs');
const { vsixForTests } = await import('./lib/vsix.mjs');
const { installVscode } = await import('./lib/vscode-install.mjs');
const vsix = await vsixForTests();
const { node } = await installVscode('newest');

/** @type {Record<string, number>} */
const figures = {};
let failed = false;
for (const name of chosen) {
  const started = Date.now();
  try {
    const file = `test/bench/${name}.ts`;
    Object.assign(
      figures,
      inNode.includes(name) ? await measureTs(file, node) : await (await importTs(file)).measure(vsix),
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
if (values.json) console.log(JSON.stringify(figures));
process.exit(failed ? 1 : 0);

/**
 * @param {string} name
 * @param {number} value
 * @returns {{ text: string, met?: boolean }}
 */
function targetOf(name, value) {
  const upper = /** @type {Record<string, number | undefined>} */ (most)[name];
  if (upper !== undefined) return { text: `<= ${upper}`, met: value <= upper };
  const lower = /** @type {Record<string, number | undefined>} */ (least)[name];
  return lower === undefined ? { text: '' } : { text: `>= ${lower}`, met: value >= lower };
}

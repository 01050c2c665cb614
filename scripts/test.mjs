// `npm test`: installs what the tests need, runs every suite, and ends with one line `N passed, N failed`.
// `--only unit,ui` runs some of: lint types build unit conformance faults host ui.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { prepare } from './lib/prepare.mjs';
import { runSuite } from './lib/suite-run.mjs';
import { suites } from './lib/suites.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = choose(values.only);
const required = process.env['CI'] === 'true';
const folder = await mkdtemp(path.join(os.tmpdir(), 'splice-test-'));
const total = { passed: 0, failed: 0 };
/** @type {string[]} */
const summary = [];

heading('Install');
const missing = await prepare(chosen);

for (const suite of chosen) {
  heading(suite.name);
  const lacks = suite.needs.filter((need) => missing.has(need));
  if (lacks.length > 0) {
    const why = lacks.map((need) => `${need}: ${missing.get(need)}`).join('; ');
    if (required) total.failed += 1;
    summary.push(`${suite.name.padEnd(12)} !!! DID NOT RUN${required ? ', which counts as a failure' : ''}. ${why}`);
    console.log(summary.at(-1));
    continue;
  }
  const started = Date.now();
  const { passed, failed, failures, problem } = await runSuite(suite, path.join(folder, `${suite.name}.json`));
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${suite.name.padEnd(12)} ${failed > 0 ? 'FAILED' : 'good'}: ${passed} good, ${failed} bad, ${seconds} s${problem ? `. ${problem}` : ''}`,
  );
  console.log(summary.at(-1));
  summary.push(...failures.map((name) => `  ✗ ${name}`));
}

await rm(folder, { recursive: true, force: true });
heading('Summary');
console.log(summary.join('\n'));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

/** @param {string} text */
function heading(text) {
  console.log(`\n──── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`);
}

/** @param {string | undefined} only */
function choose(only) {
  if (only === undefined) return suites;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    console.error(`No suite ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.`);
    process.exit(2);
  }
  return suites.filter(({ name }) => names.includes(name));
}

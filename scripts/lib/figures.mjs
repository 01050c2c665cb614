// The figures that the README shows: kept in docs/figures.json as they were measured, never typed.
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './root.mjs';
import { targetOf, targets } from './targets.mjs';

/**
 * @typedef {object} Measured
 * @property {string} on the day
 * @property {string} machine
 * @property {string} vscode its version
 * @property {Record<string, number>} figures
 */

const file = path.join(root, 'docs/figures.json');

/** @param {{ vscode: string, figures: Record<string, number> }} measured */
export async function keepFigures({ vscode, figures }) {
  /** @type {Measured} */
  const kept = { on: new Date().toISOString().slice(0, 10), machine: machine(), vscode, figures };
  const options = await resolveConfig(file);
  await writeFile(file, await format(JSON.stringify(kept), { ...options, parser: 'json' }));
}

/** @returns {Promise<string>} Markdown; empty where nothing was measured yet */
export async function figuresTable() {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return '';
  const { on, machine, vscode, figures } = /** @type {Measured} */ (JSON.parse(text));
  const lines = Object.entries(targets).flatMap(([name, { what, most, least }]) => {
    const value = figures[name];
    if (value === undefined) return [];
    const target = most === undefined ? `at least ${least}` : `at most ${most}`;
    return [`| ${what} | ${value} | ${target}${targetOf(name, value).met ? '' : ', **missed**'} |`];
  });
  return [
    `Measured by \`npm run bench -- --readme\` on ${on}, VS Code ${vscode}, ${machine}:`,
    '',
    '| What | Measured | Target |',
    '| --- | ---: | --- |',
    ...lines,
  ].join('\n');
}

function machine() {
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${cpus.length} cores (${cpus[0]?.model.trim() ?? os.arch()}), ${memory} GB, ${os.platform()}`;
}

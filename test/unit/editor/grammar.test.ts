/** The grammars colour what they are to: runs the tests in test/grammar with vscode-tmgrammar-test. */
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { injectionGrammar, languageGrammar } from '../../../src/editor/grammar/grammars';

const root = path.resolve(import.meta.dirname, '../../..');
const runner = path.join(root, 'node_modules/vscode-tmgrammar-test/dist/unit.js');

interface Run {
  readonly ok: boolean;
  readonly output: string;
}

/** The grammars of package.json are there besides those given. */
function run(files: readonly string[], grammars: readonly string[]): Promise<Run> {
  const options = grammars.flatMap((grammar) => ['--grammar', grammar]);
  return new Promise((resolve) => {
    execFile(process.execPath, [runner, ...options, ...files], { cwd: root }, (error, stdout, stderr) => {
      resolve({ ok: error === null, output: stdout + stderr });
    });
  });
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(path.join(root, folder));
  return names.filter((name) => name.endsWith('.sql')).map((name) => `${folder}/${name}`);
}

describe('grammars', () => {
  it.each<[string, string, readonly string[]]>([
    ['the language', 'test/grammar/language', []],
    ['what is injected into other files of SQL', 'test/grammar/injection', ['test/grammar/host.tmLanguage.json']],
  ])('colour %s', async (_what, folder, others) => {
    const files = await filesIn(folder);
    expect(files).not.toEqual([]);
    const { ok, output } = await run(files, others);
    expect(ok, output).toBe(true);
  });

  it('has every rule that it includes', () => {
    const grammar = languageGrammar();
    const included = [...JSON.stringify(grammar).matchAll(/"include":"#([\w-]+)"/g)].map((match) => match[1]);
    expect([...new Set(included)].filter((name) => !Object.hasOwn(grammar.repository ?? {}, name ?? ''))).toEqual([]);
  });

  it('is what the generated files hold', async () => {
    const read = async (name: string) =>
      JSON.parse(await readFile(path.join(root, 'syntaxes', name), 'utf8')) as unknown;
    expect(await read('splice-sql.tmLanguage.json')).toEqual(plain(languageGrammar()));
    expect(await read('splice-sql.injection.tmLanguage.json')).toEqual(plain(injectionGrammar()));
  });
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

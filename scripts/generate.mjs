// Writes what is derived from the sources: the README's tables of procedures and figures, the bundle of texts to translate, grammars and snippets.
// With --check it writes nothing and fails when they are not up to date.
import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import { figuresTable } from './lib/figures.mjs';
import { root } from './lib/root.mjs';

/** Bundles a TypeScript module in memory and imports it. */
async function importTypeScript(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** The literal first arguments of `t(…)` and `l10n.t(…)` in src. */
async function sourceTexts() {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const files = await Promise.all(
    names.filter((name) => /\.tsx?$/.test(name)).map((name) => readFile(join(root, 'src', name), 'utf8')),
  );
  return files.filter((text) => text.includes('l10n')).flatMap(translatedTexts);
}

function translatedTexts(text) {
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) found.push(literalOf(node.arguments[0]));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest));
  return found.filter((literal) => literal !== undefined);
}

function isTranslation(callee) {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== 't') return false;
  const object = callee.expression;
  return (ts.isPropertyAccessExpression(object) ? object.name : object).text === 'l10n';
}

/** A string, or strings joined by `+`; undefined for anything else, such as a text of the catalogue. */
function literalOf(node) {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const [left, right] = [literalOf(node.left), literalOf(node.right)];
  return left === undefined || right === undefined ? undefined : left + right;
}

async function l10nBundle(describedTexts) {
  const texts = [...new Set([...describedTexts, ...(await sourceTexts())])].sort();
  return `${JSON.stringify(Object.fromEntries(texts.map((text) => [text, text])), null, 2)}\n`;
}

/**
 * The README with each table between its marks; one without marks is an error.
 * @param {string} current
 * @param {Record<string, string>} tables by the name in their marks
 */
async function readme(current, tables) {
  let text = current;
  for (const [name, table] of Object.entries(tables)) {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}`);
    text = `${text.slice(0, from)}${start}\n\n${table}\n\n${text.slice(to)}`;
  }
  const options = await resolveConfig(join(root, 'README.md'));
  return format(text, { ...options, parser: 'markdown' });
}

/** Path, what is there, what should be there. */
async function jsonOutput(path, content) {
  const options = await resolveConfig(join(root, path));
  return [path, await readOrEmpty(path), await format(JSON.stringify(content), { ...options, parser: 'json' })];
}

async function readOrEmpty(path) {
  return readFile(join(root, path), 'utf8').catch(() => '');
}

/** The first line that differs, for people. */
function difference(path, current, wanted) {
  const now = current.split('\n');
  const then = wanted.split('\n');
  const at = then.findIndex((line, index) => line !== now[index]);
  const index = at < 0 ? then.length : at;
  const cut = (line) => (line === undefined ? '(end of the file)' : line.slice(0, 160));
  return `${path}:${index + 1} is not up to date\n  is:     ${cut(now[index])}\n  should: ${cut(then[index])}`;
}

const sources = await importTypeScript(
  `export { procedureTable } from './src/splice/procedures/table';
   export { catalogueTexts } from './src/splice/procedures/texts';
   export { systemTableTexts } from './src/splice/systemTables';
   export { serverErrorTexts } from './src/splice/serverErrors';
   export { hintTexts } from './src/splice/hints';
   export { languageGrammar, injectionGrammar } from './src/editor/grammar/grammars';
   export { snippets } from './src/editor/snippets/snippets';`,
);
const { procedureTable, catalogueTexts, systemTableTexts, serverErrorTexts, hintTexts } = sources;
const describedTexts = [...catalogueTexts(), ...systemTableTexts(), ...serverErrorTexts(), ...hintTexts()];
const currentReadme = await readOrEmpty('README.md');
const outputs = [
  [
    'README.md',
    currentReadme,
    await readme(currentReadme, { procedures: procedureTable(), figures: await figuresTable() }),
  ],
  ['l10n/bundle.l10n.json', await readOrEmpty('l10n/bundle.l10n.json'), await l10nBundle(describedTexts)],
  ...(await Promise.all([
    jsonOutput('syntaxes/splice-sql.tmLanguage.json', sources.languageGrammar()),
    jsonOutput('syntaxes/splice-sql.injection.tmLanguage.json', sources.injectionGrammar()),
    jsonOutput('syntaxes/splice-sql.code-snippets.json', sources.snippets()),
  ])),
];

const stale = outputs.filter(([, current, wanted]) => current !== wanted);
if (process.argv.includes('--check')) {
  for (const [path, current, wanted] of stale) console.error(difference(path, current, wanted));
  if (stale.length > 0) {
    console.error('Run: npm run generate');
    process.exitCode = 1;
  }
} else {
  for (const [path, , wanted] of stale) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), wanted);
    console.log(`wrote ${path}`);
  }
}

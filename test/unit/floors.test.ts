/** The lint rules that keep the floors apart: what a folder must not import is an error, however it is imported. */
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { floorRules } from '../../scripts/lib/floors.mjs';

const linter = new Linter();
const errorsOf = (file: string, code: string) =>
  linter.verify(code, [{ files: ['src/**/*.ts'] }, ...floorRules], { filename: file }).map(({ message }) => message);

const ways: readonly [string, (path: string) => string][] = [
  ['import', (path) => `import { a } from '${path}';`],
  ['export from', (path) => `export { a } from '${path}';`],
  ['import()', (path) => `export const a = () => import('${path}');`],
];

const violations: readonly [string, string][] = [
  ['src/splice/call.ts', '../sql/call'],
  ['src/splice/replication/apply.ts', '../../connection/connection'],
  ['src/splice/call.ts', 'vscode'],
  ['src/sql/call.ts', '../splice/names'],
  ['src/sql/call.ts', 'vscode'],
  ['src/connection/queued.ts', '../clusters/line'],
  ['src/connection/odbc/child.ts', '../../transports'],
  ['src/connection/queued.ts', 'vscode'],
  ['src/connection/drda/session.ts', '../odbc/environment'],
  ['src/connection/sample/engine/engine.ts', '../../drda/dss'],
  ['src/connection/odbc/child.ts', '../../clusters/line'],
  ['src/clusters/line.ts', '../ui/command'],
  ['src/clusters/line.ts', '../tree/register'],
  ['src/clusters/line.ts', '../transports'],
  ['src/ui/command.ts', '../forms/open'],
  ['src/ui/command.ts', '../webview/dom'],
  ['src/tree/register.ts', '../scripts/register'],
  ['src/tree/commands/commands.ts', '../../forms/open'],
  ['src/forms/open.ts', '../tree/register'],
  ['src/forms/open.ts', '../walkthrough'],
  ['src/editor/register.ts', '../scripts/register'],
  ['src/editor/providers/answers.ts', './../../scripts/bind'],
  ['src/scripts/host/runner.ts', '../../editor/register'],
  ['src/scripts/register.ts', '../transports'],
  ['src/walkthrough/open.ts', '../forms/open'],
  ['src/walkthrough/open.ts', '../extension'],
  ['src/webview/results/grid.ts', 'vscode'],
  ['src/webview/results/grid.ts', '../../ui/page'],
  ['src/webview/results/grid.ts', '../../scripts/results/view'],
  ['src/webview/cluster/form.ts', '../../forms/cluster/panel'],
  ['src/webview/cluster/form.ts', '../../clusters/profileStore'],
  ['src/webview/dom.ts', '../connection/odbc/connection'],
  ['src/webview/dom.ts', '../transports'],
  ['src/transports.ts', './forms/open'],
  ['src/transports.ts', './extension'],
  ['src/transports.ts', './laterParts'],
  ['src/forms/register.ts', '../laterParts'],
];

test.each(violations.flatMap(([file, path]) => ways.map((way) => [file, path, ...way] as const)))(
  '%s must not take %s by %s',
  (file, path, _way, code) => {
    expect(errorsOf(file, code(path))).toHaveLength(1);
  },
);

const allowed: readonly [string, string][] = [
  ['src/splice/call.ts', './names'],
  ['src/sql/call.ts', './words'],
  ['src/connection/sample/engine/statements.ts', '../../../splice/call'],
  ['src/connection/sample/engine/statements.ts', './sql/words'],
  ['src/connection/odbc/child.ts', 'odbc'],
  ['src/connection/drda/session.ts', '../readsOnly'],
  ['src/clusters/line.ts', '../connection/connection'],
  ['src/clusters/line.ts', 'vscode'],
  ['src/ui/command.ts', '../clusters/session'],
  ['src/tree/register.ts', './commands/commands'],
  ['src/scripts/results/view.ts', '../../ui/page'],
  ['src/editor/snippets/snippets.ts', './scripts'],
  ['src/webview/results/grid.ts', '../../scripts/results/messages'],
  ['src/webview/walkthrough/page.ts', '../../walkthrough/core/view/view'],
  ['src/webview/cluster/form.ts', '../../forms/cluster/draft'],
  ['src/webview/cluster/form.ts', '../toolkit'],
  ['src/transports.ts', './connection/odbc/connection'],
  ['src/extension.ts', './transports'],
  ['src/extension.ts', './laterParts'],
  ['src/laterParts.ts', './forms/register'],
];

test.each(allowed.flatMap(([file, path]) => ways.map((way) => [file, path, ...way] as const)))(
  '%s may take %s by %s',
  (file, path, _way, code) => {
    expect(errorsOf(file, code(path))).toEqual([]);
  },
);

test('an import() that does not name its module is an error', () => {
  expect(errorsOf('src/tree/register.ts', 'export const a = (b) => import(b);')).toHaveLength(1);
  expect(errorsOf('src/tree/register.ts', 'export const a = (b) => import(`../forms/${b}`);')).toHaveLength(1);
});

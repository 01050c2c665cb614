/** The commands that run something: at the cursor, what is selected, all of it. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CommandHandler } from '../../ui/command';
import { lineCounter } from '../lines';
import { scriptLanguages } from '../names';
import { statementAt, statementFrom, type StatementPart } from '../statementAt';
import type { Runner } from './runner';

/** What a line above a statement hands over. */
interface StatementPlace {
  readonly uri: vscode.Uri;
  readonly start: number;
  /** As it stood there. */
  readonly text: string;
}

export function runCommands(
  runner: Runner,
): Readonly<Record<'runStatement' | 'runSelection' | 'runScript' | 'cancelRun', CommandHandler>> {
  return {
    runStatement: async (place) => {
      if (isPlace(place)) await runPlace(runner, await vscode.workspace.openTextDocument(place.uri), place);
      else {
        const editor = scriptEditor();
        if (editor) await runAt(runner, editor.document, editor.document.offsetAt(editor.selection.active));
      }
    },
    runSelection: async () => {
      const editor = scriptEditor();
      if (!editor) return;
      const { document, selection } = editor;
      if (selection.isEmpty) await runAt(runner, document, document.offsetAt(selection.active));
      else {
        const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
        await runner.run(document, { start, end }, partTitle(document, start, end));
      }
    },
    runScript: async (uri) => {
      const document =
        uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : scriptEditor()?.document;
      if (document) await runner.run(document, undefined, fileName(document));
    },
    cancelRun: () => runner.cancel(vscode.window.activeTextEditor?.document.uri),
  };
}

async function runPlace(runner: Runner, document: vscode.TextDocument, { start, text }: StatementPlace): Promise<void> {
  const part = statementFrom(document.getText(), start);
  if (part?.statement.text === text) await runPart(runner, document, part);
  else void vscode.window.showInformationMessage(t('The script has changed meanwhile. Nothing was run.'));
}

async function runAt(runner: Runner, document: vscode.TextDocument, offset: number): Promise<void> {
  const part = statementAt(document.getText(), offset);
  if (part) await runPart(runner, document, part);
  else void vscode.window.showInformationMessage(t('There is no statement at the cursor.'));
}

async function runPart(runner: Runner, document: vscode.TextDocument, part: StatementPart): Promise<void> {
  await runner.run(document, part, partTitle(document, part.statement.start, part.statement.start));
}

function scriptEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor && scriptLanguages.includes(editor.document.languageId)) return editor;
  void vscode.window.showInformationMessage(t('Open an SQL file first.'));
  return undefined;
}

function partTitle(document: vscode.TextDocument, start: number, end: number): string {
  const lineAt = lineCounter(document.getText());
  const [first, last] = [lineAt(start) + 1, lineAt(end) + 1];
  const name = fileName(document);
  return first === last ? t('{0}, line {1}', name, first) : t('{0}, lines {1} to {2}', name, first, last);
}

function fileName({ uri }: vscode.TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}

function isPlace(value: unknown): value is StatementPlace {
  if (typeof value !== 'object' || value === null || !('uri' in value && 'start' in value && 'text' in value))
    return false;
  return value.uri instanceof vscode.Uri && typeof value.start === 'number' && typeof value.text === 'string';
}

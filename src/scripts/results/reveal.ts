/** From a result to its statement in the script. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RunStatement } from '../run';
import { placeNow } from './placeNow';

export async function reveal(file: string, { text, start, line }: RunStatement): Promise<void> {
  const uri = vscode.Uri.parse(file, true);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file);
  if (!open && uri.scheme === 'untitled') {
    void vscode.window.showInformationMessage(t('That script is closed, and was never saved.'));
    return;
  }
  const document = open ?? (await vscode.workspace.openTextDocument(uri));
  const place = placeNow(document.getText(), text, start);
  // Where the statement was changed, its line is the best guess.
  const from =
    place === undefined ? document.validatePosition(new vscode.Position(line, 0)) : document.positionAt(place);
  const to = place === undefined ? from : document.positionAt(place + text.length);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(from, to) });
}

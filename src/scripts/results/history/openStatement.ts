/** Opens a statement of the history in an editor that is bound to its cluster by a directive; runs nothing. */
import * as vscode from 'vscode';
import type { HistoryEntry } from './entries';

export async function openStatement({ cluster, sql }: HistoryEntry): Promise<void> {
  const content = `-- @cluster ${cluster.name}\n${sql};\n`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'sql', content }));
}

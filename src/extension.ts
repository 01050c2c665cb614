/** Builds the parts of the extension and registers them; nothing else. */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

export function activate(context: vscode.ExtensionContext): void {
  if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
  context.subscriptions.push(
    vscode.window.createTreeView('spliceReplication.clusters', {
      treeDataProvider: { getChildren: () => [], getTreeItem: (item: vscode.TreeItem) => item },
    }),
  );
}

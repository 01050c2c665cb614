/** Greys the labels of what cannot be switched: VS Code colours a label only through a file decoration. */
import * as vscode from 'vscode';

const scheme = 'splice-replication-greyed';

export function greyedUri(nodeId: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${nodeId}` });
}

export function registerGreyed(): vscode.Disposable {
  const decoration = new vscode.FileDecoration(undefined, undefined, new vscode.ThemeColor('descriptionForeground'));
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) => (uri.scheme === scheme ? decoration : undefined),
  });
}

/** Has the schemas and tables of a connected cluster read once, when a script that is bound to it is shown: the checks compare with them. */
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import type { UnreadContents } from './contents';
import { isScript } from './scripts';
import { onAnyChange } from './sessionEvents';

export interface ShownContentsParts {
  readonly clusters: Clusters;
  readonly unread: UnreadContents;
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  readonly onDidChangeBinding: vscode.Event<vscode.Uri>;
}

export class ShownContents implements vscode.Disposable {
  readonly #parts: ShownContentsParts;
  readonly #listeners: vscode.Disposable;

  constructor(parts: ShownContentsParts) {
    this.#parts = parts;
    const look = () => this.#look();
    this.#listeners = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(look),
      parts.onDidChangeBinding(look),
      onAnyChange(parts.clusters, look),
    );
    look();
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #look(): void {
    for (const { document } of vscode.window.visibleTextEditors) {
      if (isScript(document)) this.#parts.unread.isReading(this.#parts.clusterFor(document.uri));
    }
  }
}

/** Read-only documents that the actions open: rows before and after, rows of a node, drift, grants. */
import * as vscode from 'vscode';

/** Also matched by the menus of package.json. */
export const documentScheme = 'splice-replication';

export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #subscriptions: vscode.Disposable;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(documentScheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === documentScheme) this.#texts.delete(uri.toString());
      }),
      this.#changed,
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /**
   * Lays a text under a name, in place of what was there.
   * @param path folders and a file name; the last part is the tab's title
   */
  put(path: readonly string[], text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: documentScheme, path: `/${path.map(fileName).join('/')}` });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  async show(path: readonly string[], text: string, language?: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.put(path, text));
    if (language) await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#texts.clear();
  }
}

/** Names of clusters and tables may hold a slash. */
function fileName(part: string): string {
  return part.replaceAll('/', '⁄');
}

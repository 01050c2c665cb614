/** Shows the plan of a run as a read-only document while the person decides. */
import * as vscode from 'vscode';
import { planPath, planScheme } from '../names';

export class PlanDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  #count = 0;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.#changed.event;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /** The document is closed again when the decision is made. */
  async during<T>(title: string, text: string, decide: () => Promise<T>): Promise<T> {
    this.#count += 1;
    const uri = vscode.Uri.from({ scheme: planScheme, path: planPath(title, this.#count) });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, 'splice-sql');
      await vscode.window.showTextDocument(document, { preview: false });
      return await decide();
    } finally {
      await close(uri);
      this.#texts.delete(uri.toString());
    }
  }

  dispose(): void {
    this.#changed.dispose();
    this.#texts.clear();
  }
}

async function close(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
  if (tabs.length > 0) await vscode.window.tabGroups.close(tabs, true);
}

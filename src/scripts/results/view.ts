/** The results view in VS Code: its page, the clipboard and the export behind its buttons. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LogChannel } from '../../clusters/log';
import type { ResultSet } from '../../connection/connection';
import { showWithLog } from '../../ui/command';
import { isCancelled, shownFailure } from '../../ui/failure';
import { drawPage, webviewOptions } from '../../ui/webviewPage';
import type { Run } from '../run';
import { ResultsConversation } from './conversation';
import { joined } from './export/joined';
import { tsv } from './export/tsv';
import { exportResult } from './export/toFile';
import { readFromResults, type ToResults, type ViewAction } from './messages';
import { reveal } from './reveal';

export class ResultsView implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #log: LogChannel;
  readonly #conversation: ResultsConversation;
  #view: vscode.WebviewView | undefined;

  constructor(extensionUri: vscode.Uri, log: LogChannel) {
    this.#extensionUri = extensionUri;
    this.#log = log;
    this.#conversation = new ResultsConversation({
      post: (message: ToResults) => void this.#view?.webview.postMessage(message),
      copy,
      export: exportResult,
      reveal,
      translations: vscode.l10n.bundle ?? {},
    });
  }

  /** VS Code calls it when the view is first shown, and again when it was moved elsewhere. */
  resolve(view: vscode.WebviewView): void {
    this.#conversation.detach();
    this.#view = view;
    view.webview.options = webviewOptions(this.#extensionUri);
    view.webview.onDidReceiveMessage((value: unknown) => void this.#onMessage(value));
    view.onDidDispose(() => {
      if (this.#view !== view) return;
      this.#conversation.detach();
      this.#view = undefined;
    });
    const parts = { title: t('Results'), script: 'results', style: 'results' };
    void drawPage(this.#extensionUri, view.webview, parts, () => this.#view === view);
  }

  show(run: Run): void {
    this.#conversation.show(run);
  }

  fileMoved(from: string, to: string): void {
    this.#conversation.fileMoved(from, to);
  }

  clear(): void {
    this.#conversation.clear();
  }

  act(action: ViewAction): void {
    this.#conversation.act(action);
  }

  dispose(): void {
    this.#conversation.dispose();
  }

  async #onMessage(value: unknown): Promise<void> {
    const message = readFromResults(value);
    if (!message) return;
    try {
      await this.#conversation.onMessage(message);
    } catch (error) {
      if (isCancelled(error)) return;
      const failure = shownFailure(error);
      this.#log.error(`results, ${message.type}: ${failure.message}`);
      await showWithLog('error', failure.message);
    }
  }
}

async function copy(set: ResultSet, headers: boolean): Promise<void> {
  await vscode.env.clipboard.writeText(await joined(tsv(set, headers)));
  vscode.window.setStatusBarMessage(t('Copied {0} rows', set.rows.length), 3000);
}

/** One webview in an editor tab, with typed messages both ways. */
import * as vscode from 'vscode';
import { drawPage, webviewOptions, type PageParts } from './webviewPage';

export interface WebviewPanelOptions<Incoming> extends PageParts {
  readonly extensionUri: vscode.Uri;
  readonly viewType: string;
  /** Turns what the webview sent into a message, or undefined for what is none: it is dropped. */
  readonly read: (value: unknown) => Incoming | undefined;
  readonly onMessage: (message: Incoming) => void | Promise<void>;
  /** One that VS Code brought back after a reload. */
  readonly revived?: vscode.WebviewPanel;
}

export interface WebviewPanel<Outgoing> {
  /** Dropped once the panel is closed: what was begun in it may end later. */
  post(message: Outgoing): void;
  reveal(): void;
  setTitle(title: string): void;
  dispose(): void;
  readonly onDidDispose: vscode.Event<void>;
}

/** `Outgoing` must be plain data without secrets: a webview is not a place to keep them. */
export function openWebviewPanel<Incoming, Outgoing>(options: WebviewPanelOptions<Incoming>): WebviewPanel<Outgoing> {
  const media = vscode.Uri.joinPath(options.extensionUri, 'media');
  const content = webviewOptions(options.extensionUri);
  const panel =
    options.revived ??
    vscode.window.createWebviewPanel(options.viewType, options.title, vscode.ViewColumn.Active, {
      ...content,
      retainContextWhenHidden: true,
    });
  if (options.revived) panel.webview.options = content;
  panel.iconPath = {
    light: vscode.Uri.joinPath(media, 'tab-light.svg'),
    dark: vscode.Uri.joinPath(media, 'tab-dark.svg'),
  };
  panel.webview.onDidReceiveMessage((value: unknown) => {
    const message = options.read(value);
    if (message !== undefined) void options.onMessage(message);
  });
  let isThere = true;
  panel.onDidDispose(() => (isThere = false));
  void drawPage(options.extensionUri, panel.webview, options, () => isThere);
  return {
    post: (message) => {
      if (isThere) void panel.webview.postMessage(message);
    },
    reveal: () => {
      panel.reveal();
    },
    setTitle: (title) => {
      if (panel.title !== title) panel.title = title;
    },
    onDidDispose: panel.onDidDispose,
    dispose: () => {
      panel.dispose();
    },
  };
}

/** One webview in an editor tab, with typed messages both ways. */
import * as vscode from 'vscode';
import { webviewOptions, webviewPage, type PageParts } from './webviewPage';

export interface WebviewPanelOptions<Incoming> extends PageParts {
  readonly extensionUri: vscode.Uri;
  readonly viewType: string;
  /** Turns what the webview sent into a message, or undefined for what is none: it is dropped. */
  readonly read: (value: unknown) => Incoming | undefined;
  readonly onMessage: (message: Incoming) => void | Promise<void>;
}

export interface WebviewPanel<Outgoing> {
  post(message: Outgoing): void;
  reveal(): void;
  dispose(): void;
  readonly onDidDispose: vscode.Event<void>;
}

/** `Outgoing` must be plain data without secrets: a webview is not a place to keep them. */
export function openWebviewPanel<Incoming, Outgoing>(options: WebviewPanelOptions<Incoming>): WebviewPanel<Outgoing> {
  const media = vscode.Uri.joinPath(options.extensionUri, 'media');
  const panel = vscode.window.createWebviewPanel(options.viewType, options.title, vscode.ViewColumn.Active, {
    ...webviewOptions(options.extensionUri),
    retainContextWhenHidden: true,
  });
  panel.iconPath = {
    light: vscode.Uri.joinPath(media, 'tab-light.svg'),
    dark: vscode.Uri.joinPath(media, 'tab-dark.svg'),
  };
  panel.webview.onDidReceiveMessage((value: unknown) => {
    const message = options.read(value);
    if (message !== undefined) void options.onMessage(message);
  });
  panel.webview.html = webviewPage(options.extensionUri, panel.webview, options);
  return {
    post: (message) => void panel.webview.postMessage(message),
    reveal: () => {
      panel.reveal();
    },
    onDidDispose: panel.onDidDispose,
    dispose: () => {
      panel.dispose();
    },
  };
}

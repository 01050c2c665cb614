/** One webview in an editor tab: strict content policy, one script, one style sheet, typed messages both ways. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface WebviewPanelOptions<Incoming> {
  readonly extensionUri: vscode.Uri;
  readonly viewType: string;
  readonly title: string;
  /** Name of the script in dist/webview and of the style sheet in media, without their endings. */
  readonly script: string;
  readonly style: string;
  /** Turns what the webview sent into a message, or undefined for what is none: it is dropped. */
  readonly read: (value: unknown) => Incoming | undefined;
  readonly onMessage: (message: Incoming) => void | Promise<void>;
  /** One that VS Code brought back after a reload. */
  readonly revived?: vscode.WebviewPanel;
}

export interface WebviewPanel<Outgoing> {
  post(message: Outgoing): void;
  reveal(): void;
  setTitle(title: string): void;
  dispose(): void;
  readonly onDidDispose: vscode.Event<void>;
}

/** `Outgoing` must be plain data without secrets: a webview is not a place to keep them. */
export function openWebviewPanel<Incoming, Outgoing>(options: WebviewPanelOptions<Incoming>): WebviewPanel<Outgoing> {
  const scripts = vscode.Uri.joinPath(options.extensionUri, 'dist', 'webview');
  const media = vscode.Uri.joinPath(options.extensionUri, 'media');
  const content = { enableScripts: true, enableForms: false, localResourceRoots: [scripts, media] };
  const panel =
    options.revived ??
    vscode.window.createWebviewPanel(options.viewType, options.title, vscode.ViewColumn.Active, {
      ...content,
      retainContextWhenHidden: true,
    });
  panel.webview.options = content;
  panel.iconPath = {
    light: vscode.Uri.joinPath(media, 'tab-light.svg'),
    dark: vscode.Uri.joinPath(media, 'tab-dark.svg'),
  };
  panel.webview.onDidReceiveMessage((value: unknown) => {
    const message = options.read(value);
    if (message !== undefined) void options.onMessage(message);
  });
  panel.webview.html = page(panel.webview, {
    title: options.title,
    script: vscode.Uri.joinPath(scripts, `${options.script}.js`),
    style: vscode.Uri.joinPath(media, `${options.style}.css`),
  });
  return {
    post: (message) => void panel.webview.postMessage(message),
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

function page(webview: vscode.Webview, parts: { title: string; script: vscode.Uri; style: vscode.Uri }): string {
  const nonce = randomBytes(16).toString('base64');
  const style = webview.asWebviewUri(parts.style).toString();
  const script = webview.asWebviewUri(parts.script).toString();
  // The toolkit's components write their styles into constructed style sheets, which need no 'unsafe-inline'.
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
  <title>${escapeHtml(parts.title)}</title>
  <link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
  <main id="root"></main>
  <script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

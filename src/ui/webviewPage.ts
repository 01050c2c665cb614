/** The page of every webview of ours: strict content policy, one script, one style sheet. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface PageParts {
  readonly title: string;
  /** Name of the script in dist/webview and of the style sheet in media, without their endings. */
  readonly script: string;
  readonly style: string;
  /** Plain data that the script finds in the page, so that it can draw without asking first. */
  readonly data?: unknown;
}

/** Lets the webview run its script and read its files, and nothing else. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  const { scripts, media } = folders(extensionUri);
  return { enableScripts: true, enableForms: false, localResourceRoots: [scripts, media] };
}

export function webviewPage(extensionUri: vscode.Uri, webview: vscode.Webview, parts: PageParts): string {
  const { scripts, media } = folders(extensionUri);
  const nonce = randomBytes(16).toString('base64');
  const style = webview.asWebviewUri(vscode.Uri.joinPath(media, `${parts.style}.css`)).toString();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(scripts, `${parts.script}.js`)).toString();
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
  ${dataBlock(parts.data)}
  <script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

function folders(extensionUri: vscode.Uri): { scripts: vscode.Uri; media: vscode.Uri } {
  return {
    scripts: vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
    media: vscode.Uri.joinPath(extensionUri, 'media'),
  };
}

/** A block that is never run; nothing in it can end it early. */
function dataBlock(data: unknown): string {
  if (data === undefined) return '';
  return `<script type="application/json" id="data">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

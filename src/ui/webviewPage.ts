/** The page of every webview of ours, all in one piece: strict content policy, one script, one style sheet. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownFailure } from './failure';

export interface PageParts {
  readonly title: string;
  /** Name of the script in dist/webview and of the style sheet in media, without their endings. */
  readonly script: string;
  readonly style: string;
  /** Plain data that the script finds in the page, so that it can draw without asking first; asked for when the page is made. */
  readonly data?: () => unknown;
}

/** Lets the webview run its script and read its files, and nothing else. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  const { scripts, media } = folders(extensionUri);
  return { enableScripts: true, enableForms: false, localResourceRoots: [scripts, media] };
}

/**
 * Draws the page in its webview, unless that is gone before the page is read. Never rejects: what hinders it, such as an extension that was
 * replaced while it ran, is told in its place.
 */
export async function drawPage(
  extensionUri: vscode.Uri,
  webview: vscode.Webview,
  parts: PageParts,
  isThere: () => boolean,
): Promise<void> {
  const content = await contentOf(extensionUri, parts);
  if (isThere()) webview.html = pageOf(webview, content);
}

/** Script and style sheet stand in the page itself: VS Code would load each of them through a worker, which takes longer than all the rest. */
async function contentOf(extensionUri: vscode.Uri, parts: PageParts): Promise<PageContent> {
  const { scripts, media } = folders(extensionUri);
  const read = (folder: vscode.Uri, file: string) => readFile(vscode.Uri.joinPath(folder, file).fsPath, 'utf8');
  try {
    const [script, style] = await Promise.all([read(scripts, `${parts.script}.js`), read(media, `${parts.style}.css`)]);
    return { title: parts.title, style, body: `<main id="root"></main>\n  ${dataBlock(parts.data?.())}`, script };
  } catch (error) {
    const { message } = shownFailure(error);
    const text = t(
      '“{0}” cannot be shown. Reload the window, or install the extension again. ({1})',
      parts.title,
      message,
    );
    return { title: parts.title, style: plainStyle, body: `<p role="alert">${escapeHtml(text)}</p>`, script: '' };
  }
}

const plainStyle = 'body { padding: 16px; color: var(--vscode-foreground); font-family: var(--vscode-font-family); }';

interface PageContent {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  readonly script: string;
}

function pageOf(webview: vscode.Webview, { title, style, body, script }: PageContent): string {
  const nonce = randomBytes(16).toString('base64');
  // The toolkit's components write their styles into constructed style sheets, which need no 'unsafe-inline'.
  const policy = [
    `default-src 'none'`,
    `style-src 'nonce-${nonce}'`,
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
  <title>${escapeHtml(title)}</title>
  <style nonce="${nonce}">${style}</style>
</head>
<body>
  ${body}
  <script nonce="${nonce}">${script}</script>
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

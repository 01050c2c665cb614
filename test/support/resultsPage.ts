/** The results view in a bare Chromium: its real page code, under its content policy, with the host's half in this process. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { newPage } from '../../scripts/lib/browser.mjs';
import { root } from '../../scripts/lib/root.mjs';
import type { ResultSet } from '../../src/connection/connection';
import { ResultsConversation } from '../../src/scripts/results/conversation';
import { readFromResults, type FromResults, type ToResults } from '../../src/scripts/results/messages';

const origin = 'http://results.test';
const policy = `default-src 'none'; style-src ${origin}; script-src 'nonce-n'`;
const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Results</title>
<link rel="stylesheet" href="/results.css"></head>
<body><main id="root"></main><script nonce="n" src="/results.js"></script></body></html>`;

export interface OpenedResults {
  readonly page: Page;
  readonly host: ResultsConversation;
  /** What the page has asked for. */
  readonly asked: FromResults[];
  readonly copied: { readonly set: ResultSet; readonly headers: boolean }[];
  /** What the browser complained about: refused by the policy, or thrown. */
  readonly complaints: string[];
}

/** `dist` must hold the built extension. The page is ready when this resolves. */
export async function openResults(browser: Browser, size = { width: 1000, height: 400 }): Promise<OpenedResults> {
  const page = await newPage(browser, size);
  const files: Readonly<Record<string, readonly [string, string]>> = {
    '/': ['text/html', html],
    '/results.js': ['text/javascript', await readFile(path.join(root, 'dist/webview/results.js'), 'utf8')],
    '/results.css': ['text/css', await readFile(path.join(root, 'media/results.css'), 'utf8')],
  };
  await page.route(`${origin}/**`, async (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    await route.fulfill({ contentType, body });
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));

  const asked: FromResults[] = [];
  const copied: OpenedResults['copied'] = [];
  const host = new ResultsConversation({
    post: (message: ToResults) => void page.evaluate((posted) => window.postMessage(posted), message).catch(String),
    copy: (set, headers) => void copied.push({ set, headers }),
    export: () => undefined,
    translations: {},
    gatherMs: 5,
  });
  const ready = new Promise<void>((resolve) => {
    void page.exposeFunction('toHost', async (value: unknown) => {
      const message = readFromResults(value);
      if (!message) throw new Error(`no message of ours: ${JSON.stringify(value)}`);
      asked.push(message);
      await host.onMessage(message);
      if (message.type === 'ready') resolve();
    });
  });
  await page.addInitScript(() => {
    const toHost = (message: unknown) =>
      (window as unknown as { toHost(message: unknown): Promise<void> }).toHost(message);
    Object.assign(window, { acquireVsCodeApi: () => ({ postMessage: (message: unknown) => void toHost(message) }) });
  });
  await page.goto(`${origin}/`);
  await ready;
  return { page, host, asked, copied, complaints };
}

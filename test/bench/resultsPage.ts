/** The results view in a bare Chromium: the built page code under its content policy, and around it the host's half. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { Browser, Frame, Page } from 'playwright-core';
import { newPage } from '../../scripts/lib/browser.mjs';
import { root } from '../../scripts/lib/root.mjs';

const origin = 'http://results.test';
const policy = `default-src 'none'; style-src ${origin}; script-src 'nonce-n'`;
const view = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Results</title>
<link rel="stylesheet" href="/results.css"></head><body><main id="root"></main>
<script nonce="n">window.acquireVsCodeApi = () => ({ postMessage: (message) => parent.postMessage(message, '*') })</script>
<script nonce="n" src="/results.js"></script></body></html>`;
const around = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
<link rel="stylesheet" href="/host.css"></head><body><script src="/host.js"></script></body></html>`;
const hostStyle = 'body { margin: 0 } iframe { width: 100vw; height: 100vh; border: 0 }';

type Files = Readonly<Record<string, readonly [type: string, body: string]>>;

/** `dist` must hold the built extension. */
export async function resultsFiles(): Promise<Files> {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'test/bench/resultsHost.ts')],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    write: false,
    logLevel: 'warning',
  });
  return {
    '/': ['text/html', around],
    '/host.js': ['text/javascript', outputFiles[0]!.text],
    '/host.css': ['text/css', hostStyle],
    '/view': ['text/html', view],
    '/results.js': ['text/javascript', await readFile(path.join(root, 'dist/webview/results.js'), 'utf8')],
    '/results.css': ['text/css', await readFile(path.join(root, 'media/results.css'), 'utf8')],
  };
}

/** The page with the host and the frame with the view. */
export async function openResults(browser: Browser, files: Files): Promise<{ page: Page; view: Frame }> {
  const page = await newPage(browser, { width: 1000, height: 400 });
  await page.route(`${origin}/**`, async (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    await route.fulfill({ contentType, body });
  });
  await page.goto(`${origin}/`);
  const frame = page.frame({ url: `${origin}/view` });
  if (!frame) throw new Error('the view did not open');
  return { page, view: frame };
}

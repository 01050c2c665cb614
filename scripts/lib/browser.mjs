// A headless Chromium with VS Code's workbench in it.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/**
 * Where a Chromium is: `PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`, or one of the usual names on PATH or in the usual places.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const told = process.env['PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'];
  if (told) return told;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name + suffix))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return candidates.find((file) => existsSync(file));
}

/**
 * @param {{ headless?: boolean }} [options]
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function openBrowser({ headless = true } = {}) {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error(
      'No Chromium found. Install chromium or Google Chrome, or name one in PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH.',
    );
  }
  return chromium.launch({ executablePath, headless, args: flags });
}

/**
 * Opens a page of the given size; the clipboard may be read and written.
 * @param {import('playwright-core').Browser} browser
 * @param {{ width?: number, height?: number, colorScheme?: 'light' | 'dark' }} [options]
 */
export async function newPage(browser, { width = 1280, height = 800, colorScheme = 'dark' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/**
 * Opens a page on an address and waits until the workbench is drawn.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {Parameters<typeof newPage>[1]} [options]
 */
export async function openWorkbench(browser, url, options) {
  const page = await newPage(browser, options);
  await page.goto(url);
  await drawn(page);
  return page;
}

/**
 * Waits until the workbench is drawn in its theme, which comes with the extension host.
 * @param {import('playwright-core').Page} page
 */
export async function drawn(page) {
  await page.locator('.monaco-workbench[class*="vscode-theme"]').waitFor({ timeout: 60_000 });
  await page.locator('.monaco-workbench .activitybar [role=tab]').first().waitFor({ timeout: 60_000 });
}

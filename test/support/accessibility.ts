/** What axe-core finds wrong in a webview's document. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** One line for each violation; the document is the one with our root element. */
export async function violations(page: Page): Promise<string[]> {
  const frame = await ownFrame(page);
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await frame.evaluate(source);
  const results = await frame.evaluate<AxeResults>('axe.run(document)');
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}: ${html}: ${failureSummary}`),
  );
}

async function ownFrame(page: Page): Promise<Frame> {
  for (const frame of page.frames()) if ((await frame.locator('main#root').count()) > 0) return frame;
  throw new Error('no webview of ours is open');
}

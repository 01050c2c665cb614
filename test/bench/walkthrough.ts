/** The set-up walkthrough: what its page has to load, and how soon it is seen after it was asked for, in VS Code. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';
import { SetUpPage } from '../support/setUpPage';
import { openSample } from '../support/sampleClusters';
import { Workbench } from '../support/workbench';
import { median, rounded, type Figures } from './figures';

const opens = 7;
const title = 'Set up a pair';

/**
 * In each frame: notes when the page's title is there. Asking from outside would answer at times of its own, up to half a second
 * apart.
 */
function noteDrawn(heading: string): void {
  const timer = setInterval(() => {
    const drawn = Array.from(document.querySelectorAll('h1')).some(({ textContent }) => textContent === heading);
    if (!drawn) return;
    clearInterval(timer);
    document.documentElement.dataset['drawnAt'] = String(Date.now());
  }, 5);
}

/** Needs a built `dist`, which packing the extension leaves behind. */
export async function measure(vsix: string): Promise<Figures> {
  const { size } = await stat(path.join(root, 'dist/webview/walkthrough.js'));
  const [first = 0, ...others] = await openings(vsix);
  return {
    walkthrough_js_kb: rounded(size / 1000, 1),
    walkthrough_open_ms: rounded(median(others)),
    walkthrough_first_open_ms: rounded(first),
  };
}

/** Milliseconds from the choice to the drawn page, the first one with nothing loaded before. */
async function openings(vsix: string): Promise<number[]> {
  const workbench = await Workbench.open({ vsix });
  const { quickInput, page } = workbench;
  const times: number[] = [];
  try {
    await page.addInitScript(noteDrawn, title);
    await openSample(workbench);
    for (let round = 0; round <= opens; round += 1) {
      await page.keyboard.press('F1');
      await quickInput.fill('>Splice Replication: Set up a pair');
      await quickInput.offers(/Set up a pair/);
      if (round > 0) {
        // Those of the rounds before are not finished.
        await page.keyboard.press('Enter');
        await quickInput.offers(/Begin a new one/);
      }
      const asked = Date.now();
      await page.keyboard.press('Enter');
      const setUp = new SetUpPage(workbench);
      await setUp.opened(title);
      times.push(Number(await setUp.frame.locator('html').getAttribute('data-drawn-at')) - asked);
      await workbench.command('View: Close Editor');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
    }
  } finally {
    await workbench.close();
  }
  return times;
}

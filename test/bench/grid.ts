/** How soon 100,000 rows are seen in the results view, and how smoothly they scroll; the view's real code in Chromium. */
import type { Page } from 'playwright-core';
import { openBrowser } from '../../scripts/lib/browser.mjs';
import { openResults } from '../support/resultsPage';
import { largeRun } from '../support/syntheticRun';
import { median, rounded, type Figures } from './figures';

const rounds = 7;
const rows = 100_000;

/** Needs a built `dist`, which packing the extension leaves behind. */
export async function measure(): Promise<Figures> {
  const run = largeRun(rows);
  const paints: number[] = [];
  const frames: number[] = [];
  const browser = await openBrowser();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { page, host } = await openResults(browser);
      const painted = firstPaint(page);
      const started = performance.now();
      host.show(run);
      await painted;
      paints.push(performance.now() - started);
      if (round === rounds - 1) frames.push(...(await scrollFrames(page)));
      host.dispose();
      await page.context().close();
    }
  } finally {
    await browser.close();
  }
  frames.sort((one, other) => one - other);
  return {
    grid_100k_ms: rounded(median(paints), 1),
    grid_scroll_frame_ms_p95: rounded(frames[Math.floor(frames.length * 0.95)]!, 1),
  };
}

/** Resolves after the frame in which the last row in sight has its values; the clock is this process's, from end to end. */
async function firstPaint(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const look = () => {
          const cells = document.querySelectorAll('.grid [role=gridcell]');
          const isFilled = cells.length > 0 && document.querySelector('.grid [aria-busy]') === null;
          // A task behind the frame's: by then the frame has been drawn.
          if (isFilled) requestAnimationFrame(() => setTimeout(resolve));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Milliseconds between frames while the grid scrolls from its beginning to its end. */
function scrollFrames(page: Page): Promise<number[]> {
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const grid = document.querySelector('.grid')!;
        const step = grid.scrollHeight / 300;
        const times: number[] = [];
        let before = performance.now();
        const next = () => {
          const now = performance.now();
          times.push(now - before);
          before = now;
          grid.scrollTop += step;
          if (times.length < 300) requestAnimationFrame(next);
          else resolve(times);
        };
        requestAnimationFrame(next);
      }),
  );
}

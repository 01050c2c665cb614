/** How soon 100,000 rows are seen in the results view, and how smoothly they scroll; the view's real code in Chromium. */
import type { Frame } from 'playwright-core';
import { openBrowser } from '../../scripts/lib/browser.mjs';
import { median, rounded, type Figures } from './figures';
import { openResults, resultsFiles } from './resultsPage';

const rounds = 9;
const rows = 100_000;

/** Needs a built `dist`, which packing the extension leaves behind. Every round has a fresh page, with nothing warmed up. */
export async function measure(): Promise<Figures> {
  const files = await resultsFiles();
  const paints: number[] = [];
  const frames: number[] = [];
  const browser = await openBrowser();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { page, view } = await openResults(browser, files);
      paints.push(await page.evaluate((count) => window.showRows(count), rows));
      if (round === rounds - 1) frames.push(...(await scrollFrames(view)));
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

/** Milliseconds between frames while the grid scrolls from its beginning to its end. */
function scrollFrames(view: Frame): Promise<number[]> {
  return view.evaluate(
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

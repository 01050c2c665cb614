/** The host's half of the results view in a page around it: the frame inside is the view, as it is in VS Code. */
import { ResultsConversation } from '../../src/scripts/results/conversation';
import { readFromResults } from '../../src/scripts/results/messages';
import { largeRun } from '../support/syntheticRun';

declare global {
  interface Window {
    /** Shows a run of so many rows; resolves with the milliseconds until they were painted. */
    showRows(count: number): Promise<number>;
  }
}

const frame = document.createElement('iframe');
frame.src = '/view';
document.body.append(frame);

const host = new ResultsConversation({
  post: (message) => frame.contentWindow?.postMessage(message, '*'),
  copy: () => undefined,
  export: () => undefined,
  reveal: () => undefined,
  translations: {},
});

const ready = new Promise<void>((resolve) => {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readFromResults(data);
    if (!message) throw new Error(`no message of ours: ${JSON.stringify(data)}`);
    void host.onMessage(message);
    if (message.type === 'ready') resolve();
  });
});

window.showRows = async (count) => {
  const run = largeRun(count);
  await ready;
  // What making the rows left behind is cleared away; in VS Code they are in another process.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const started = performance.now();
  host.show(run);
  await painted();
  return performance.now() - started;
};

/** Resolves after the frame in which every cell in sight has its value. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      const inside = frame.contentDocument;
      const hasCells = inside?.querySelector('.grid [role=gridcell]') && !inside.querySelector('.grid [aria-busy]');
      // A task behind the frame's: by then it has been drawn.
      if (hasCells) requestAnimationFrame(() => setTimeout(resolve));
      else requestAnimationFrame(look);
    };
    look();
  });
}

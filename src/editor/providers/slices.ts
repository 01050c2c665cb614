/** Long work of the extension host's thread, a few milliseconds at a time: the thread is shared with all other extensions. */

/** Milliseconds at a time. */
const SLICE = 8;

/**
 * Goes through the steps, and lets others have the thread whenever a slice is over. Undefined where `isOver` says so in between: nobody
 * wants the result any more. What ends within one slice is done before this returns.
 */
export async function inSlices<T>(steps: Iterator<unknown, T>, isOver: () => boolean): Promise<T | undefined> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (isOver()) return undefined;
    until = performance.now() + SLICE;
  }
}

/** Waiting for a condition, with a deadline. */

/**
 * Asks again every 50 ms until the answer is neither undefined nor false nor an error.
 * @param describe says what was missing, for the error after `timeoutMs`
 */
export async function eventually<T>(
  ask: () => Promise<T | undefined | false>,
  describe: () => string,
  timeoutMs = 20_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last = '';
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = '';
    } catch (error) {
      last = ` (${String(error)})`;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`after ${Math.round(timeoutMs / 1000)} s: ${describe()}${last}`);
}

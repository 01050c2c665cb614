/**
 * A million recorded replies, mutated: nothing of it hangs, crashes or eats the memory of the client. A shorter run:
 * `DRDA_FUZZ=10000 npx vitest run --project faults test/faults/drdaFuzz.test.ts`; DRDA_FUZZ_SEED gives another one.
 */
import { expect, test } from 'vitest';
import { fuzz } from '../unit/connection/drda/fuzz';

const RUNS = Number(process.env['DRDA_FUZZ'] ?? 1_000_000);
const SEED = Number(process.env['DRDA_FUZZ_SEED'] ?? 2_026);
const MB = 1 << 20;

test(`${RUNS} mutated frames end in an answer or a typed error`, { timeout: 1_800_000 }, async () => {
  await fuzz(2_000, 1);
  const before = process.memoryUsage().rss;
  const { problems, worstMs, mostRss, mostTurns } = await fuzz(RUNS, SEED);
  const growthMb = (mostRss - before) / MB;
  console.log({ runs: RUNS, seed: SEED, problems, worstMs, growthMb, mostTurns });
  // The run is known to reach every layer.
  expect(Object.keys(problems).sort()).toEqual(
    expect.arrayContaining([
      'LineLost',
      'LoginRefused',
      'SqlError',
      'bad-data',
      'bad-object',
      'bad-segment',
      'not-drda',
      'refused',
      'unexpected-reply',
    ]),
  );
  expect(mostTurns).toBeGreaterThan(5);
  expect(growthMb).toBeLessThan(64);
  expect(worstMs).toBeLessThan(1_000);
});

/** Waiting for a cluster that is restarted, with a clock of its own. */
import { describe, expect, it } from 'vitest';
import { ConnectionFailure } from '../../../src/connection/failure';
import { waitForAnswer } from '../../../src/scripts/restart';
import { failure } from '../clusters/scriptedServer';

interface Waiting {
  /** What each attempt meets; afterwards the last one again. */
  readonly attempts: readonly (Error | 'up')[];
  /** What the line of before says, in order; afterwards that it is gone. */
  readonly before?: readonly boolean[];
  readonly deadlineMs?: number;
  /** Cancels during this pause, from 1. */
  readonly cancelIn?: number;
}

async function wait({ attempts, before, deadlineMs = 60_000, cancelIn }: Waiting) {
  const abort = new AbortController();
  const pauses: number[] = [];
  let now = 0;
  let attempt = 0;
  let looked = 0;
  let error: unknown;
  await waitForAnswer({
    name: 'west',
    ...(before && { worksStill: () => Promise.resolve(before[looked++] ?? false) }),
    answers: () => {
      const met = attempts[Math.min(attempt++, attempts.length - 1)] ?? 'up';
      return met === 'up' ? Promise.resolve() : Promise.reject(met);
    },
    sleep: (milliseconds) => {
      pauses.push(milliseconds);
      now += milliseconds;
      if (pauses.length === cancelIn) abort.abort();
      return Promise.resolve();
    },
    now: () => now,
    deadlineMs,
    signal: abort.signal,
  }).catch((caught: unknown) => {
    error = caught;
  });
  return { attempts: attempt, looked, pauses, error };
}

const down = failure('refused');

describe('waitForAnswer', () => {
  it('is done at once where the cluster answers', async () => {
    expect(await wait({ attempts: ['up'] })).toEqual({ attempts: 1, looked: 0, pauses: [], error: undefined });
  });

  it('asks again after growing pauses', async () => {
    const { attempts, pauses, error } = await wait({ attempts: [...Array<Error>(7).fill(down), 'up'] });
    expect([attempts, pauses, error]).toEqual([8, [250, 500, 1_000, 2_000, 5_000, 5_000, 5_000], undefined]);
  });

  it('does not take a cluster for restarted whose line of before works', async () => {
    const { attempts, looked } = await wait({ attempts: [down, 'up'], before: [true, true, false] });
    expect([attempts, looked]).toEqual([2, 3]);
  });

  it('tells at the deadline what the last attempt said', async () => {
    const { error, pauses } = await wait({ attempts: [failure('refused'), failure('unreachable')], deadlineMs: 1_000 });
    expect(pauses).toEqual([250, 500]);
    expect(error).toMatchObject({ kind: 'timed-out', fate: 'not-run' });
    expect(String(error)).toContain('west did not answer in time. The last attempt said: it is unreachable');
  });

  it('tells at the deadline that there was no restart', async () => {
    const { error, attempts } = await wait({
      attempts: ['up'],
      before: Array<boolean>(50).fill(true),
      deadlineMs: 9_000,
    });
    expect(attempts).toBe(0);
    expect(error).toMatchObject({ kind: 'timed-out', message: expect.stringContaining('was not restarted') as string });
  });

  it('ends when it is cancelled, however often it would ask', async () => {
    const { error, attempts } = await wait({ attempts: [down], cancelIn: 2 });
    expect(attempts).toBe(2);
    expect(error).toMatchObject({ kind: 'cancelled', fate: 'not-run' });
  });

  it.each(['library-missing', 'driver-missing', 'dsn-missing', 'login-refused'] as const)(
    'asks no second time where no restart mends it: %s',
    async (kind) => {
      const hopeless = failure(kind);
      expect(await wait({ attempts: [hopeless] })).toMatchObject({ attempts: 1, error: hopeless });
    },
  );

  it('goes on after what is no failure of a connection', async () => {
    const { error, attempts } = await wait({ attempts: [new TypeError('odd'), 'up'] });
    expect([error, attempts]).toEqual([undefined, 2]);
    expect((await wait({ attempts: [new TypeError('odd')], deadlineMs: 1 })).error).toBeInstanceOf(ConnectionFailure);
  });
});

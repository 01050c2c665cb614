/** Waits until a cluster answers again after a restart. */
import { t } from '@vscode/l10n';
import { ConnectionFailure, type FailureKind } from '../connection/failure';

export interface RestartWait {
  /** What the cluster is called in messages. */
  readonly name: string;
  /** Whether a line from before works still: then there was no restart yet. Absent where there is no such line. */
  readonly worksStill?: (signal: AbortSignal) => Promise<boolean>;
  /** Connects anew and reads something; rejects while the cluster does not answer. */
  readonly answers: (signal: AbortSignal) => Promise<unknown>;
  /** Resolves early when the signal aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly now: () => number;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

/** Between two attempts, in milliseconds: growing, so that a starting cluster is not pressed. */
const pauses = [250, 500, 1_000, 2_000, 5_000];

/** Waiting mends none of these. Asking again for a refused login might lock the user out. */
const hopeless: readonly FailureKind[] = ['library-missing', 'driver-missing', 'dsn-missing', 'login-refused'];

/** First the cluster has to go down, then to answer. Rejects with a {@link ConnectionFailure} when cancelled, when the deadline has passed, and for what no restart mends. */
export async function waitForAnswer(wait: RestartWait): Promise<void> {
  const { name, worksStill, answers, sleep, now, deadlineMs, signal } = wait;
  const end = now() + deadlineMs;
  let isDown = worksStill === undefined;
  for (let attempt = 0; ; attempt += 1) {
    let reason: unknown;
    try {
      if (!signal.aborted) isDown ||= !(await worksStill?.(signal));
      if (!signal.aborted && isDown) {
        await answers(signal);
        return;
      }
    } catch (error) {
      reason = error;
    }
    if (signal.aborted) {
      throw new ConnectionFailure(t('Waiting for {0} was cancelled.', name), { kind: 'cancelled', fate: 'not-run' });
    }
    if (reason instanceof ConnectionFailure && hopeless.includes(reason.kind)) throw reason;
    const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 0;
    if (now() + pause > end) {
      const last = reason instanceof Error ? reason.message : String(reason);
      const message = isDown
        ? t('{0} did not answer in time. The last attempt said: {1}', name, last)
        : t('{0} was not restarted in time: the connection from before works still.', name);
      throw new ConnectionFailure(message, { kind: 'timed-out', fate: 'not-run' });
    }
    await sleep(pause, signal);
  }
}

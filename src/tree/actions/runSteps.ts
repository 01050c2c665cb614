/** Carries out a plan's steps, one after the other, as one action of the cluster. */
import type { ClusterSession } from '../../clusters/session';
import { ConnectionFailure } from '../../connection/failure';
import type { Step } from './plan';
import type { StepResult } from './results';

export interface RunOptions {
  /** For `busyWith`: what others are told that the cluster is doing. */
  readonly what: string;
  /** Aborted: no further step is begun; the one that runs is let finish. */
  readonly stop: AbortSignal;
  /** Aborted: the running call is cancelled too, and its outcome is unknown. */
  readonly abandon: AbortSignal;
  onStep?(step: Step, index: number): void;
  /** Reads again what the steps may have changed; its failure does not hide their outcomes. Not called on a cluster that was disconnected. */
  readBack(): Promise<unknown>;
}

/**
 * After an unknown outcome nothing more is begun: whatever comes next would build on a state nobody knows. Nor is anything on a
 * cluster that was disconnected meanwhile: the next call or reading would connect it again.
 * Rejects, without having run anything, when the cluster is busy with another action.
 */
export function runSteps(
  session: Pick<ClusterSession, 'exclusively' | 'call' | 'status'>,
  steps: readonly Step[],
  options: RunOptions,
): Promise<StepResult[]> {
  return session.exclusively(options.what, async () => {
    const results: StepResult[] = [];
    const isLeft = () => session.status.kind === 'disconnected';
    let lost = false;
    for (const [index, step] of steps.entries()) {
      if (lost || isLeft() || options.stop.aborted || options.abandon.aborted) {
        results.push({ step, outcome: undefined });
        continue;
      }
      options.onStep?.(step, index);
      const outcome = await session.call(step.call, { signal: options.abandon });
      lost = outcome.kind === 'unknown';
      results.push({ step, outcome });
    }
    if (!isLeft()) await options.readBack();
    return results;
  });
}

/** The line of readings may have died along with that of the call, which shows only when it is used: then it is opened again. */
export async function readOverAnyLine<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || error.kind !== 'connection-lost') throw error;
    return read();
  }
}

/** What the engine needs from outside. */
import type { ScriptLine } from '../clusters/session';
import type { RunTarget } from './run';

export interface ScriptPorts {
  /** A line of its own to this cluster. Rejects with a ConnectionFailure. */
  openLine(target: RunTarget, signal: AbortSignal): Promise<ScriptLine>;
  /** Resolves with `stop` when the signal aborts. */
  confirm(question: string, target: RunTarget, signal: AbortSignal): Promise<'go-on' | 'skip' | 'stop'>;
  /**
   * Resolves once the cluster answers. Rejects with a ConnectionFailure: cancelled, timed out, or out of reach for good.
   * `worksStill` asks a line from before, which ends with the restart; absent where there is none.
   */
  waitForRestart(
    target: RunTarget,
    signal: AbortSignal,
    worksStill?: (signal: AbortSignal) => Promise<boolean>,
  ): Promise<void>;
  now(): Date;
}

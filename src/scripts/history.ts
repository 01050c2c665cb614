/** Earlier runs, as the audit file has them: the statements' texts are redacted, results are not kept. */
import type { RunOutcome, RunState, RunTarget } from './run';

export interface PastStatement {
  readonly text: string;
  /** From 0. */
  readonly line: number;
  readonly target: RunTarget;
  /** `unknown` also where the window ended before the outcome was written. */
  readonly outcome: RunOutcome;
  readonly message: string;
  readonly durationMs?: number;
}

export interface PastRun {
  readonly id: string;
  readonly title: string;
  readonly uri?: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** `interrupted`: the window ended before the run did. */
  readonly state: Exclude<RunState, 'running'> | 'interrupted';
  readonly statements: readonly PastStatement[];
  /**
   * What was run, to run it again: a script with its directives. Absent where it was too long to be kept, or where a secret was taken out of it.
   */
  readonly script?: string;
}

export interface RunHistory {
  /** The newest first. Lines that cannot be read are passed over; an audit file that does not exist has no runs. */
  runs(limit: number): Promise<readonly PastRun[]>;
}

/** One run of a script: its statements, their targets, and what became of each. Observed while it goes on. */
import type { Event } from '../clusters/emitter';
import type { Environment } from '../clusters/profile';
import type { ResultSet, ServerMessage } from '../connection/connection';

export interface RunTarget {
  /** The profile's. */
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
}

/** `stopped`: a statement failed and the rest was not run. */
export type RunState = 'running' | 'done' | 'stopped' | 'cancelled';

export type StatementOutcome =
  | 'waiting'
  | 'running'
  | 'success'
  /** The server's `Warning`: nothing was changed. */
  | 'no-change'
  | 'failed'
  /** The line broke: it may have run, wholly, partly or not at all. */
  | 'unknown'
  | 'not-run'
  | 'skipped';

export interface RunStatement {
  /** Its place in the run, from 0. */
  readonly index: number;
  readonly text: string;
  /** Of its first character in the script, from 0. */
  readonly line: number;
  readonly target: RunTarget;
  readonly outcome: StatementOutcome;
  readonly startedAt?: Date;
  /** Absent until it is over. */
  readonly durationMs?: number;
  /** In the server's own words where it has any. */
  readonly message?: string;
  readonly advice?: string;
  readonly resultSets: readonly ResultSet[];
  readonly rowsAffected?: number;
  readonly warnings: readonly ServerMessage[];
}

export interface Run {
  readonly id: string;
  readonly title: string;
  readonly startedAt: Date;
  readonly state: RunState;
  readonly statements: readonly RunStatement[];
  /** Fired whenever the state or a statement is another. */
  readonly onDidChange: Event<void>;
  cancel(): void;
}

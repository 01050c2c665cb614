/** A run of a script as it can be watched: its statements, where each is sent, and what became of it. */
import type { Event } from '../clusters/emitter';
import type { Environment } from '../clusters/profile';
import type { ResultSet, ServerMessage } from '../connection/connection';

/** `stopped`: by a statement that failed or whose fate is unknown, or before the first one. `cancelled`: by the person. */
export type RunState = 'running' | 'done' | 'stopped' | 'cancelled';

export type RunOutcome =
  | 'waiting'
  | 'running'
  | 'success'
  /** The server's Warning: it changed nothing. */
  | 'no-change'
  | 'failed'
  /** It may have run: the line broke, or the statement could not be cancelled in time. Never repeated. */
  | 'unknown'
  /** Never sent, since the script ended before it. */
  | 'not-run'
  /** Left out because the person said so. */
  | 'skipped';

export interface RunTarget {
  /** Of the cluster's profile. */
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
}

/** One line of the run. A new object takes its place whenever something of it changes. */
export interface RunStatement {
  /** From 0; its place in `Run.statements`. */
  readonly index: number;
  /** `confirm` and `wait-for-restart` are steps that directives ask for; `text` is then the directive. */
  readonly kind: 'statement' | 'confirm' | 'wait-for-restart';
  /** As written, without its semicolon. */
  readonly text: string;
  /** Line of its beginning in the document, from 0. */
  readonly line: number;
  /** Offsets in the document when the run began, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly target: RunTarget;
  readonly outcome: RunOutcome;
  readonly startedAt?: Date;
  /** Absent until it has ended. */
  readonly durationMs?: number;
  /** The server's own words where it spoke; empty while there is nothing to say. */
  readonly message: string;
  /** What can be done about a failure. */
  readonly advice?: string;
  /** Where in the document the server found the fault. */
  readonly fault?: { readonly start: number; readonly end: number };
  /** It ran, and what it changed was taken back with its transaction. */
  readonly rolledBack?: true;
  readonly resultSets: readonly ResultSet[];
  /** Absent where the transport does not say. */
  readonly rowsAffected?: number;
  readonly warnings: readonly ServerMessage[];
}

export interface Run {
  readonly id: string;
  /** Name of the file, or "statement" and where it stands. */
  readonly title: string;
  /** Of the document as it is called now, to go to a statement. */
  readonly uri?: string;
  readonly startedAt: Date;
  readonly endedAt: Date | undefined;
  readonly state: RunState;
  readonly statements: readonly RunStatement[];
  /** Once it has ended: which statements ran, which did not, and which are unknown, in words. */
  readonly summary: string | undefined;
  /** With the statement that changed; undefined when the run itself did. */
  readonly onDidChange: Event<RunStatement | undefined>;
  /** A file or a folder was renamed. */
  fileMoved(from: string, to: string): void;
  /** Ends the run as soon as the server lets go; nothing more is sent. Without effect once it has ended. */
  cancel(): void;
}

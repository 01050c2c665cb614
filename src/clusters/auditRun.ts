/** Two lines of the audit file for the run of a script: what was to run where, and how it ended. */
import { line } from './auditLine';
import type { ClusterProfile } from './profile';

type AuditedTarget = Pick<ClusterProfile, 'id' | 'name' | 'environment'>;

export interface AuditedRun {
  readonly id: string;
  readonly title: string;
  readonly uri?: string;
  readonly startedAt: Date;
  /** The script as it was run, with its directives. */
  readonly script: string;
  readonly statements: readonly {
    readonly text: string;
    /** From 0. */
    readonly line: number;
    readonly target: AuditedTarget;
  }[];
}

export interface AuditedRunEnd {
  readonly id: string;
  readonly state: string;
  /** One for each statement of the run, in its order. */
  readonly statements: readonly { readonly outcome: string; readonly message: string; readonly durationMs?: number }[];
}

/** Characters beyond which a script is not kept, so that the audit file stays one that can be read. */
const longestScript = 100_000;
/** Of a single statement, and of a message. */
const longestText = 2_000;

/** A script from which a secret had to be taken is left out: it could not be run again as it was. */
export function runStartLine(run: AuditedRun, redact: (text: string) => string): string {
  const { script } = run;
  const isKept = script.length <= longestScript && redact(script) === script;
  return line({
    time: run.startedAt.toISOString(),
    event: 'run',
    run: run.id,
    title: run.title,
    ...(run.uri !== undefined && { uri: run.uri }),
    statements: run.statements.map(({ text, line: at, target: { id, name, environment } }) => ({
      sql: shortened(redact(text)),
      line: at,
      cluster: { id, name, environment },
    })),
    ...(isKept && { script }),
  });
}

export function runEndLine(end: AuditedRunEnd, redact: (text: string) => string, at: Date): string {
  return line({
    time: at.toISOString(),
    event: 'run-end',
    run: end.id,
    state: end.state,
    statements: end.statements.map(({ outcome, message, durationMs }) => ({
      outcome,
      message: shortened(redact(message)),
      ...(durationMs !== undefined && { durationMs: Math.round(durationMs) }),
    })),
  });
}

function shortened(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText)}…`;
}

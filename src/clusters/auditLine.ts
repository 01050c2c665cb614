/** One line of the audit file: a change that was about to be made, or what became of it. */
import type { Outcome } from '../splice/outcome';
import type { ClusterProfile } from './profile';

export interface AuditedChange {
  /** Joins the two lines of one change. */
  readonly id: string;
  readonly profile: ClusterProfile;
  /** With the values written out. */
  readonly sql: string;
  /** Where it belongs to the run of a script. */
  readonly run?: { readonly id: string; readonly index: number };
}

/** An `intent` without its `outcome` tells of a window that ended in between: what happened is not known. */
export function intentLine(change: AuditedChange, at: Date): string {
  return line({ time: at.toISOString(), event: 'intent', ...described(change) });
}

export function outcomeLine(change: AuditedChange, outcome: Outcome, durationMs: number, at: Date): string {
  return line({
    time: at.toISOString(),
    event: 'outcome',
    ...described(change),
    outcome: outcome.kind,
    message: outcome.message,
    ...(outcome.kind === 'failure' && outcome.sqlState !== undefined ? { sqlState: outcome.sqlState } : {}),
    durationMs: Math.round(durationMs),
  });
}

function described({ id, profile, sql, run }: AuditedChange): object {
  return {
    change: id,
    ...(run && { run: run.id, index: run.index }),
    cluster: { id: profile.id, name: profile.name, environment: profile.environment },
    ...(profile.user === undefined ? {} : { user: profile.user }),
    sql,
  };
}

/** JSON escapes every line end but these two, which some editors take for one. */
export function line(value: object): string {
  const text = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `${text}\n`;
}

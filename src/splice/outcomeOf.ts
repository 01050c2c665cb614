/** Reads the outcome of a procedure from the label of its result column: the server reports failures as ordinary rows. */
import { t } from '@vscode/l10n';
import type { Outcome } from './outcome';

/** As much of a statement's result as decides its outcome. */
export interface ProcedureReply {
  readonly resultSet?: {
    readonly columns: readonly { readonly name: string }[];
    readonly rows: readonly (readonly unknown[])[];
  };
}

/**
 * Labels are compared ignoring case. A reply without a result set, or with labels that promise nothing, is a success.
 * @param procedure its name: what stands below `result` and `results` is judged for restores and validations alone
 */
export function outcomeOf({ resultSet }: ProcedureReply, procedure = ''): Outcome {
  if (!resultSet) return { kind: 'success', message: t('Done; the procedure returns nothing.') };
  const labels = resultSet.columns.map(({ name }) => name.toLowerCase());
  const message = messageOf(resultSet.rows);
  const [label = ''] = labels;
  if (label === 'error') return { kind: 'failure', message };
  if (label === 'warning') return { kind: 'warning', message };
  if (label === 'result' && procedure.startsWith('SYSCS_RESTORE_')) return restoreOutcome(resultSet.rows, message);
  if (label === 'results' && /^VALIDATE_\w*BACKUP$/.test(procedure)) return validationOutcome(resultSet.rows, message);
  return { kind: 'success', message };
}

/** A restore tells inconsistencies in further rows, and then has not restored anything. */
function restoreOutcome(rows: readonly (readonly unknown[])[], message: string): Outcome {
  const inconsistent = rows.some(([result]) => /inconsistenc/i.test(textOf(result)));
  return inconsistent ? { kind: 'failure', message } : { kind: 'success', message };
}

/** A validation answers with one line that all is well, or with a line per corruption. */
function validationOutcome(rows: readonly (readonly unknown[])[], message: string): Outcome {
  const sound = rows.every(([line]) => /^no corruptions found/i.test(textOf(line)));
  return sound ? { kind: 'success', message } : { kind: 'failure', message };
}

function messageOf(rows: readonly (readonly unknown[])[]): string {
  const lines = rows.map((row) => row.map(textOf).filter(Boolean).join(': ')).filter(Boolean);
  return lines.length > 0 ? lines.join('\n') : t('No message from the server.');
}

/** Some of the server's texts end in blanks. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trimEnd();
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : '';
}

/** The answer of GET_REPLICATION_PROGRESS. Its `Error` column only means that nothing is known yet. */
export type ReplicationProgress = { readonly kind: 'as-of'; readonly time: string } | { readonly kind: 'no-data-yet' };

export function progressOf({ resultSet }: ProcedureReply): ReplicationProgress {
  const label = resultSet?.columns[0]?.name.toLowerCase();
  const time = textOf(resultSet?.rows[0]?.[0]);
  return label === 'replication progress' && time !== '' ? { kind: 'as-of', time } : { kind: 'no-data-yet' };
}

/** Sends what a plan says, each statement written down before and after. */
import { t } from '@vscode/l10n';
import type { ResultSet, SqlParameter } from '../../../connection/connection';
import { ConnectionFailure } from '../../../connection/failure';
import { reasonOf, textOf } from '../../../clusters/reading';
import type { QueryOptions } from '../../../clusters/session';
import { boundCall } from '../../../splice/call';
import { failureCure } from '../../../splice/failureCure';
import type { Outcome } from '../../../splice/outcome';
import { outcomeOf } from '../../../splice/outcomeOf';
import type { StepEnd } from '../advance';
import { messageOf, type ClusterPort } from '../facts';
import { chosen, type StepId } from '../model';
import { boundValues, writtenStatement, type PlanItem, type PlannedCall, type PlannedStatement } from '../plan';
import { Declined, Hindered, type RunContext } from './context';

/** To be called with the very items that are sent then, before the first that changes something. */
export async function agree(context: RunContext, step: StepId, items: readonly PlanItem[]): Promise<void> {
  if (!(await context.confirm(step, items))) throw new Declined();
}

/** Never rejects for what the server says. A call that changes something must be inside the port's `exclusively`. */
export async function sendCall(context: RunContext, step: StepId, item: PlannedCall): Promise<Outcome> {
  const port = portOf(context, item.on);
  const values = valuesOf(context, item);
  const began = await noteSent(context, step, port, item);
  const outcome = item.changes
    ? await port.call({ procedure: item.procedure, arguments: values }, { signal: context.signal })
    : await read(port, item.procedure, values, { signal: context.signal, ...(item.takesLong && { line: 'actions' }) });
  await noteAnswer(context, began, outcome.kind, outcome.message);
  return outcome;
}

/** A statement that only reads. Rejects with what the line or the server said. */
export async function sendReading(context: RunContext, step: StepId, item: PlannedStatement): Promise<ResultSet> {
  const port = portOf(context, item.on);
  const values = valuesOf(context, item);
  const began = await noteSent(context, step, port, item);
  const sql = item.kind === 'query' ? item.sql : boundCall(item.procedure, values.length);
  try {
    const result = await port.query(sql, values, { signal: context.signal });
    await noteAnswer(context, began, 'read', readingText(item, result));
    return result;
  } catch (error) {
    await noteAnswer(context, began, 'failure', messageOf(error));
    throw error;
  }
}

/** A single word is the answer itself; of rows the number is told. */
function readingText(item: PlannedStatement, { columns, rows }: ResultSet): string {
  return item.kind === 'call' && columns.length === 1 && rows.length === 1
    ? textOf(rows[0]?.[0]).trim()
    : t('rows: {0}', rows.length);
}

/** With what to do about it where it failed. */
export function endOf(outcome: Outcome, procedure: string): StepEnd {
  const cure = outcome.kind === 'failure' ? failureCure(outcome, procedure) : undefined;
  return { outcome, ...(cure !== undefined && { cure }) };
}

export function portOf(context: RunContext, side: 'active' | 'passive'): ClusterPort {
  const port = context.port(side);
  if (port) return port;
  throw new Hindered(side === 'active' ? t('No active cluster is chosen.') : t('No passive cluster is chosen.'));
}

export function backupIdOf(context: Pick<RunContext, 'setUp'>): bigint | undefined {
  const text = chosen(context.setUp(), 'backupId');
  return /^\d{1,19}$/.test(text) ? BigInt(text) : undefined;
}

function valuesOf(context: RunContext, { values }: PlannedStatement): readonly SqlParameter[] {
  const id = backupIdOf(context);
  const bound = boundValues(values, id === undefined ? {} : { backup_id: id });
  if (bound) return bound;
  throw new Hindered(t('The number of the backup is not known: it is in SYS.SYSBACKUP of the active cluster.'));
}

/** Returns when it was sent, by the context's clock. */
async function noteSent(context: RunContext, step: StepId, port: ClusterPort, item: PlannedStatement): Promise<number> {
  const known = backupIdOf(context);
  const sql = writtenStatement(item, known === undefined ? {} : { backup_id: String(known) });
  const changes = item.kind === 'call' && item.changes;
  await context.emit({ kind: 'sent', step, cluster: port.profile.name, sql, changes });
  return context.clock();
}

async function noteAnswer(
  context: RunContext,
  began: number,
  outcome: Outcome['kind'] | 'read',
  message: string,
): Promise<void> {
  await context.emit({ kind: 'answered', outcome, message, durationMs: Math.round(context.clock() - began) });
}

/** A procedure that only reads: it changes nothing, so what breaks it is a failure and nothing worse. */
async function read(
  port: ClusterPort,
  procedure: string,
  values: readonly SqlParameter[],
  options: QueryOptions,
): Promise<Outcome> {
  try {
    const resultSet = await port.query(boundCall(procedure, values.length), values, options);
    return outcomeOf({ resultSet }, procedure);
  } catch (error) {
    if (!(error instanceof ConnectionFailure)) throw error;
    const { sqlState } = error;
    return { kind: 'failure', message: reasonOf(error), ...(sqlState !== '' && { sqlState }) };
  }
}

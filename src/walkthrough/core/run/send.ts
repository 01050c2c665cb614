/** Sends what a plan says, each statement written down before and after. */
import { t } from '@vscode/l10n';
import type { ResultSet, SqlParameter } from '../../../connection/connection';
import { ConnectionFailure } from '../../../connection/failure';
import { reasonOf } from '../../../clusters/reading';
import type { QueryOptions } from '../../../clusters/session';
import { boundCall } from '../../../splice/call';
import { failureCure } from '../../../splice/failureCure';
import type { Outcome } from '../../../splice/outcome';
import { outcomeOf } from '../../../splice/outcomeOf';
import type { StepEnd } from '../advance';
import { answerText, messageOf, unlisted, type ClusterPort, type PairFacts } from '../facts';
import { chosen, type StepId } from '../model';
import { boundValues, writtenStatement, type PlanItem, type PlannedCall, type PlannedStatement } from '../plan';
import { notReachedText } from '../planOf';
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
  const sql = sentText(item);
  try {
    const result = await port.query(sql, values, { signal: context.signal });
    await noteAnswer(context, began, 'read', answerText(sql, result));
    return result;
  } catch (error) {
    await noteAnswer(context, began, 'failure', messageOf(error));
    throw error;
  }
}

/** Writes a statement down that was sent to read these facts; false where it was not. */
export async function noteRead(
  context: RunContext,
  step: StepId,
  item: PlannedStatement,
  facts: PairFacts,
): Promise<boolean> {
  const port = portOf(context, item.on);
  const values = valuesOf(context, item);
  const found = facts.readings?.find(
    ({ on, sql, parameters }) =>
      on === item.on &&
      sql === sentText(item) &&
      parameters.length === values.length &&
      parameters.every((value, at) => value === values[at]),
  );
  if (!found) return false;
  const { at, outcome, message, durationMs } = found;
  const entry = {
    step,
    at: at.toISOString(),
    cluster: port.profile.name,
    sql: written(context, item),
    outcome,
    message,
  };
  await context.emit({ kind: 'was-read', entry: { ...entry, durationMs: Math.round(durationMs) } });
  return true;
}

function sentText(item: PlannedStatement): string {
  return item.kind === 'query' ? item.sql : boundCall(item.procedure, item.values.length);
}

function written(context: RunContext, item: PlannedStatement): string {
  const known = backupIdOf(context);
  return writtenStatement(item, known === undefined ? {} : { backup_id: String(known) });
}

/** With what to do about it where it failed. */
export function endOf(outcome: Outcome, procedure: string): StepEnd {
  const cure = outcome.kind === 'failure' ? failureCure(outcome, procedure) : undefined;
  return { outcome, ...(cure !== undefined && { cure }) };
}

export function portOf(context: RunContext, side: 'active' | 'passive'): ClusterPort {
  const port = context.port(side);
  if (port) return port;
  if (chosen(context.setUp(), side) !== '') throw new Hindered(notReachedText(context.setUp(), side, unlisted()));
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
  const sql = written(context, item);
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

/** Calls a procedure that changes something: audited before and after, its outcome told, never sent twice. */
import { randomUUID } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { SqlParameter, StatementResult } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import { boundCall, writtenCall } from '../splice/call';
import type { Outcome } from '../splice/outcome';
import { outcomeOf } from '../splice/outcomeOf';
import type { Audit } from './audit';
import type { StatementLog } from './log';
import type { ClusterProfile } from './profile';
import { reasonOf } from './reading';
import { sentences } from './sentences';
import type { ProcedureCall } from './session';

export interface ActionParts {
  readonly profile: ClusterProfile;
  readonly audit: Audit;
  readonly log: StatementLog;
}

export type Send = (sql: string, parameters: readonly SqlParameter[]) => Promise<StatementResult>;

/** Never rejects. Where the audit file cannot be written nothing is sent. */
export async function callProcedure(
  { profile, audit, log }: ActionParts,
  call: ProcedureCall,
  send: Send,
): Promise<Outcome> {
  const values = call.arguments;
  const change = { id: randomUUID(), profile, sql: writtenCall(call.procedure, values) };
  try {
    await audit.intent(change);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failure', message: t('Nothing was sent, since the audit file could not be written: {0}', reason) };
  }
  const began = performance.now();
  const outcome = await send(boundCall(call.procedure, values.length), values).then(
    (reply) => outcomeOf(reply, call.procedure),
    outcomeOfFailure,
  );
  const durationMs = performance.now() - began;
  await audit.outcome(change, outcome, durationMs).catch((error: unknown) => {
    log.warn(profile.name, t('The outcome could not be written to the audit file: {0}', String(error)));
  });
  return outcome;
}

/** What became of a statement that was not answered as it should be. */
export function outcomeOfFailure(error: unknown): Outcome {
  if (!(error instanceof ConnectionFailure)) return { kind: 'unknown', message: String(error) };
  switch (error.fate) {
    case 'unknown':
      return { kind: 'unknown', message: error.message };
    case 'not-run':
      return { kind: 'failure', message: sentences(error.message, error.advice) };
    case 'failed':
      return error.sqlState === ''
        ? { kind: 'failure', message: reasonOf(error) }
        : { kind: 'failure', message: reasonOf(error), sqlState: error.sqlState };
  }
}

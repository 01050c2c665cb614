/** What became of a statement: from the label of a procedure's answer, or from the failure that the connection tells. */
import { t } from '@vscode/l10n';
import { reasonOf } from '../clusters/reading';
import type { ResultSet, StatementResult } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import { failureCure } from '../splice/failureCure';
import type { Outcome } from '../splice/outcome';
import { outcomeOf, progressOf } from '../splice/outcomeOf';
import type { RunStatement } from './run';
import type { StatementKind } from './statementKind';

/** Columns whose cells are for people to read; below other labels there are rows, unless a single cell is all. */
const messageLabels: readonly string[] = ['SUCCESS', 'STATUS', 'RESULT', 'RESULTS'];

type Told = Pick<RunStatement, 'outcome' | 'message'> & Partial<RunStatement>;

export function resultSetsOf({ resultSet, furtherResultSets = [] }: StatementResult): readonly ResultSet[] {
  return resultSet ? [resultSet, ...furtherResultSets] : furtherResultSets;
}

/** Only the answer of a CALL is an outcome: a column of a table may well be called ERROR. */
export function answerOutcome(result: StatementResult, { call, procedure, sessionOnly }: StatementKind): Outcome {
  if (sessionOnly) return { kind: 'success', message: t('Done. It holds until this run ends.') };
  if (!call) return { kind: 'success', message: countText(result) };
  if (procedure?.name === 'GET_REPLICATION_PROGRESS') return progressOutcome(result);
  const outcome = outcomeOf(result, procedure?.name ?? call.procedure?.name);
  const { columns = [], rows = [] } = result.resultSet ?? {};
  const isSingle = columns.length === 1 && rows.length === 1;
  const isMessage = isSingle || messageLabels.includes(columns[0]?.name.toUpperCase() ?? '');
  return outcome.kind === 'success' && !isMessage ? { kind: 'success', message: countText(result) } : outcome;
}

export function toldByAnswer(result: StatementResult, kind: StatementKind): Told {
  const outcome = answerOutcome(result, kind);
  const told = {
    message: outcome.message,
    resultSets: resultSetsOf(result),
    warnings: result.warnings,
    ...(result.rowsAffected !== undefined && { rowsAffected: result.rowsAffected }),
  };
  switch (outcome.kind) {
    case 'success':
      return { ...told, outcome: 'success' };
    case 'warning':
      return { ...told, outcome: 'no-change' };
    case 'failure': {
      const advice = failureCure(outcome, kind.procedure?.name);
      return { ...told, outcome: 'failed', ...(advice !== undefined && { advice }) };
    }
    case 'unknown':
      return { ...told, outcome: 'unknown' };
  }
}

export function toldByFailure(error: unknown, kind?: StatementKind): Told {
  if (!(error instanceof ConnectionFailure)) {
    return { outcome: 'unknown', message: error instanceof Error ? error.message : String(error) };
  }
  const message = error.kind === 'server-error' ? reasonOf(error) : error.message;
  const cure =
    error.kind === 'server-error'
      ? failureCure({ message, sqlState: error.sqlState }, kind?.procedure?.name)
      : undefined;
  const advice = error.advice ?? cure;
  const outcome = error.fate === 'failed' ? 'failed' : error.fate;
  return {
    outcome,
    message: error.sqlState === '' || error.kind !== 'server-error' ? message : `${error.sqlState}: ${message}`,
    ...(advice !== undefined && { advice }),
  };
}

function progressOutcome(result: StatementResult): Outcome {
  const progress = progressOf(result);
  const message = progress.kind === 'as-of' ? t('Caught up as of {0}.', progress.time) : t('No progress is known yet.');
  return { kind: 'success', message };
}

function countText({ resultSet, rowsAffected }: StatementResult): string {
  if (resultSet) {
    const count = resultSet.rows.length;
    return resultSet.truncated ? t('The first {0} rows.', count) : t('Rows: {0}', count);
  }
  return rowsAffected === undefined ? t('Done.') : t('Rows changed: {0}', rowsAffected);
}

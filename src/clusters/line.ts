/** One line to a cluster, with every statement on it logged. */
import { t } from '@vscode/l10n';
import type { Connection, ExecuteOptions, ResultSet, StatementResult } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import type { StatementLog } from './log';
import { emptyResult, reasonOf } from './reading';

export interface LineParts {
  readonly connection: Connection;
  readonly log: StatementLog;
  /** How the line is called in the log. */
  readonly target: string;
  /** Milliseconds, asked for at each statement. */
  readonly deadlineMs: () => number;
}

export class Line {
  readonly #parts: LineParts;

  constructor(parts: LineParts) {
    this.#parts = parts;
  }

  get product(): Connection['product'] {
    return this.#parts.connection.product;
  }

  /** Rejects with a {@link ConnectionFailure}. */
  async execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    const { connection, deadlineMs } = this.#parts;
    const began = performance.now();
    try {
      const result = await connection.execute(sql, { deadlineMs: deadlineMs(), ...options });
      this.#log(sql, options, began, 'info', resultText(result));
      return result;
    } catch (error) {
      this.#log(sql, options, began, 'error', errorText(error));
      throw error;
    }
  }

  /** The result set of a reading statement. */
  async read(sql: string, options: ExecuteOptions = {}): Promise<ResultSet> {
    return (await this.execute(sql, options)).resultSet ?? emptyResult;
  }

  close(): Promise<void> {
    return this.#parts.connection.close();
  }

  #log(sql: string, { parameters = [] }: ExecuteOptions, began: number, level: 'info' | 'error', outcome: string) {
    const { log, target } = this.#parts;
    log.statement({ target, sql, parameters, durationMs: performance.now() - began, outcome, level });
  }
}

function resultText({ resultSet, rowsAffected, warnings }: StatementResult): string {
  const label = resultSet?.columns[0]?.name;
  const single = resultSet?.rows.length === 1 && resultSet.columns.length === 1;
  const outcome = resultSet
    ? single && label !== undefined
      ? t('{0}: {1}', label, String(resultSet.rows[0]?.[0]))
      : t('{0} rows', resultSet.rows.length)
    : rowsAffected === undefined
      ? t('done')
      : t('{0} rows changed', rowsAffected);
  return [outcome, ...warnings.map(({ sqlState, message }) => `${sqlState} ${message}`)].join('; ');
}

function errorText(error: unknown): string {
  if (!(error instanceof ConnectionFailure)) return String(error);
  return [error.kind, error.sqlState, reasonOf(error)].filter((part) => part !== '').join(' ');
}

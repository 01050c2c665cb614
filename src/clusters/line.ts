/** One line to a cluster, with every statement on it logged. */
import { t } from '@vscode/l10n';
import type { Connection, ExecuteOptions, ResultSet, StatementResult, TransactionStep } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import type { StatementLog, StatementRecord } from './log';
import { emptyResult, reasonOf, textOf } from './reading';
import type { CallOptions, SentReading } from './session';

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

  get isOpen(): boolean {
    return this.#parts.connection.isOpen;
  }

  get canTransact(): boolean {
    return this.#parts.connection.transact !== undefined;
  }

  /** Rejects with a {@link ConnectionFailure}. */
  async execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    const { connection, deadlineMs } = this.#parts;
    const began = performance.now();
    try {
      const result = await connection.execute(sql, { deadlineMs: deadlineMs(), ...options });
      this.#log(sql, options, began, levelOf(result), resultText(result));
      return result;
    } catch (error) {
      this.#log(sql, options, began, 'error', errorText(error));
      throw error;
    }
  }

  /** Only where `canTransact`. Rejects with a {@link ConnectionFailure}. */
  async transact(step: TransactionStep, options: Pick<ExecuteOptions, 'signal'> = {}): Promise<void> {
    const { connection, deadlineMs } = this.#parts;
    const began = performance.now();
    const sql = step.toUpperCase();
    try {
      await connection.transact?.(step, { deadlineMs: deadlineMs(), ...options });
      this.#log(sql, {}, began, 'info', t('done'));
    } catch (error) {
      this.#log(sql, {}, began, 'error', errorText(error));
      throw error;
    }
  }

  /** The result set of a reading statement. */
  async read(sql: string, { onRead, ...options }: ExecuteOptions & CallOptions = {}): Promise<ResultSet> {
    const at = new Date();
    const began = performance.now();
    const told = (answer: SentReading['answer']) =>
      onRead?.({ sql, parameters: options.parameters ?? [], at, durationMs: performance.now() - began, answer });
    try {
      const result = (await this.execute(sql, options)).resultSet ?? emptyResult;
      told({ kind: 'result', result });
      return result;
    } catch (error) {
      told({ kind: 'failure', error });
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#parts.connection.close();
  }

  #log(sql: string, options: ExecuteOptions, began: number, level: StatementRecord['level'], outcome: string): void {
    const { log, target } = this.#parts;
    const { parameters = [] } = options;
    log.statement({ target, sql, parameters, durationMs: performance.now() - began, outcome, level });
  }
}

function resultText({ resultSet, rowsAffected, warnings }: StatementResult): string {
  const outcome = resultSet ? rowsText(resultSet) : t('rows changed: {0}', rowsAffected ?? '?');
  return [outcome, ...warnings.map(({ sqlState, message }) => `${sqlState} ${message}`)].join('; ');
}

/** The one cell that most procedures answer with is told with its label. */
function rowsText({ columns, rows }: ResultSet): string {
  const [column, ...others] = columns;
  const single = rows.length === 1 && column && others.length === 0;
  return single ? `${column.name}: ${textOf(rows[0]?.[0])}` : t('rows: {0}', rows.length);
}

/** An `Error` or `Warning` row is no error of the statement, yet worth a second look. */
function levelOf({ resultSet, warnings }: StatementResult): 'info' | 'warn' {
  const label = resultSet?.columns[0]?.name.toUpperCase() ?? '';
  return warnings.length > 0 || ['ERROR', 'WARNING'].includes(label) ? 'warn' : 'info';
}

function errorText(error: unknown): string {
  if (!(error instanceof ConnectionFailure)) return String(error);
  return [error.kind, error.sqlState, reasonOf(error)].filter((part) => part !== '').join(' ');
}

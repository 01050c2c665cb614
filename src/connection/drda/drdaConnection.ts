/** One line to a Splice Machine (or Derby) server by DRDA. */
import { t } from '@vscode/l10n';
import { checkSingle } from '../../sql/oneStatement';
import type {
  Connection,
  ExecuteOptions,
  ServerProduct,
  SqlParameter,
  StatementResult,
  TransactionStep,
} from '../connection';
import { ConnectionFailure, type StatementFate } from '../failure';
import { readsOnly } from '../readsOnly';
import { resultSetOf } from './columns';
import { openingFailure, runningFailure } from './failures';
import { interrupt } from './interrupt';
import { LineLost } from './lineLost';
import type { Server } from './login';
import type { Patience } from './patience';
import { DrdaProtocolError } from './protocolError';
import { runStatement, type RunResult } from './run';
import type { Session } from './session';
import { SqlError, Stopped } from './sqlError';
import { countsRows } from './statementKind';
import { StatementWatch, type StopReason } from './statementWatch';
import type { DrdaTarget } from './target';

/** SQLSTATE of a statement that another session cancelled. */
const KILLED = '57014';

/**
 * Takes one statement at a time, and refuses another meanwhile: put a `QueuedConnection` in front. Commits each by itself outside of a
 * transaction.
 */
export class DrdaConnection implements Connection {
  readonly product: ServerProduct;
  readonly #session: Session;
  readonly #target: DrdaTarget;
  readonly #patience: Patience;
  #autocommit = true;
  #isBusy = false;
  #isClosed = false;

  constructor(session: Session, target: DrdaTarget, patience: Patience) {
    this.#session = session;
    this.#target = target;
    this.#patience = patience;
    this.product = productOf(session.server);
  }

  get isOpen(): boolean {
    return !this.#isClosed && this.#session.isOpen;
  }

  /**
   * A statement whose end could not be cancelled in time costs the line; then, and when the line breaks by itself, its fate is unknown
   * unless it only reads.
   */
  async execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    const { parameters = [], deadlineMs, signal, maxRows } = options;
    const text = sendable(sql, parameters);
    this.#checkOpen();
    if (signal?.aborted) throw stopped('cancelled', 'not-run');
    const isReading = readsOnly(text);
    this.#begin();
    const watch = this.#watch(deadlineMs, signal);
    try {
      const result = await runStatement(this.#session, text, {
        parameters,
        maxRows,
        autocommit: this.#autocommit,
        timeoutSeconds: deadlineMs === undefined ? undefined : Math.max(1, Math.ceil(deadlineMs / 1_000)),
        readsOnly: isReading,
        isStopped: () => watch.reason !== undefined,
        decided: () => watch.decide(),
      });
      return statementResult(result, text);
    } catch (error) {
      throw this.#failure(error, watch.reason, isReading ? 'failed' : 'unknown');
    } finally {
      await watch.end();
      this.#isBusy = false;
    }
  }

  /**
   * RDBCMM and RDBRLLBCK. A commit that the server does not answer in time leaves the unit of work in doubt and costs the line; so does a
   * rollback, which the server then carries out by itself.
   */
  async transact(
    step: TransactionStep,
    { deadlineMs, signal }: Pick<ExecuteOptions, 'deadlineMs' | 'signal'> = {},
  ): Promise<void> {
    this.#checkOpen();
    if (signal?.aborted) throw stopped('cancelled', 'not-run');
    if (step !== 'begin') await this.#endUnit(step, deadlineMs, signal);
    this.#autocommit = step !== 'begin';
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const cutOff = setTimeout(() => this.#session.destroy(), this.#patience.closeMs);
    await this.#session.close();
    clearTimeout(cutOff);
    this.#session.destroy();
  }

  /** Nothing interrupts the end of a unit of work: once it is to stop, the server gets the watch's grace to answer. */
  async #endUnit(
    step: 'commit' | 'rollback',
    deadlineMs: number | undefined,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    this.#begin();
    const watch = new StatementWatch({
      deadlineMs,
      signal,
      patienceMs: 0,
      graceMs: this.#patience.graceMs,
      interrupt: () => Promise.resolve('done'),
      destroy: () => this.#session.destroy(),
    });
    try {
      await this.#session[step]();
    } catch (error) {
      throw this.#failure(error, watch.reason, step === 'commit' ? 'unknown' : 'failed');
    } finally {
      await watch.end();
      this.#isBusy = false;
    }
  }

  #checkOpen(): void {
    if (this.#isClosed) {
      throw new ConnectionFailure(t('The connection is closed.'), { kind: 'closed', fate: 'not-run' });
    }
    if (!this.#session.isOpen) throw openingFailure(this.#session.loss, this.#target);
  }

  /** Two at once would prepare over each other: the rows of the first would seem to end early. */
  #begin(): void {
    if (this.#isBusy) throw new Error('This line runs a statement already; a QueuedConnection keeps them in order.');
    this.#isBusy = true;
  }

  #watch(deadlineMs: number | undefined, signal: AbortSignal | undefined): StatementWatch {
    const { interruptToken } = this.#session.server;
    const { serverDeadlineMs, interruptMs, graceMs } = this.#patience;
    return new StatementWatch({
      deadlineMs,
      signal,
      patienceMs: serverDeadlineMs,
      graceMs,
      interrupt: () =>
        interruptToken === undefined
          ? Promise.resolve('nothing-to-cancel')
          : interrupt(this.#target, interruptToken, interruptMs),
      destroy: () => this.#session.destroy(),
    });
  }

  #failure(error: unknown, reason: StopReason | undefined, fate: StatementFate): ConnectionFailure {
    if (reason === undefined && this.#isClosed && error instanceof LineLost)
      return new ConnectionFailure(t('The connection was closed.'), { kind: 'closed', fate });
    if (reason === undefined || error instanceof DrdaProtocolError) return runningFailure(error, this.#target, fate);
    if (error instanceof Stopped) return stopped(reason, fate);
    if (!(error instanceof SqlError)) return stopped(reason, fate);
    const wasStopped = error.sqlState === KILLED || error.sqlState === 'XCL52';
    return wasStopped ? stopped(reason, 'failed', error.messages) : runningFailure(error, this.#target, fate);
  }
}

/** SRVRLSLV `CSS10092/10.9.2.2 - (1)`: product and level, then a version: Derby's own, and in Splice that of the Derby within. */
function productOf({ className, level }: Server): ServerProduct {
  const version = /\/([\d.]+)/.exec(level)?.[1];
  if (version === undefined) return { name: className };
  return /splice/i.test(className) ? { name: className, engine: version } : { name: className, version };
}

function statementResult({ resultSets, rowsChanged, warnings }: RunResult, sql: string): StatementResult {
  const [first, ...further] = resultSets.map(resultSetOf);
  return {
    ...(first && { resultSet: first }),
    ...(further.length > 0 && { furtherResultSets: further }),
    ...(countsRows(sql) && { rowsAffected: rowsChanged }),
    warnings,
  };
}

/** Throws for what a server would choke on. */
function sendable(sql: string, parameters: readonly SqlParameter[]): string {
  const check = checkSingle(sql);
  if (check.kind === 'empty') throw textRefused(t('There is no statement to run.'));
  if (check.kind === 'several') {
    throw textRefused(t('There are {0} statements; only one can be sent at a time.', check.count));
  }
  parameters.forEach((parameter, index) => {
    const problem = parameterProblem(parameter);
    if (problem) throw textRefused(t('Parameter {0} cannot be sent: {1}', index + 1, problem));
  });
  return check.text;
}

function parameterProblem(parameter: SqlParameter): string | undefined {
  if (typeof parameter === 'number' && !Number.isFinite(parameter)) return t('it is not a number.');
  if (typeof parameter === 'bigint' && BigInt.asIntN(64, parameter) !== parameter) return t('it is beyond a BIGINT.');
  return undefined;
}

function stopped(
  kind: StopReason,
  fate: StatementFate,
  messages: ConnectionFailure['messages'] = [],
): ConnectionFailure {
  const message =
    kind === 'cancelled' ? t('The statement was cancelled.') : t('The statement took too long and was cancelled.');
  return new ConnectionFailure(message, { kind, fate, messages });
}

function textRefused(message: string): ConnectionFailure {
  return new ConnectionFailure(message, { kind: 'text-refused', fate: 'not-run' });
}

/** Clusters over ODBC: each connection is a child process that holds the driver, so that no driver can harm the extension host. */
import { t } from '@vscode/l10n';
import { checkSingle } from '../../sql/oneStatement';
import type {
  Connection,
  Connector,
  ExecuteOptions,
  OpenOptions,
  ServerProduct,
  SqlParameter,
  StatementResult,
  TransactionStep,
} from '../connection';
import { ConnectionFailure, type StatementFate } from '../failure';
import { adviceFor, platformOf, type Platform } from './advice';
import { ChildLine, type Reply, type StopReason } from './childLine';
import { diagnose, diagnoseDeath, serverMessages, type Circumstances } from './diagnose';
import { startDriverProcess, type StartProcess } from './driverProcess';
import type { ResultMessage } from './messages';
import { readsOnly } from '../readsOnly';
import type { SpareLine } from './spareLine';
import type { OdbcTarget } from './target';

export interface OdbcParts {
  /** From `odbcTarget()`. */
  readonly target: OdbcTarget;
  /** Path of the bundled child, `odbcChild.js`. */
  readonly childScript: string;
  /** May have a process ready. */
  readonly spare?: SpareLine;
  /** Forks; replaced by tests. */
  readonly start?: StartProcess;
  readonly platform?: Platform;
}

/** Milliseconds that a driver gets to cancel a statement, or to close, before its process is killed. */
const GRACE_MS = 1_000;

/** Milliseconds to wait for a killed process to be gone. */
const DEATH_MS = 2_000;

export class OdbcConnector implements Connector {
  readonly transport = 'odbc';
  readonly #parts: OdbcParts;

  constructor(parts: OdbcParts) {
    this.#parts = parts;
  }

  /** Rejects with a {@link ConnectionFailure}, the child gone. A driver cannot be asked to give up connecting: its process is killed. */
  async open({ deadlineMs, signal }: OpenOptions = {}): Promise<Connection> {
    const { target, childScript, spare, start = startDriverProcess } = this.#parts;
    const { platform = platformOf(process.platform) } = this.#parts;
    const circumstances: Circumstances = { target, platform, fate: 'not-run', opening: true };
    if (signal?.aborted) throw stopped('cancelled', circumstances);
    const line = spare?.take() ?? new ChildLine(start(childScript));
    const { connectionString } = target;
    const reply = await line.request({ kind: 'open', connectionString }, { deadlineMs, signal, graceMs: 0 });
    if (reply.kind === 'done') return new OdbcConnection(line, target, platform);
    line.kill('closed');
    throw failureOf(reply, circumstances);
  }
}

/** Takes one statement at a time: put a `QueuedConnection` in front. */
export class OdbcConnection implements Connection {
  /** ODBC's own answer to this question is out of the module's reach. */
  readonly product: ServerProduct = {};
  readonly #line: ChildLine;
  readonly #target: OdbcTarget;
  readonly #platform: Platform;
  #isLost = false;

  constructor(line: ChildLine, target: OdbcTarget, platform: Platform) {
    this.#line = line;
    this.#target = target;
    this.#platform = platform;
  }

  get isOpen(): boolean {
    return this.#line.isOpen && !this.#isLost;
  }

  /** `warnings` stays empty: the module does not pass them on. DECIMAL of more than 15 digits and MariaDB's BOOLEAN: see `values.ts`. */
  async execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    const { parameters = [], deadlineMs, signal, maxRows } = options;
    const text = sendable(sql, parameters);
    if (!this.isOpen) throw closedFailure();
    if (signal?.aborted) throw stopped('cancelled', this.#circumstances('not-run'));
    const reply = await this.#line.request(
      { kind: 'execute', sql: text, parameters, maxRows },
      { deadlineMs, signal, graceMs: GRACE_MS },
    );
    if (reply.kind === 'result') return statementResult(reply.result, reply.rows);
    const failure = failureOf(reply, this.#circumstances(readsOnly(text) ? 'failed' : 'unknown'));
    if (failure.kind === 'connection-lost') this.#isLost = true;
    throw failure;
  }

  async transact(
    step: TransactionStep,
    { deadlineMs, signal }: Pick<ExecuteOptions, 'deadlineMs' | 'signal'> = {},
  ): Promise<void> {
    if (!this.isOpen) throw closedFailure();
    if (signal?.aborted) throw stopped('cancelled', this.#circumstances('not-run'));
    const reply = await this.#line.request({ kind: 'transact', step }, { deadlineMs, signal, graceMs: GRACE_MS });
    if (reply.kind === 'done') return;
    const failure = failureOf(reply, this.#circumstances(step === 'commit' ? 'unknown' : 'failed'));
    if (failure.kind === 'connection-lost') this.#isLost = true;
    throw failure;
  }

  /** Says good-bye to the server unless a statement is running, which ends. */
  async close(): Promise<void> {
    const canSay = this.isOpen && this.#line.isIdle;
    if (canSay) await this.#line.request({ kind: 'close' }, { deadlineMs: GRACE_MS, graceMs: 0 });
    this.#line.kill('closed');
    await Promise.race([this.#line.gone, wait(DEATH_MS)]);
  }

  #circumstances(fate: StatementFate): Circumstances {
    return { target: this.#target, platform: this.#platform, fate, opening: false };
  }
}

/** Throws for what a driver would choke on, cut off or silently change. */
function sendable(sql: string, parameters: readonly SqlParameter[]): string {
  const check = checkSingle(sql);
  if (check.kind === 'empty') throw textRefused(t('There is no statement to run.'));
  if (check.kind === 'several') {
    throw textRefused(t('There are {0} statements; only one can be sent at a time.', check.count));
  }
  if (check.text.includes('\0'))
    throw textRefused(t('The statement holds a zero character, where drivers cut it off.'));
  parameters.forEach((parameter, index) => {
    const problem = parameterProblem(parameter);
    if (problem) throw textRefused(t('Parameter {0} cannot be sent: {1}', index + 1, problem));
  });
  return check.text;
}

function parameterProblem(parameter: SqlParameter): string | undefined {
  if (typeof parameter === 'number' && !Number.isFinite(parameter)) return t('it is not a number.');
  if (typeof parameter === 'bigint' && BigInt.asIntN(64, parameter) !== parameter) return t('it is beyond a BIGINT.');
  if (typeof parameter === 'string' && parameter.includes('\0')) {
    return t('it holds a zero character, where drivers cut it off.');
  }
  return undefined;
}

function statementResult(
  { columns, truncated, rowsAffected }: ResultMessage,
  rows: NonNullable<StatementResult['resultSet']>['rows'],
): StatementResult {
  return {
    ...(columns.length > 0 && { resultSet: { columns, rows, truncated } }),
    ...(rowsAffected !== undefined && { rowsAffected }),
    warnings: [],
  };
}

function failureOf(reply: Reply, circumstances: Circumstances): ConnectionFailure {
  switch (reply.kind) {
    case 'failure':
      return diagnose(reply.failure, circumstances);
    case 'stopped': {
      const messages = reply.answer ? serverMessages(reply.answer, circumstances.target) : [];
      return stopped(reply.reason, circumstances, messages);
    }
    case 'died':
      return diagnoseDeath(reply.end, reply.started, circumstances);
    case 'done':
    case 'result':
      return stopped('protocol', circumstances);
  }
}

function stopped(
  kind: StopReason,
  { target, platform, fate, opening }: Circumstances,
  messages: ConnectionFailure['messages'] = [],
): ConnectionFailure {
  const advice = kind === 'timed-out' && opening ? adviceFor(kind, target, platform) : undefined;
  return new ConnectionFailure(stopText(kind, opening), {
    kind,
    fate,
    messages,
    ...(advice !== undefined && { advice }),
  });
}

function stopText(kind: StopReason, opening: boolean): string {
  switch (kind) {
    case 'cancelled':
      return opening ? t('Connecting was cancelled.') : t('The statement was cancelled.');
    case 'timed-out':
      return opening ? t('The server did not answer in time.') : t('The statement took too long and was cancelled.');
    case 'closed':
      return t('The connection was closed.');
    case 'protocol':
      return t('The process for the ODBC driver gave an answer that cannot be read.');
  }
}

function textRefused(message: string): ConnectionFailure {
  return new ConnectionFailure(message, { kind: 'text-refused', fate: 'not-run' });
}

function closedFailure(): ConnectionFailure {
  return new ConnectionFailure(t('The connection is closed.'), { kind: 'closed', fate: 'not-run' });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

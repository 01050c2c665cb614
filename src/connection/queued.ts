/** A connection that waits its turn, opens its line on first use and again after the line was lost. It repeats only what changes nothing. */
import { t } from '@vscode/l10n';
import type { Connection, Connector, ExecuteOptions, ServerProduct, StatementResult } from './connection';
import { ConnectionFailure, type FailureKind } from './failure';
import { readsOnly } from './readsOnly';

export interface QueueOptions {
  /** Milliseconds that an attempt to open may take; asked for at each. */
  readonly connectDeadlineMs?: () => number;
}

interface Job {
  readonly sql: string;
  readonly options: ExecuteOptions;
  /** Aborts with the caller's signal, and on close. */
  readonly controller: AbortController;
  readonly resolve: (result: StatementResult) => void;
  readonly reject: (error: Error) => void;
}

export class QueuedConnection implements Connection {
  readonly #connector: Connector;
  readonly #options: QueueOptions;
  readonly #waiting: Job[] = [];
  #running: Job | undefined;
  #work: Promise<void> = Promise.resolve();
  #line: Connection | undefined;
  #product: ServerProduct = {};
  #isClosed = false;

  constructor(connector: Connector, options: QueueOptions = {}) {
    this.#connector = connector;
    this.#options = options;
  }

  /** As the last line told it; empty before the first one is open. */
  get product(): ServerProduct {
    return this.#product;
  }

  /** True until `close()`: a lost line is opened again by the next statement. */
  get isOpen(): boolean {
    return !this.#isClosed;
  }

  /** The deadline counts from the moment the statement is sent; opening has its own. */
  execute(sql: string, options: ExecuteOptions = {}): Promise<StatementResult> {
    if (this.#isClosed) return Promise.reject(failure('closed'));
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(failure('cancelled'));
    return new Promise<StatementResult>((resolve, reject) => {
      const controller = new AbortController();
      const cancel = () => this.#cancel(job);
      const release = () => signal?.removeEventListener('abort', cancel);
      const job: Job = {
        sql,
        options: { ...options, signal: controller.signal },
        controller,
        resolve: (result) => {
          release();
          resolve(result);
        },
        reject: (error) => {
          release();
          reject(error);
        },
      };
      signal?.addEventListener('abort', cancel);
      this.#waiting.push(job);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.reject(failure('closed'));
    this.#running?.controller.abort();
    await this.#work;
    await this.#line?.close();
    this.#line = undefined;
  }

  #cancel(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at < 0) {
      job.controller.abort();
      return;
    }
    this.#waiting.splice(at, 1);
    job.reject(failure('cancelled'));
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    this.#work = this.#run(job)
      .then(job.resolve, (error: unknown) => job.reject(error instanceof Error ? error : new Error(String(error))))
      .finally(() => {
        this.#running = undefined;
        this.#next();
      });
  }

  async #run(job: Job): Promise<StatementResult> {
    const wasOpen = this.#line?.isOpen === true;
    try {
      return await this.#send(job);
    } catch (error) {
      // A line that died while it was idle, e.g. in a laptop's sleep.
      if (wasOpen && canSendAgain(error, job.sql) && !job.controller.signal.aborted) return this.#send(job);
      throw error;
    }
  }

  async #send({ sql, options, controller }: Job): Promise<StatementResult> {
    const line = await this.#openLine(controller.signal);
    try {
      return await line.execute(sql, options);
    } finally {
      if (!line.isOpen) await this.#dropLine(line);
    }
  }

  async #openLine(signal: AbortSignal): Promise<Connection> {
    if (this.#line?.isOpen) return this.#line;
    if (this.#line) await this.#dropLine(this.#line);
    const deadlineMs = this.#options.connectDeadlineMs?.();
    const line = await this.#connector.open({ signal, ...(deadlineMs !== undefined && { deadlineMs }) });
    this.#line = line;
    this.#product = line.product;
    return line;
  }

  /** Rids the machine of what is left of it. */
  async #dropLine(line: Connection): Promise<void> {
    this.#line = undefined;
    await line.close();
  }
}

/** A statement that never left, or one that changes nothing: no driver can tell for sure that a line is dead before it is used. */
function canSendAgain(error: unknown, sql: string): boolean {
  if (!(error instanceof ConnectionFailure) || error.kind !== 'connection-lost') return false;
  return error.fate === 'not-run' || readsOnly(sql);
}

function failure(kind: Extract<FailureKind, 'cancelled' | 'closed'>): ConnectionFailure {
  const message = kind === 'closed' ? t('The connection is closed.') : t('The statement was cancelled.');
  return new ConnectionFailure(message, { kind, fate: 'not-run' });
}

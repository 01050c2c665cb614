/** The host's end of the worker: one request at a time, each with a deadline and a cancel that always ends. */
import { Worker } from 'node:worker_threads';
import { t } from '@vscode/l10n';
import type { ServerMessage } from '../connection';
import { ConnectionFailure, type FailureKind } from '../failure';
import type { NumberedAnswer, SampleAnswer, SampleRequest, WorkerSetup } from './messages';

export interface RequestOptions {
  /** Milliseconds, waiting for the worker counted: it serves both clusters, and another session may keep it busy for long. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

interface Job {
  readonly request: SampleRequest;
  readonly resolve: (answer: SampleAnswer) => void;
  readonly reject: (failure: ConnectionFailure) => void;
  /** Takes its listener off the caller's signal and stops its timer. */
  release: () => void;
}

type Ending = Extract<FailureKind, 'cancelled' | 'timed-out' | 'closed'>;

interface Running {
  readonly id: number;
  readonly job: Job;
  /** Why it was asked to end. */
  ending: Ending | undefined;
  /** Ends the worker where the statement does not end itself. */
  grace: NodeJS.Timeout | undefined;
}

/** How long a statement that was asked to end may take to do so before the worker is ended with all its data. */
const GRACE_MS = 2_000;

/** Ordinarily: how long closing a session waits for the worker, which another session may keep busy. */
const CLOSE_MS = 1_000;

/** A server keeps the deadline by itself and says this; the engine knows only that it was asked to end. */
const TIMED_OUT: readonly ServerMessage[] = [
  { sqlState: 'XCL52', vendorCode: -1, message: 'The statement has been cancelled or timed out.' },
];

export class WorkerLine {
  private readonly worker: Worker;
  private readonly cancelled = new SharedArrayBuffer(4);
  private readonly queue: Job[] = [];
  private running: Running | undefined;
  private nextId = 1;
  private over = false;

  constructor(
    file: string,
    setup: Omit<WorkerSetup, 'cancelled'>,
    private readonly closeMs = CLOSE_MS,
  ) {
    const workerData: WorkerSetup = { ...setup, cancelled: this.cancelled };
    this.worker = new Worker(file, { workerData, execArgv: [], env: {} });
    this.worker.on('message', (message: NumberedAnswer) => this.finish(message));
    this.worker.on('error', () => this.end());
    this.worker.on('exit', () => this.end());
  }

  /** False once the worker is gone. */
  get isAlive(): boolean {
    return !this.over;
  }

  /** Rejects with a {@link ConnectionFailure} only for what the engine did not answer. */
  send(request: SampleRequest, options: RequestOptions = {}): Promise<SampleAnswer> {
    return new Promise((resolve, reject) => {
      const { deadlineMs, signal } = options;
      if (this.over) {
        reject(lost('not-run'));
        return;
      }
      if (signal?.aborted) {
        reject(ended('cancelled', 'not-run'));
        return;
      }
      const onAbort = (): void => this.endJob(job, 'cancelled');
      const late = deadlineMs === undefined ? undefined : setTimeout(() => this.endJob(job, 'timed-out'), deadlineMs);
      const job: Job = {
        request,
        resolve,
        reject,
        release: () => {
          clearTimeout(late);
          signal?.removeEventListener('abort', onAbort);
        },
      };
      signal?.addEventListener('abort', onAbort);
      this.queue.push(job);
      this.next();
    });
  }

  /** Ends what the session runs, then the session itself; resolves soon, however long another one keeps the worker. */
  async close(session: number): Promise<void> {
    const running = this.running ? [this.running.job] : [];
    for (const job of [...this.queue, ...running]) {
      if (job.request.kind === 'execute' && job.request.session === session) this.endJob(job, 'closed');
    }
    const closed = this.send({ kind: 'close', session }).catch(() => undefined);
    await Promise.race([closed, wait(this.closeMs)]);
  }

  async dispose(): Promise<void> {
    this.end();
    await this.worker.terminate();
  }

  private next(): void {
    if (this.running || this.over) return;
    const job = this.queue.shift();
    if (!job) return;
    const running: Running = { id: this.nextId++, job, ending: undefined, grace: undefined };
    this.running = running;
    this.worker.postMessage({ id: running.id, request: job.request });
  }

  private endJob(job: Job, reason: Ending): void {
    if (this.running?.job === job) {
      this.stop(this.running, reason);
      return;
    }
    const at = this.queue.indexOf(job);
    if (at < 0) return;
    this.queue.splice(at, 1);
    job.release();
    job.reject(ended(reason, 'not-run'));
  }

  private stop(running: Running, reason: Ending): void {
    if (running.ending) return;
    running.ending = reason;
    Atomics.store(new Int32Array(this.cancelled), 0, running.id);
    running.grace = setTimeout(() => {
      this.end();
      void this.worker.terminate();
    }, GRACE_MS);
  }

  private finish({ id, answer }: NumberedAnswer): void {
    const running = this.running;
    if (running?.id !== id) return;
    this.running = undefined;
    clearTimeout(running.grace);
    running.job.release();
    if (running.ending && answer.kind === 'failure' && answer.messages[0]?.sqlState === '57014') {
      const messages = running.ending === 'timed-out' ? TIMED_OUT : answer.messages;
      running.job.reject(ended(running.ending, 'failed', messages));
    } else running.job.resolve(answer);
    this.next();
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    const { running } = this;
    this.running = undefined;
    if (running) {
      clearTimeout(running.grace);
      running.job.release();
      running.job.reject(running.ending ? ended(running.ending, 'unknown') : lost('unknown'));
    }
    for (const job of this.queue.splice(0)) {
      job.release();
      job.reject(lost('not-run'));
    }
  }
}

function ended(
  kind: Ending,
  fate: ConnectionFailure['fate'],
  messages: readonly ServerMessage[] = [],
): ConnectionFailure {
  return new ConnectionFailure(endText(kind, fate), { kind, fate, messages });
}

function endText(kind: Ending, fate: ConnectionFailure['fate']): string {
  switch (kind) {
    case 'cancelled':
      return t('The statement was cancelled.');
    case 'timed-out':
      return fate === 'not-run'
        ? t('The sample clusters were busy with another statement for too long; this one was not sent.')
        : t('The statement took too long and was cancelled.');
    case 'closed':
      return t('The connection was closed.');
  }
}

function lost(fate: ConnectionFailure['fate']): ConnectionFailure {
  return new ConnectionFailure(t('The sample clusters have ended.'), {
    kind: 'connection-lost',
    fate,
    advice: t('Connect again: they begin anew with their first contents.'),
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}

/** The host's end of the worker: one request at a time, each with a deadline and a cancel that always ends. */
import { Worker } from 'node:worker_threads';
import { t } from '@vscode/l10n';
import { ConnectionFailure, type FailureKind } from '../failure';
import type { NumberedAnswer, SampleAnswer, SampleRequest, WorkerSetup } from './messages';

export interface RequestOptions {
  /** Milliseconds from the moment the worker gets it. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

interface Job {
  readonly request: SampleRequest;
  readonly options: RequestOptions;
  readonly resolve: (answer: SampleAnswer) => void;
  readonly reject: (failure: ConnectionFailure) => void;
  /** Takes its listener off the caller's signal. */
  release: () => void;
}

interface Running {
  readonly id: number;
  readonly job: Job;
  /** Why it was asked to end. */
  ending: 'cancelled' | 'timed-out' | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** How long a statement that was asked to end may take to do so before the worker is ended with all its data. */
const GRACE_MS = 2_000;

export class WorkerLine {
  private readonly worker: Worker;
  private readonly cancelled = new SharedArrayBuffer(4);
  private readonly queue: Job[] = [];
  private running: Running | undefined;
  private nextId = 1;
  private over = false;

  constructor(file: string, setup: Omit<WorkerSetup, 'cancelled'>) {
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
      const { signal } = options;
      if (this.over) {
        reject(lost('not-run'));
        return;
      }
      if (signal?.aborted) {
        reject(ended('cancelled', 'not-run'));
        return;
      }
      const onAbort = (): void => this.abort(job);
      const job: Job = {
        request,
        options,
        resolve,
        reject,
        release: () => signal?.removeEventListener('abort', onAbort),
      };
      signal?.addEventListener('abort', onAbort);
      this.queue.push(job);
      this.next();
    });
  }

  async dispose(): Promise<void> {
    this.end();
    await this.worker.terminate();
  }

  private next(): void {
    if (this.running || this.over) return;
    const job = this.queue.shift();
    if (!job) return;
    const running: Running = { id: this.nextId++, job, ending: undefined, timer: undefined };
    this.running = running;
    const { deadlineMs } = job.options;
    if (deadlineMs !== undefined) running.timer = setTimeout(() => this.stop(running, 'timed-out'), deadlineMs);
    this.worker.postMessage({ id: running.id, request: job.request });
  }

  private abort(job: Job): void {
    if (this.running?.job === job) {
      this.stop(this.running, 'cancelled');
      return;
    }
    const at = this.queue.indexOf(job);
    if (at < 0) return;
    this.queue.splice(at, 1);
    job.release();
    job.reject(ended('cancelled', 'not-run'));
  }

  private stop(running: Running, reason: 'cancelled' | 'timed-out'): void {
    if (running.ending) return;
    running.ending = reason;
    clearTimeout(running.timer);
    Atomics.store(new Int32Array(this.cancelled), 0, running.id);
    running.timer = setTimeout(() => {
      this.end();
      void this.worker.terminate();
    }, GRACE_MS);
  }

  private finish({ id, answer }: NumberedAnswer): void {
    const running = this.running;
    if (running?.id !== id) return;
    this.running = undefined;
    clearTimeout(running.timer);
    running.job.release();
    const wasEnded = answer.kind === 'failure' && answer.messages[0]?.sqlState === '57014';
    if (running.ending && wasEnded) running.job.reject(ended(running.ending, 'failed'));
    else running.job.resolve(answer);
    this.next();
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    const { running } = this;
    this.running = undefined;
    if (running) {
      clearTimeout(running.timer);
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
  kind: Extract<FailureKind, 'cancelled' | 'timed-out'>,
  fate: ConnectionFailure['fate'],
): ConnectionFailure {
  const message =
    kind === 'cancelled' ? t('The statement was cancelled.') : t('The statement took too long and was cancelled.');
  return new ConnectionFailure(message, { kind, fate });
}

function lost(fate: ConnectionFailure['fate']): ConnectionFailure {
  return new ConnectionFailure(t('The sample clusters have ended.'), {
    kind: 'connection-lost',
    fate,
    advice: t('Connect again: they begin anew with their first contents.'),
  });
}

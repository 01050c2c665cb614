/** The host's end of a child process: requests with a deadline and a cancel, each of which ends whatever the driver does. */
import type { SqlValue } from '../connection';
import { unpackCells } from './cellRuns';
import type { DriverProcess, ProcessEnd } from './driverProcess';
import {
  readFromChild,
  type FailureMessage,
  type FromChild,
  type ResultMessage,
  type RowsMessage,
  type ToChild,
} from './messages';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type Request = WithoutId<Exclude<ToChild, { readonly kind: 'cancel' }>>;

export type StopReason = 'cancelled' | 'timed-out' | 'closed' | 'protocol';

export type Reply =
  | { readonly kind: 'done' }
  | { readonly kind: 'result'; readonly result: ResultMessage; readonly rows: readonly (readonly SqlValue[])[] }
  | { readonly kind: 'failure'; readonly failure: FailureMessage }
  /** Ended on request: by the driver, with its answer, or else by a kill. */
  | { readonly kind: 'stopped'; readonly reason: StopReason; readonly answer: FailureMessage | undefined }
  /** The process died by itself. `started` is false where its script never ran. */
  | { readonly kind: 'died'; readonly end: ProcessEnd; readonly started: boolean };

export interface RequestOptions {
  readonly deadlineMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the driver gets to cancel before its process is killed; 0 kills at once. */
  readonly graceMs: number;
}

interface Pending {
  readonly graceMs: number;
  readonly rows: (readonly SqlValue[])[];
  readonly settle: (reply: Reply) => void;
  stopping: StopReason | undefined;
  timer: NodeJS.Timeout | undefined;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class ChildLine {
  readonly #process: DriverProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #gone: Promise<void>;
  #end: ProcessEnd | undefined;
  #isOpen = true;
  #started = false;
  #nextId = 1;

  constructor(process: DriverProcess) {
    this.#process = process;
    this.#gone = new Promise((resolve) => {
      process.listen({
        message: (value) => this.#receive(value),
        ended: (end) => {
          this.#died(end);
          resolve();
        },
      });
    });
  }

  /** False once the process was killed or died. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** True while no request waits for its answer. */
  get isIdle(): boolean {
    return this.#pending.size === 0;
  }

  /** Resolves when nothing of the process is left. */
  get gone(): Promise<void> {
    return this.#gone;
  }

  /** Never rejects. The deadline counts from now on: one request at a time. */
  request(request: Request, { deadlineMs, signal, graceMs }: RequestOptions): Promise<Reply> {
    if (signal?.aborted) return Promise.resolve({ kind: 'stopped', reason: 'cancelled', answer: undefined });
    if (!this.#isOpen) return Promise.resolve(this.#deathReply());
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const abort = () => this.#stop(id, 'cancelled');
      const settle = (reply: Reply) => {
        clearTimeout(pending.timer);
        signal?.removeEventListener('abort', abort);
        this.#pending.delete(id);
        resolve(reply);
      };
      const pending: Pending = { graceMs, rows: [], settle, stopping: undefined, timer: undefined };
      this.#pending.set(id, pending);
      signal?.addEventListener('abort', abort);
      if (deadlineMs !== undefined) {
        pending.timer = setTimeout(() => this.#stop(id, 'timed-out'), Math.min(deadlineMs, LONGEST_TIMER_MS));
      }
      this.#process.send({ ...request, id });
    });
  }

  /** Whatever is running ends with `reason`, but for what was to end for another one. */
  kill(reason: StopReason): void {
    this.#isOpen = false;
    this.#process.kill();
    for (const pending of [...this.#pending.values()]) {
      pending.settle({ kind: 'stopped', reason: pending.stopping ?? reason, answer: undefined });
    }
  }

  #stop(id: number, reason: StopReason): void {
    const pending = this.#pending.get(id);
    if (!pending || pending.stopping) return;
    pending.stopping = reason;
    clearTimeout(pending.timer);
    if (pending.graceMs === 0) {
      this.kill('closed');
      return;
    }
    this.#process.send({ kind: 'cancel', id });
    pending.timer = setTimeout(() => this.kill('closed'), pending.graceMs);
  }

  #receive(value: unknown): void {
    const message = readFromChild(value);
    if (!message) this.kill('protocol');
    else if (message.kind === 'started') this.#started = true;
    else this.#settle(message);
  }

  #settle(message: Exclude<FromChild, { readonly kind: 'started' }>): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    switch (message.kind) {
      case 'rows':
        appendRows(pending.rows, message);
        return;
      case 'result':
        pending.settle({ kind: 'result', result: message, rows: pending.rows });
        return;
      case 'done':
        pending.settle({ kind: 'done' });
        return;
      case 'failure':
        pending.settle(
          pending.stopping
            ? { kind: 'stopped', reason: pending.stopping, answer: message }
            : { kind: 'failure', failure: message },
        );
    }
  }

  #died(end: ProcessEnd): void {
    this.#isOpen = false;
    this.#end = end;
    for (const pending of [...this.#pending.values()]) pending.settle(this.#deathReply());
  }

  #deathReply(): Reply {
    return { kind: 'died', end: this.#end ?? { code: null, signal: null }, started: this.#started };
  }
}

function appendRows(rows: Pending['rows'], { count, cells }: RowsMessage): void {
  const columns = cells.map(unpackCells);
  for (let at = 0; at < count; at++) {
    const row: SqlValue[] = [];
    for (const column of columns) row.push(column[at] ?? null);
    rows.push(row);
  }
}

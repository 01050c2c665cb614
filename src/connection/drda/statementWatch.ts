/** Watches over one running statement: its deadline, the caller's wish to cancel, and what is done about either. */

export type StopReason = 'cancelled' | 'timed-out';

export interface WatchedStatement {
  readonly deadlineMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Asks the server to break the statement off; resolves when it was asked, false where it cannot be. */
  readonly interrupt: (reason: StopReason) => Promise<boolean>;
  /** Ends the line. */
  readonly destroy: () => void;
}

/** Milliseconds that the server gets to break off before the line is ended. */
const GRACE_MS = 2_000;

export class StatementWatch {
  #reason: StopReason | undefined;
  #interruption: Promise<void> | undefined;
  #grace: NodeJS.Timeout | undefined;
  #isOver = false;
  readonly #statement: WatchedStatement;
  readonly #deadline: NodeJS.Timeout | undefined;
  readonly #abort = () => this.#stop('cancelled');

  constructor(statement: WatchedStatement) {
    this.#statement = statement;
    const { deadlineMs, signal } = statement;
    if (deadlineMs !== undefined) this.#deadline = setTimeout(() => this.#stop('timed-out'), deadlineMs);
    signal?.addEventListener('abort', this.#abort);
  }

  /** Why the statement is to end; undefined while nobody wants that. */
  get reason(): StopReason | undefined {
    return this.#reason;
  }

  /** To be called when the statement is over. Resolves when no late interruption can hit the statement after it. */
  async end(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#grace);
    this.#statement.signal?.removeEventListener('abort', this.#abort);
    await this.#interruption;
  }

  #stop(reason: StopReason): void {
    if (this.#reason || this.#isOver) return;
    this.#reason = reason;
    this.#grace = setTimeout(this.#statement.destroy, GRACE_MS);
    this.#interruption = this.#statement.interrupt(reason).then((wasAsked) => {
      if (!wasAsked && !this.#isOver) this.#statement.destroy();
    });
  }
}

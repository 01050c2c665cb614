/** Watches over one running statement: its deadline, the caller's wish to cancel, and what is done about either. */

export type StopReason = 'cancelled' | 'timed-out';

/** What became of asking the server to break a statement off; `in-doubt`: it may still do so, and hit whatever runs then. */
export type Interruption = 'done' | 'nothing-to-cancel' | 'in-doubt';

export interface WatchedStatement {
  readonly deadlineMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds beyond the deadline in which the server, which was told it, is to break off by itself. */
  readonly patienceMs: number;
  /** Milliseconds that the server gets to break off, or to tell the text of an error, before the line is ended. */
  readonly graceMs: number;
  /** Asks the server to break the statement off. Never rejects. */
  readonly interrupt: () => Promise<Interruption>;
  /** Ends the line. */
  readonly destroy: () => void;
}

export class StatementWatch {
  #reason: StopReason | undefined;
  #interruption: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isDecided = false;
  #isOver = false;
  readonly #statement: WatchedStatement;
  readonly #deadline: NodeJS.Timeout | undefined;
  readonly #abort = () => this.#stop('cancelled', 0);

  constructor(statement: WatchedStatement) {
    this.#statement = statement;
    const { deadlineMs, signal, patienceMs } = statement;
    if (deadlineMs !== undefined) this.#deadline = setTimeout(() => this.#stop('timed-out', patienceMs), deadlineMs);
    signal?.addEventListener('abort', this.#abort);
  }

  /** Why the statement is to end; undefined while nobody wants that. */
  get reason(): StopReason | undefined {
    return this.#reason;
  }

  /** To be called when the statement's outcome is certain, and only texts are asked for: from here on nothing is interrupted. */
  decide(): void {
    if (this.#isDecided) return;
    this.#isDecided = true;
    if (this.#reason && !this.#interruption) this.#endSoon();
  }

  /** To be called when the statement is over. Resolves when no late interruption can hit the statement after it. */
  async end(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#timer);
    this.#statement.signal?.removeEventListener('abort', this.#abort);
    await this.#interruption;
  }

  #stop(reason: StopReason, patienceMs: number): void {
    if (this.#reason || this.#isOver) return;
    if (this.#isDecided) {
      this.#endSoon();
      return;
    }
    this.#reason = reason;
    if (patienceMs > 0) this.#timer = setTimeout(() => this.#interrupt(), patienceMs);
    else this.#interrupt();
  }

  #interrupt(): void {
    this.#endSoon();
    this.#interruption = this.#statement.interrupt().then((interruption) => {
      const isRunning = !this.#isOver && !this.#isDecided;
      if (interruption === 'in-doubt' || (interruption === 'nothing-to-cancel' && isRunning)) this.#statement.destroy();
    });
  }

  #endSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#statement.destroy, this.#statement.graceMs);
  }
}

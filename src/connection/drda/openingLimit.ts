/** Watches over the opening of a line: its deadline, and the caller's wish to give up. */
import type { Socket } from 'node:net';
import type { StopReason } from './statementWatch';

export class OpeningLimit {
  #reason: StopReason | undefined;
  #socket: Socket | undefined;
  readonly #deadline: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #abort = () => this.#giveUp('cancelled');

  /** @param deadlineMs milliseconds from now */
  constructor(deadlineMs: number, signal?: AbortSignal) {
    this.#deadline = setTimeout(() => this.#giveUp('timed-out'), deadlineMs);
    this.#signal = signal;
    signal?.addEventListener('abort', this.#abort);
    if (signal?.aborted) this.#abort();
  }

  /** Why the line is not wanted any more; undefined while it is. */
  get reason(): StopReason | undefined {
    return this.#reason;
  }

  /** To be called with the socket that goes when the line is not wanted any more: the last one tried. */
  guard(socket: Socket): void {
    this.#socket = socket;
    if (this.#reason) this.#destroy();
  }

  /** To be called when nothing is to be given up any more. */
  end(): void {
    clearTimeout(this.#deadline);
    this.#signal?.removeEventListener('abort', this.#abort);
  }

  #giveUp(reason: StopReason): void {
    this.#reason ??= reason;
    this.#destroy();
  }

  #destroy(): void {
    this.#socket?.destroy(new Error('given up'));
  }
}

/** Readings under way, by the node whose children they bring: each once at a time, each can be cancelled. */

export interface Load {
  /** What is waited for, in words. */
  readonly what: string;
  /** Settles with the reading; never rejects. */
  readonly done: Promise<void>;
  cancel(): void;
}

export class Loads {
  readonly #running = new Map<string, Load>();
  readonly #failures = new Map<string, unknown>();

  running(id: string): Load | undefined {
    return this.#running.get(id);
  }

  /** Why the last reading failed, until the next one starts. */
  failure(id: string): unknown {
    return this.#failures.get(id);
  }

  /** Starts a reading, or joins the one under way. */
  start(id: string, what: string, read: (signal: AbortSignal) => Promise<unknown>): Load {
    const running = this.#running.get(id);
    if (running) return running;
    const controller = new AbortController();
    this.#failures.delete(id);
    const load: Load = {
      what,
      cancel: () => {
        controller.abort();
      },
      done: Promise.resolve()
        .then(() => read(controller.signal))
        .then(
          () => undefined,
          (error: unknown) => {
            if (this.#running.get(id) === load) this.#failures.set(id, error);
          },
        )
        .finally(() => {
          if (this.#running.get(id) === load) this.#running.delete(id);
        }),
    };
    this.#running.set(id, load);
    return load;
  }

  /** Cancels and forgets everything at and under a node. */
  forget(id: string): void {
    const under = (key: string) => key === id || key.startsWith(`${id}/`);
    for (const [key, load] of this.#running) {
      if (!under(key)) continue;
      this.#running.delete(key);
      load.cancel();
    }
    for (const key of [...this.#failures.keys()].filter(under)) this.#failures.delete(key);
  }

  /** Cancels what runs at and under a node; its failure stays to be seen. */
  cancel(id: string): void {
    for (const [key, load] of this.#running) if (key === id || key.startsWith(`${id}/`)) load.cancel();
  }
}

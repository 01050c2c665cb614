/** An event source in the shape of VS Code's own, which works where VS Code is not (unit tests, benchmarks). */

export interface Subscription {
  dispose(): void;
}

/** Fits `vscode.Event`. */
export type Event<T> = (listener: (value: T) => unknown) => Subscription;

export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    const heard = (value: T) => void listener(value);
    this.#listeners.add(heard);
    return { dispose: () => void this.#listeners.delete(heard) };
  };

  /** A listener that throws does not keep the others from hearing; its error surfaces as an uncaught one. */
  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

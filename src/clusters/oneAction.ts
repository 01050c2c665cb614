/** The one action that a session runs: what it is, and how it ends. */
import { t } from '@vscode/l10n';

export class OneAction {
  readonly #cluster: string;
  readonly #changed: () => void;
  #running: { readonly what: string; readonly done: Promise<unknown> } | undefined;

  constructor(cluster: string, changed: () => void) {
    this.#cluster = cluster;
    this.#changed = changed;
  }

  get what(): string | undefined {
    return this.#running?.what;
  }

  /** Settles when none is running; never rejects. */
  get done(): Promise<unknown> {
    return this.#running?.done ?? Promise.resolve();
  }

  /** `take` holds the cluster and resolves to what lets it go. */
  async run<T>(what: string, take: () => Promise<() => Promise<void>>, action: () => Promise<T>): Promise<T> {
    if (this.#running) throw new Error(t('{0} is busy: {1}', this.#cluster, this.#running.what));
    const running = holding(take, action);
    this.#running = { what, done: running.catch(() => undefined) };
    this.#changed();
    try {
      return await running;
    } finally {
      this.#running = undefined;
      this.#changed();
    }
  }
}

async function holding<T>(take: () => Promise<() => Promise<void>>, action: () => Promise<T>): Promise<T> {
  const letGo = await take();
  try {
    return await action();
  } finally {
    await letGo();
  }
}

/** The run as the engine writes it, and others watch it. */
import { Emitter } from '../clusters/emitter';
import { movedFile } from './names';
import type { Run, RunState, RunStatement } from './run';

export interface RunBeginning {
  readonly id: string;
  readonly title: string;
  readonly uri?: string;
  readonly startedAt: Date;
  readonly statements: readonly RunStatement[];
}

export class RecordedRun implements Run {
  readonly id: string;
  readonly title: string;
  uri?: string;
  readonly startedAt: Date;
  readonly #changed = new Emitter<RunStatement | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #abort = new AbortController();
  readonly #statements: RunStatement[];
  #state: RunState = 'running';
  #endedAt: Date | undefined;
  #summary: string | undefined;

  constructor({ id, title, uri, startedAt, statements }: RunBeginning) {
    this.id = id;
    this.title = title;
    if (uri !== undefined) this.uri = uri;
    this.startedAt = startedAt;
    this.#statements = [...statements];
  }

  get statements(): readonly RunStatement[] {
    return this.#statements;
  }

  get state(): RunState {
    return this.#state;
  }

  get endedAt(): Date | undefined {
    return this.#endedAt;
  }

  get summary(): string | undefined {
    return this.#summary;
  }

  /** Aborts with `cancel()`. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  fileMoved(from: string, to: string): void {
    if (this.uri === undefined) return;
    this.uri = movedFile(this.uri, from, to);
    this.#changed.fire(undefined);
  }

  cancel(): void {
    if (this.#state === 'running') this.#abort.abort();
  }

  update(index: number, change: Partial<Omit<RunStatement, 'index'>>): void {
    const before = this.#statements[index];
    if (!before) return;
    const after = { ...before, ...change };
    this.#statements[index] = after;
    this.#changed.fire(after);
  }

  end(state: Exclude<RunState, 'running'>, at: Date, summary: (run: Run) => string): void {
    this.#state = state;
    this.#endedAt = at;
    this.#summary = summary(this);
    this.#changed.fire(undefined);
  }
}

/** The host's half of the results view, without VS Code: which run is shown, what the view is told of it, and what it may ask. */
import type { Subscription } from '../../clusters/emitter';
import type { ResultSet } from '../../connection/connection';
import type { Run, RunStatement } from '../run';
import type { FromResults, SetAddress, ToResults, ViewAction } from './messages';
import { SetPages, partOf, shownRun, shownStatement } from './shown';

export interface ConversationPorts {
  post(message: ToResults): void;
  /** `set` holds what is to be copied and nothing else. */
  copy(set: ResultSet, headers: boolean): void | Promise<void>;
  /** `name` tells the result among others: for the name of a file. */
  export(set: ResultSet, name: string): void | Promise<void>;
  /** Goes to where a statement stands in its document. */
  reveal(uri: string, statement: RunStatement): void | Promise<void>;
  readonly translations: Readonly<Record<string, string>>;
  /** Milliseconds in which changes are gathered into one message. */
  readonly gatherMs?: number;
}

/** Runs that are over are kept up to this number, newest first: their rows take memory. */
const mostFinishedRuns = 5;
const mostValueCharacters = 100_000;

export class ResultsConversation {
  readonly #ports: ConversationPorts;
  readonly #pages = new WeakMap<ResultSet, SetPages>();
  #runs: readonly Run[] = [];
  #shown: Run | undefined;
  /** What the view knows of each statement of the shown run. */
  #told: readonly RunStatement[] = [];
  #listening: Subscription[] = [];
  #ready = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: ConversationPorts) {
    this.#ports = ports;
  }

  /** Shows a run from now on, and lists it among those that can be chosen. */
  show(run: Run): void {
    const others = this.#runs.filter((other) => other !== run);
    let finished = 0;
    const kept = others.filter(({ state }) => state === 'running' || (finished += 1) < mostFinishedRuns);
    this.#runs = [run, ...kept];
    this.#shown = run;
    this.#listen();
    this.#tellAll();
  }

  fileMoved(from: string, to: string): void {
    for (const run of this.#runs) run.fileMoved(from, to);
  }

  /** Forgets the runs that are over. */
  clear(): void {
    this.#runs = this.#runs.filter(({ state }) => state === 'running');
    this.#shown = this.#runs[0];
    this.#listen();
    this.#tellAll();
  }

  /** The view is gone or begins anew: nothing is posted until it says that it is ready. */
  detach(): void {
    this.#ready = false;
  }

  act(action: ViewAction): void {
    if (this.#ready) this.#ports.post({ type: 'act', action });
  }

  dispose(): void {
    this.detach();
    clearTimeout(this.#timer);
    for (const subscription of this.#listening) subscription.dispose();
  }

  async onMessage(message: FromResults): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#ready = true;
        this.#tellAll();
        return;
      case 'cancel':
        this.#runs.find(({ id }) => id === message.run)?.cancel();
        return;
      case 'choose':
        this.#shown = this.#runs.find(({ id }) => id === message.run) ?? this.#shown;
        this.#tellAll();
        return;
      case 'reveal': {
        const run = this.#runs.find(({ id }) => id === message.run);
        const statement = run?.statements[message.statement];
        if (run?.uri !== undefined && statement) await this.#ports.reveal(run.uri, statement);
        return;
      }
      case 'rows':
      case 'value':
      case 'copy':
      case 'export': {
        const set = this.#find(message.of);
        if (set) await this.#onSetMessage(message, set);
        return;
      }
    }
  }

  async #onSetMessage(
    message: Extract<FromResults, { type: 'rows' | 'value' | 'copy' | 'export' }>,
    set: ResultSet,
  ): Promise<void> {
    const { of } = message;
    switch (message.type) {
      case 'rows': {
        const rows = this.#pagesOf(set).rows(message.first, message.count);
        this.#ports.post({ type: 'rows', of, first: message.first, rows });
        return;
      }
      case 'value': {
        const { row, column } = message;
        const cell = this.#pagesOf(set).cell(row, column, mostValueCharacters);
        if (cell !== undefined) this.#ports.post({ type: 'value', of, row, column, cell });
        return;
      }
      case 'copy':
        await this.#ports.copy(partOf(set, message.range), message.headers);
        return;
      case 'export':
        await this.#ports.export(set, this.#nameOf(of));
        return;
    }
  }

  #find({ run, statement, set }: SetAddress): ResultSet | undefined {
    return this.#runs.find(({ id }) => id === run)?.statements[statement]?.resultSets[set];
  }

  #nameOf({ run, statement, set }: SetAddress): string {
    const title = this.#runs.find(({ id }) => id === run)?.title ?? '';
    return [title, statement + 1, ...(set > 0 ? [set + 1] : [])].join('-');
  }

  #pagesOf(set: ResultSet): SetPages {
    const known = this.#pages.get(set) ?? new SetPages(set);
    this.#pages.set(set, known);
    return known;
  }

  /** Every run that is listed is heard: its state stands in the list. */
  #listen(): void {
    for (const subscription of this.#listening) subscription.dispose();
    this.#listening = this.#runs.map((run) => run.onDidChange(() => this.#gather()));
  }

  #gather(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tellChanges();
    }, this.#ports.gatherMs ?? 50);
  }

  #tellAll(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#ready) return;
    const { translations } = this.#ports;
    const run = this.#shown;
    this.#told = run ? [...run.statements] : [];
    this.#ports.post(
      run
        ? {
            type: 'run',
            run: shownRun(run),
            statements: this.#lines(this.#told),
            runs: this.#shownRuns(),
            translations,
          }
        : { type: 'empty', translations },
    );
  }

  #tellChanges(): void {
    const run = this.#shown;
    if (!this.#ready || !run) return;
    const changed = run.statements.filter((statement, index) => statement !== this.#told[index]);
    this.#told = [...run.statements];
    this.#ports.post({
      type: 'changed',
      run: shownRun(run),
      statements: this.#lines(changed),
      runs: this.#shownRuns(),
    });
  }

  #lines(statements: readonly RunStatement[]) {
    const now = new Date();
    return statements.map((statement) => shownStatement(statement, now));
  }

  #shownRuns() {
    return this.#runs.map(shownRun);
  }
}

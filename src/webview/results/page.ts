/** The results view: progress above, statements to the left (or above, where it is narrow), the selected one's result beside them, the end of the run below. */
import { t } from '@vscode/l10n';
import type { FromResults, ShownRun, ShownStatement, ToResults } from '../../scripts/results/messages';
import { element, setShown } from '../dom';
import { Detail } from './detail';
import { mostTelling } from './mostTelling';
import { ProgressLine } from './progressLine';
import { StatementList } from './statementList';

type Post = (message: FromResults) => void;

interface Parts {
  readonly progress: ProgressLine;
  readonly list: StatementList;
  readonly place: HTMLElement;
  readonly summary: HTMLElement;
}

export class ResultsPage {
  readonly #root: HTMLElement;
  readonly #post: Post;
  #parts: Parts | undefined;
  #run: ShownRun | undefined;
  #statements: readonly ShownStatement[] = [];
  #receivedAt = 0;
  #selected = -1;
  /** The person chose a statement: a run that goes on does not take it away. */
  #chosen = false;
  #detail: { readonly of: ShownStatement; readonly view: Detail } | undefined;

  constructor(root: HTMLElement, post: Post) {
    this.#root = root;
    this.#post = post;
    setInterval(() => this.#parts?.list.tick(), 1000);
    document.addEventListener('copy', (event) => {
      if (this.#detail?.view.copyFocused()) event.preventDefault();
    });
  }

  onMessage(message: ToResults): void {
    switch (message.type) {
      case 'empty':
        this.#showNothing();
        return;
      case 'run':
        this.#chosen = false;
        this.#selected = -1;
        this.#dropDetail();
        this.#show(message.run, message.statements, message.runs);
        return;
      case 'changed':
        if (message.run.id === this.#run?.id) this.#show(message.run, this.#changed(message.statements), message.runs);
        return;
      case 'rows':
      case 'value':
        this.#detail?.view.onAnswer(message);
        return;
      case 'act':
        this.#detail?.view.act(message.action);
        return;
    }
  }

  #showNothing(): void {
    this.#dropDetail();
    this.#parts = undefined;
    this.#run = undefined;
    const text = t('Results appear here when you run statements of an SQL file.');
    this.#root.replaceChildren(
      element('h1', { class: 'spoken' }, t('Results')),
      element('p', { class: 'nothing' }, text),
    );
  }

  #changed(changed: readonly ShownStatement[]): readonly ShownStatement[] {
    const statements = [...this.#statements];
    for (const statement of changed) statements[statement.index] = statement;
    return statements;
  }

  #show(run: ShownRun, statements: readonly ShownStatement[], runs: readonly ShownRun[]): void {
    const parts = this.#parts ?? this.#build();
    this.#run = run;
    this.#statements = statements;
    this.#receivedAt = performance.now();
    if (!this.#chosen) this.#selected = mostTelling(statements);
    parts.progress.show(run, statements, runs);
    parts.summary.textContent = run.summary ?? '';
    setShown(parts.summary, run.summary !== undefined);
    this.#showList();
    this.#showDetail();
  }

  #showList(): void {
    const receivedAt = this.#receivedAt;
    this.#parts?.list.show(this.#statements, this.#selected, ({ outcome, durationMs }) =>
      outcome === 'running' && durationMs !== undefined ? durationMs + performance.now() - receivedAt : durationMs,
    );
  }

  #showDetail(): void {
    const statement = this.#statements[this.#selected];
    if (!this.#parts || !this.#run || !statement || this.#detail?.of === statement) return;
    this.#dropDetail();
    this.#detail = { of: statement, view: new Detail(this.#parts.place, this.#run, statement, this.#post) };
  }

  #dropDetail(): void {
    this.#detail?.view.dispose();
    this.#detail = undefined;
  }

  #build(): Parts {
    const place = element('div', { class: 'details' });
    const progress = new ProgressLine({
      cancel: () => {
        if (this.#run) this.#post({ type: 'cancel', run: this.#run.id });
      },
      choose: (run) => {
        this.#post({ type: 'choose', run });
      },
    });
    const columns = element('div', { class: 'columns' });
    const summary = element('p', { class: 'summary' });
    this.#root.replaceChildren(progress.root, columns, summary);
    const list = new StatementList(columns, {
      select: (index) => {
        this.#chosen = true;
        this.#selected = index;
        this.#showList();
        this.#showDetail();
      },
      enter: () => this.#detail?.view.focus(),
    });
    columns.append(place);
    this.#parts = { progress, list, place, summary };
    return this.#parts;
  }
}

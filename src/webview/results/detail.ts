/** What one statement came to: its message, and a grid for each of its result sets. */
import { t } from '@vscode/l10n';
import type {
  FromResults,
  SetAddress,
  ShownRun,
  ShownSet,
  ShownStatement,
  ToResults,
  ViewAction,
} from '../../scripts/results/messages';
import { button } from '../button';
import { element } from '../dom';
import { Grid, gridHint } from './grid/grid';
import { outcomeIcon } from './icons';
import { tabs } from './tabs';
import { ValuePane } from './valuePane';
import { grouped, rowsText, statementWord, targetText } from './words';

type Answer = Extract<ToResults, { type: 'rows' | 'value' }>;

export class Detail {
  readonly root: HTMLElement;
  readonly #run: ShownRun;
  readonly #statement: ShownStatement;
  readonly #post: (message: FromResults) => void;
  readonly #panel = element('div', { class: 'result', id: 'result' });
  #grid: Grid | undefined;
  #value: ValuePane | undefined;
  #set = 0;

  /** `place` is where it goes; what was there is replaced. */
  constructor(place: HTMLElement, run: ShownRun, statement: ShownStatement, post: (message: FromResults) => void) {
    this.#run = run;
    this.#statement = statement;
    this.#post = post;
    const { sets } = statement;
    this.root = element('section', { class: 'detail', 'aria-label': t('Statement {0}', statement.index + 1) });
    this.root.append(about(statement, run.inScript ? this.#toScript() : undefined));
    this.root.classList.toggle('withResult', sets.length > 0);
    place.replaceChildren(this.root);
    if (sets.length === 0) {
      this.root.append(element('pre', { class: 'sql', tabindex: '0', 'aria-label': t('SQL') }, statement.text));
      return;
    }
    this.root.append(this.#panel);
    if (sets.length === 1) {
      this.#open(0);
      return;
    }
    this.#panel.setAttribute('role', 'tabpanel');
    const labels = sets.map(({ rowCount }, index) => t('Result {0} ({1})', index + 1, grouped(rowCount)));
    const open = (index: number) => {
      this.#panel.setAttribute('aria-labelledby', `tab-${index}`);
      this.#open(index);
    };
    this.#panel.before(tabs(labels, this.#panel.id, open));
  }

  focus(): void {
    if (this.#grid) this.#grid.focus();
    else this.root.querySelector<HTMLElement>('[tabindex]')?.focus();
  }

  onAnswer(message: Answer): void {
    const { run, statement, set } = message.of;
    if (run !== this.#run.id || statement !== this.#statement.index || set !== this.#set) return;
    if (message.type === 'rows') {
      this.#grid?.putRows(message.first, message.rows);
      return;
    }
    const column = this.#statement.sets[set]?.columns[message.column];
    if (column) this.#value?.show(column.name, message.row, message.cell);
  }

  act(action: ViewAction): void {
    const grid = this.#grid;
    if (!grid) return;
    switch (action) {
      case 'copy':
      case 'copyWithHeaders':
        grid.copy(action === 'copyWithHeaders');
        return;
      case 'selectAll':
        grid.selectAll();
        return;
      case 'showValue':
        this.#askValue(grid.active);
        return;
      case 'export':
        this.#post({ type: 'export', of: this.#address() });
        return;
    }
  }

  /** True where what the browser is about to copy is ours: the focus is on a cell. */
  copyFocused(): boolean {
    const isFocused = this.#grid?.root.contains(document.activeElement) ?? false;
    if (isFocused) this.#grid?.copy(false);
    return isFocused;
  }

  dispose(): void {
    this.#grid?.dispose();
    this.root.remove();
  }

  #address(): SetAddress {
    return { run: this.#run.id, statement: this.#statement.index, set: this.#set };
  }

  #open(index: number): void {
    const set = this.#statement.sets[index];
    if (!set) return;
    this.#grid?.dispose();
    this.#set = index;
    const of = this.#address();
    const place = element('div', { class: 'place' });
    const value = new ValuePane(() => this.#grid?.focus());
    this.#value = value;
    this.#panel.replaceChildren(this.#bar(set), place, value.root);
    this.#grid = new Grid(set, place, `${rowsText(set)}. ${gridHint()}`, {
      askRows: (first, count) => {
        this.#post({ type: 'rows', of, first, count });
      },
      copy: (range, headers) => {
        this.#post({ type: 'copy', of, range, headers });
      },
      showValue: (at) => {
        this.#askValue(at);
      },
    });
    if (set.rowCount === 0) place.append(element('p', { class: 'norows' }, t('No rows.')));
  }

  #toScript(): HTMLElement {
    const { id: run } = this.#run;
    const { index: statement } = this.#statement;
    return button(t('Show in script'), 'secondary', () => {
      this.#post({ type: 'reveal', run, statement });
    }).root;
  }

  #askValue({ row, column }: { readonly row: number; readonly column: number }): void {
    if (row >= 0) this.#post({ type: 'value', of: this.#address(), row, column });
  }

  #bar(set: ShownSet): HTMLElement {
    const copyAll = button(t('Copy all'), 'secondary', () => {
      const range = { firstRow: 0, lastRow: Math.max(0, (set.received ?? set.rowCount) - 1) };
      const columns = { firstColumn: 0, lastColumn: Math.max(0, set.columns.length - 1) };
      this.#post({ type: 'copy', of: this.#address(), range: { ...range, ...columns }, headers: true });
    });
    const exported = button(t('Export…'), 'secondary', () => {
      this.act('export');
    });
    const rows = element('span', { class: 'rows' }, rowsText(set));
    return element('div', { class: 'bar' }, rows, copyAll.root, exported.root);
  }
}

/** Outcome in a word, the server's words, what to do, and warnings. */
function about(statement: ShownStatement, toScript: HTMLElement | undefined): HTMLElement {
  const { outcome, message, advice, warnings, rowsAffected, target, environment, line } = statement;
  const heading = element(
    'h2',
    { class: outcome },
    outcomeIcon(outcome),
    t('{0} on {1}, line {2}', statementWord(statement), targetText(target, environment), grouped(line)),
  );
  const lines = [
    ...(message === undefined ? [] : [element('p', { class: 'message' }, message)]),
    ...(advice === undefined ? [] : [element('p', { class: 'advice' }, advice)]),
    ...(rowsAffected === undefined ? [] : [element('p', {}, affectedText(rowsAffected))]),
    ...warnings.map((warning) => element('p', { class: 'warning' }, t('Warning: {0}', warning))),
  ];
  return element(
    'div',
    { class: 'about', tabindex: '0', role: 'group', 'aria-label': t('Outcome') },
    element('div', { class: 'heading' }, heading, ...(toScript ? [toScript] : [])),
    ...lines,
  );
}

function affectedText(rows: number): string {
  return rows === 1 ? t('1 row affected') : t('{0} rows affected', grouped(rows));
}

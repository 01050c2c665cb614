/** The list of a run's statements: target, outcome word, duration, message. Any number of them; only those in sight are built. */
import { t } from '@vscode/l10n';
import type { ShownStatement } from '../../scripts/results/messages';
import { element } from '../dom';
import { outcomeIcon } from './icons';
import { oncePerFrame } from './oncePerFrame';
import { VirtualAxis } from './virtualAxis';
import { durationText, statementWord, targetText } from './words';

const itemHeight = 44;

export interface ListPorts {
  select(index: number): void;
  /** Enter: on to what the statement returned. */
  enter(): void;
}

interface BuiltItem {
  readonly root: HTMLElement;
  shown: ShownStatement;
  duration: HTMLElement;
}

export class StatementList {
  readonly root: HTMLElement;
  readonly #canvas = element('div', { class: 'canvas', role: 'presentation' });
  readonly #axis: VirtualAxis;
  readonly #ports: ListPorts;
  readonly #built = new Map<number, BuiltItem>();
  #statements: readonly ShownStatement[] = [];
  #selected = -1;
  #elapsed: (statement: ShownStatement) => number | undefined = ({ durationMs }) => durationMs;

  constructor(place: HTMLElement, ports: ListPorts) {
    this.#ports = ports;
    this.root = element('div', { class: 'statements', role: 'listbox', tabindex: '0', 'aria-label': t('Statements') });
    this.root.append(this.#canvas);
    place.append(this.root);
    const onChange = oncePerFrame(() => {
      this.#draw();
    });
    this.#axis = new VirtualAxis({ scroller: this.root, overscan: 5, onChange }, 0, () => itemHeight);
    this.root.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.#canvas.addEventListener('click', ({ target }) => {
      const item = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
      if (item) ports.select(Number(item.dataset['index']));
    });
  }

  /** `elapsed` tells how long a statement has taken until now. */
  show(
    statements: readonly ShownStatement[],
    selected: number,
    elapsed: (statement: ShownStatement) => number | undefined,
  ): void {
    const isOther = selected !== this.#selected || statements.length !== this.#statements.length;
    this.#statements = statements;
    this.#selected = selected;
    this.#elapsed = elapsed;
    this.#axis.setCount(statements.length);
    this.#axis.pin(selected);
    if (isOther && selected >= 0) this.#axis.scrollTo(selected);
    this.#draw();
  }

  /** Running statements have run longer now. */
  tick(): void {
    for (const { shown, duration } of this.#built.values()) {
      if (shown.outcome === 'running') duration.textContent = this.#durationOf(shown);
    }
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      this.#ports.enter();
      return;
    }
    const last = this.#statements.length - 1;
    const { first: top, last: bottom } = this.#axis.range;
    const page = Math.max(1, bottom - top);
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: this.#selected - 1,
      ArrowDown: this.#selected + 1,
      Home: 0,
      End: last,
      PageUp: this.#selected - page,
      PageDown: this.#selected + page,
    };
    const to = moves[event.key];
    if (to === undefined || last < 0) return;
    event.preventDefault();
    this.#ports.select(Math.max(0, Math.min(last, to)));
  }

  #draw(): void {
    this.#canvas.style.height = `${this.#axis.total}px`;
    const items = this.#axis.items;
    const inSight = new Set(items.map(({ index }) => index));
    for (const [index, { root, shown }] of this.#built) {
      if (inSight.has(index) && shown === this.#statements[index]) continue;
      root.remove();
      this.#built.delete(index);
    }
    for (const { index, start } of items) {
      const statement = this.#statements[index];
      if (!statement) continue;
      const built = this.#built.get(index) ?? this.#build(statement, index);
      built.root.style.transform = `translateY(${start}px)`;
      const isSelected = index === this.#selected;
      built.root.setAttribute('aria-selected', String(isSelected));
    }
    if (this.#built.has(this.#selected)) this.root.setAttribute('aria-activedescendant', idOf(this.#selected));
    else this.root.removeAttribute('aria-activedescendant');
  }

  #build(shown: ShownStatement, index: number): BuiltItem {
    const { outcome, environment, message } = shown;
    const duration = element('span', { class: 'duration' }, this.#durationOf(shown));
    const root = element(
      'div',
      {
        class: `statement ${outcome}`,
        role: 'option',
        id: idOf(index),
        'data-index': String(index),
        'aria-setsize': String(this.#statements.length),
        'aria-posinset': String(index + 1),
        title: [shown.text, message ?? ''].filter(Boolean).join('\n\n'),
      },
      outcomeIcon(outcome),
      element('span', { class: 'text' }, shown.text.replace(/\s+/g, ' ')),
      duration,
      element('span', { class: 'word' }, statementWord(shown)),
      element(
        'span',
        { class: `target ${environment}` },
        targetText(shown.target, environment),
        ...(message === undefined ? [] : [element('span', { class: 'message' }, message.replace(/\s+/g, ' '))]),
      ),
    );
    root.style.height = `${itemHeight}px`;
    const built = { root, shown, duration };
    this.#built.set(index, built);
    this.#canvas.append(root);
    return built;
  }

  #durationOf(statement: ShownStatement): string {
    const elapsed = this.#elapsed(statement);
    return elapsed === undefined ? '' : durationText(elapsed);
  }
}

function idOf(index: number): string {
  return `statement-${index}`;
}

/** The step that is open: why, its fields, what will run, what came of it, and what can be done. */
import { t } from '@vscode/l10n';
import type { FromSetUp } from '../../walkthrough/messages';
import type { ActionView, FindingView, StatementView, StepView } from '../../walkthrough/core/view/view';
import type { Table } from '../../walkthrough/core/model';
import { button } from '../button';
import { element } from '../dom';
import { Elapsed } from './elapsed';
import { keyed } from './focus';
import { StepFields } from './stepFields';

export class StepPanel {
  readonly root: HTMLElement;
  readonly #heading = element('h2', { id: 'step-heading', tabindex: '-1' });
  readonly #on = element('p', { class: 'on' });
  readonly #reason = element('p');
  readonly #fields: StepFields;
  readonly #statements = element('div');
  #statementsShown = '';
  readonly #actions = element('div', { class: 'actions' });
  readonly #outcome = element('div');
  readonly #elapsed = new Elapsed();
  readonly #post: (message: FromSetUp) => void;

  constructor(post: (message: FromSetUp) => void) {
    this.#post = post;
    this.#fields = new StepFields(post);
    this.root = element(
      'section',
      { class: 'step', 'aria-labelledby': 'step-heading' },
      this.#heading,
      this.#on,
      this.#reason,
      this.#fields.root,
      this.#statements,
      this.#actions,
      this.#outcome,
    );
  }

  show(step: StepView): void {
    this.#heading.textContent = step.title;
    this.#on.textContent = step.on;
    this.#reason.textContent = step.reason;
    this.#fields.show(step);
    this.#showStatements(step);
    this.#actions.replaceChildren(...this.#groups(step));
    this.#elapsed.show(step.running);
    this.#outcome.replaceChildren(
      ...(step.reading === undefined ? [] : [reading(step.reading)]),
      ...(step.hindrance === undefined ? [] : [element('p', { class: 'hindrance' }, step.hindrance)]),
      ...outcome(step, this.#elapsed.root),
      ...findings(step.findings),
      ...(step.table ? [table(step.table, step.tableTitle ?? '')] : []),
      ...(step.report === undefined
        ? []
        : [element('pre', { class: 'report', tabindex: '0', 'aria-label': t('Report') }, step.report)]),
    );
  }

  /** Leaves them alone while they are the same: they may have been scrolled, or a part of them chosen. */
  #showStatements(step: StepView): void {
    const now = JSON.stringify([step.id, step.state, step.statements]);
    if (now === this.#statementsShown) return;
    this.#statementsShown = now;
    this.#statements.replaceChildren(...statements(step, () => this.#act(step, 'copy-sql')));
  }

  /** Sends what was typed and not sent yet. */
  flush(): void {
    this.#fields.flush();
  }

  focusHeading(): void {
    this.#heading.focus();
  }

  /** Those without a title first, in the order in which they came. */
  #groups(step: StepView): readonly HTMLElement[] {
    const titles = [...new Set(['', ...step.actions.map(({ group = '' }) => group)])];
    return titles.map((title) => {
      const own = step.actions.filter(({ group = '' }) => group === title).map((action) => this.#button(step, action));
      if (title === '') return element('div', { class: 'buttons' }, ...own);
      const caption = element('div', { class: 'caption', 'aria-hidden': 'true' }, title);
      return element('div', { class: 'buttons', role: 'group', 'aria-label': title }, caption, ...own);
    });
  }

  #button(step: StepView, { id, label, primary, enabled }: ActionView): HTMLElement {
    const made = button(label, primary ? 'primary' : 'secondary', () => {
      this.#act(step, id);
    });
    made.setEnabled(enabled);
    for (const [name, value] of Object.entries(keyed(`action ${id}`))) made.root.setAttribute(name, value);
    return made.root;
  }

  #act(step: StepView, action: ActionView['id']): void {
    this.flush();
    this.#post({ type: 'act', action, step: step.id });
  }
}

/** Statements from which on their list scrolls by itself, so that the buttons below stay in sight. */
const MANY = 8;

function longList(title: string): Record<string, string> {
  return { class: 'long', 'aria-label': title, ...keyed('statements'), tabindex: '0' };
}

function statements({ statements: all, state }: StepView, onCopy: () => void): readonly HTMLElement[] {
  if (all.length === 0) return [];
  const title = state === 'todo' ? t('What will run') : t('What runs');
  const copy = button(t('Copy'), 'secondary', onCopy);
  for (const [name, value] of Object.entries(keyed('action copy-sql'))) copy.root.setAttribute(name, value);
  return [
    element(
      'div',
      { class: 'statements' },
      element('div', { class: 'statements-head' }, element('h3', {}, title), copy.root),
      element('ul', all.length > MANY ? longList(title) : {}, ...all.map((one, at) => statement(one, all[at - 1]?.on))),
    ),
  ];
}

/** The cluster is named where it is another one than that of the statement above. */
function statement({ on, sql }: StatementView, above: string | undefined): HTMLElement {
  const where = on === above ? [] : [element('span', { class: 'on' }, t('on {0}', on))];
  return element('li', {}, ...where, element('code', {}, sql));
}

function reading(text: string): HTMLElement {
  return element(
    'div',
    { class: 'outcome running', role: 'status' },
    element('vscode-progress-ring', { 'aria-hidden': 'true' }),
    element('div', {}, text),
  );
}

function outcome({ state, word, outcome: told, now }: StepView, elapsed: HTMLElement): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (told) {
    parts.push(
      element(
        'div',
        { class: `outcome ${state}` },
        ...(state === 'running' ? [element('vscode-progress-ring', { 'aria-label': t('running') })] : []),
        element(
          'div',
          {},
          element('span', { class: 'word' }, word),
          ' ',
          element('span', { class: 'message' }, told.message),
        ),
        ...(told.cure === undefined ? [] : [element('div', { class: 'cure' }, told.cure)]),
        state === 'running' ? elapsed : element('div', { class: 'at' }, told.at),
      ),
    );
  } else if (state === 'running') {
    parts.push(
      element(
        'div',
        { class: 'outcome running' },
        element('vscode-progress-ring', { 'aria-label': t('running') }),
        element('div', {}, word),
        elapsed,
      ),
    );
  }
  if (now !== undefined) parts.push(element('p', { class: 'now' }, now));
  return parts;
}

/** What passed is folded away below what did not. */
function findings(all: readonly FindingView[]): readonly HTMLElement[] {
  const passed = all.filter(({ level }) => level === 'pass');
  const others = all.filter(({ level }) => level !== 'pass');
  return [
    ...(others.length === 0
      ? []
      : [element('ul', { class: 'findings', 'aria-label': t('Findings') }, ...others.map(finding))]),
    ...(passed.length === 0
      ? []
      : [
          element(
            'details',
            { class: 'passed', ...(others.length === 0 ? { open: '' } : {}) },
            element('summary', keyed('passed'), t('Passed: {0}', passed.length)),
            element('ul', { class: 'findings' }, ...passed.map(finding)),
          ),
        ]),
  ];
}

function finding({ level, word, text, cure }: FindingView): HTMLElement {
  return element(
    'li',
    { class: level },
    element('span', { class: 'word' }, word),
    ' ',
    element('span', {}, text),
    ...(cure === undefined ? [] : [element('div', { class: 'cure' }, cure)]),
  );
}

function table({ columns, rows }: Table, title: string): HTMLElement {
  return element(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': title },
    element(
      'table',
      {},
      element('caption', {}, title),
      element('thead', {}, element('tr', {}, ...columns.map((name) => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell) => element('td', {}, cell))))),
    ),
  );
}

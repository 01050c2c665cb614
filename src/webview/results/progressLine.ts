/** Above all: which run, how far it is, Cancel, and other runs to look at. */
import { t } from '@vscode/l10n';
import type { ShownRun, ShownStatement } from '../../scripts/results/messages';
import { button } from '../button';
import { element, setShown } from '../dom';
import { stateWord, tally } from './words';

export interface ProgressPorts {
  cancel(): void;
  choose(run: string): void;
}

export class ProgressLine {
  readonly root: HTMLElement;
  readonly #title = element('h1', { class: 'title' });
  readonly #state = element('span', { class: 'state' });
  readonly #bar = element('progress', { 'aria-label': t('Statements that are over') }) as HTMLProgressElement;
  readonly #runs = element('select', { 'aria-label': t('Run') }) as HTMLSelectElement;
  readonly #cancel;
  /** Heard by screen readers when a run begins or ends, not at each statement. */
  readonly #spoken = element('div', { class: 'spoken', role: 'status' });
  #lastSpoken = '';

  constructor(ports: ProgressPorts) {
    this.#cancel = button(t('Cancel'), 'secondary', () => {
      ports.cancel();
    });
    this.#runs.addEventListener('change', () => {
      ports.choose(this.#runs.value);
    });
    this.root = element(
      'header',
      { class: 'progress' },
      this.#title,
      this.#runs,
      this.#state,
      this.#bar,
      this.#cancel.root,
      this.#spoken,
    );
  }

  show(run: ShownRun, statements: readonly ShownStatement[], runs: readonly ShownRun[]): void {
    const running = run.state === 'running';
    const text = `${stateWord(run.state)}: ${tally(statements)}`;
    this.#title.textContent = run.title;
    this.#title.title = run.title;
    this.#state.textContent = text;
    this.#showRuns(run, runs);
    this.#bar.max = Math.max(1, statements.length);
    this.#bar.value = statements.filter(({ outcome }) => outcome !== 'waiting' && outcome !== 'running').length;
    setShown(this.#bar, running);
    setShown(this.#cancel.root, running);
    const spoken = `${run.id} ${run.state}`;
    if (spoken !== this.#lastSpoken) this.#spoken.textContent = `${run.title}. ${run.summary ?? text}`;
    this.#lastSpoken = spoken;
  }

  #showRuns(run: ShownRun, runs: readonly ShownRun[]): void {
    const several = runs.length > 1;
    this.#title.classList.toggle('spoken', several);
    setShown(this.#runs, several);
    if (!several) return;
    const options = runs.map(({ id, title, state }) =>
      element('option', { value: id }, t('{0} ({1})', title, stateWord(state))),
    );
    const isSame =
      options.length === this.#runs.options.length &&
      options.every((option, index) => option.isEqualNode(this.#runs.options[index] ?? null));
    // An open list would close.
    if (!isSame) this.#runs.replaceChildren(...options);
    this.#runs.value = run.id;
  }
}

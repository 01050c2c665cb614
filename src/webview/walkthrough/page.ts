/** The whole view: the picture of the pair above, the list of steps, and the step that is open. */
import type { FromSetUp } from '../../walkthrough/messages';
import type { SetUpView } from '../../walkthrough/core/view/view';
import { element } from '../dom';
import { keepingFocus } from './focus';
import { picture } from './picture';
import { StepPanel } from './stepPanel';
import { stepList } from './stepList';

export class Page {
  readonly root: HTMLElement;
  readonly #title = element('h1');
  readonly #picture = element('div', { class: 'picture-place' });
  readonly #steps = element('div', { class: 'steps-place' });
  readonly #status = element('div', { class: 'visually-hidden', role: 'status' });
  readonly #step: StepPanel;
  readonly #post: (message: FromSetUp) => void;
  #shownStep: string | undefined;

  constructor(post: (message: FromSetUp) => void) {
    this.#post = post;
    this.#step = new StepPanel(post);
    this.root = element(
      'div',
      { class: 'walkthrough' },
      this.#title,
      this.#picture,
      element('div', { class: 'columns' }, this.#steps, this.#step.root),
      this.#status,
    );
  }

  show(view: SetUpView): void {
    const opened = this.#shownStep !== undefined && this.#shownStep !== view.step.id;
    this.#shownStep = view.step.id;
    keepingFocus(this.root, () => {
      this.#title.textContent = view.title;
      this.#picture.replaceChildren(picture(view.picture));
      this.#steps.replaceChildren(
        stepList(view.steps, view.step.id, (step) => {
          this.#step.flush();
          this.#post({ type: 'open', step });
        }),
      );
      this.#step.show(view.step);
    });
    if (opened) this.#step.focusHeading();
    if (this.#status.textContent !== view.announcement) this.#status.textContent = view.announcement;
  }
}

/** The fields of a step. They stay while their step is open, so that typing is never disturbed by what the host tells. */
import { t } from '@vscode/l10n';
import { choiceNames } from '../../walkthrough/core/model';
import type { FromSetUp } from '../../walkthrough/messages';
import type { FieldView, StepView } from '../../walkthrough/core/view/view';
import { element } from '../dom';
import { dropdown, radioGroup, textField, type Field } from '../fields';

const sendAfterMs = 250;

export class StepFields {
  readonly root = element('div', { class: 'fields' });
  readonly #post: (message: FromSetUp) => void;
  readonly #unsent = new Map<string, string>();
  #fields = new Map<string, Field>();
  #shape = '';
  #timer: number | undefined;

  constructor(post: (message: FromSetUp) => void) {
    this.#post = post;
  }

  show({ id, fields }: StepView): void {
    const shape = JSON.stringify([
      id,
      fields.map(({ name, kind, label, hint, choices }) => [name, kind, label, hint, choices]),
    ]);
    if (shape !== this.#shape) {
      this.#shape = shape;
      const focused = [...this.#fields].find(([, { root }]) => root.contains(document.activeElement))?.[0];
      this.#fields = new Map(fields.map((view) => [view.name, this.#make(view)]));
      this.root.replaceChildren(...[...this.#fields.values()].map(({ root }) => root));
      if (focused !== undefined) this.#fields.get(focused)?.focus();
    }
    for (const { name, value, problem } of fields) {
      const field = this.#fields.get(name);
      if (!field) continue;
      // What is typed and not sent yet is newer than what the host knows.
      if (!this.#unsent.has(name) && field.value !== value) field.value = value;
      field.setProblem(problem);
    }
  }

  flush(): void {
    window.clearTimeout(this.#timer);
    for (const [name, value] of this.#unsent) {
      const known = choiceNames.find((choice) => choice === name);
      if (known) this.#post({ type: 'choose', name: known, value });
    }
    this.#unsent.clear();
  }

  #make(view: FieldView): Field {
    const { name, kind, label, hint, choices = [] } = view;
    const options = { label, ...(hint !== undefined && { hint }) };
    const changed = () => {
      this.#changed(name, field, kind === 'text' || kind === 'lines');
    };
    const field = makeField(kind, options, choices, changed);
    field.value = view.value;
    return field;
  }

  #changed(name: string, field: Field, isTyped: boolean): void {
    this.#unsent.set(name, field.value);
    window.clearTimeout(this.#timer);
    if (isTyped)
      this.#timer = window.setTimeout(() => {
        this.flush();
      }, sendAfterMs);
    else this.flush();
  }
}

function makeField(
  kind: FieldView['kind'],
  options: { readonly label: string; readonly hint?: string },
  choices: NonNullable<FieldView['choices']>,
  changed: () => void,
): Field {
  switch (kind) {
    case 'text':
      return textField(options, changed);
    case 'lines':
      return textField({ ...options, lines: 6 }, changed);
    case 'list':
      return dropdown({ ...options, choices }, changed);
    case 'yes-no':
      return radioGroup(
        {
          ...options,
          choices: [
            { value: 'yes', label: t('Yes') },
            { value: 'no', label: t('No') },
          ],
        },
        changed,
      );
  }
}

/** Form fields made of toolkit components: each has a label, a place for its problem, and a value. */
import { element, setShown } from './dom';

export interface Field {
  readonly root: HTMLElement;
  value: string;
  /** Shows the problem and tells it to a screen reader with the label; undefined clears it. */
  setProblem(problem: string | undefined): void;
  focus(): void;
}

interface ValueElement extends HTMLElement {
  value: string;
}

interface TextOptions {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly secret?: boolean;
  readonly lines?: number;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The value of a choice that leads to a text field of its own. */
export const otherChoice = '\u0000other';

/** Called on every key press and choice. */
export type OnInput = () => void;

export function textField(options: TextOptions, onInput: OnInput): Field {
  const { label, placeholder, secret, lines } = options;
  const attributes = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(secret ? { type: 'password', autocomplete: 'off' } : {}),
    ...(lines === undefined ? {} : { rows: String(lines), resize: 'vertical' }),
    spellcheck: 'false',
  };
  const control = element(lines === undefined ? 'vscode-text-field' : 'vscode-text-area', attributes, label);
  return field(control as ValueElement, options, onInput, 'input');
}

export function dropdown(options: TextOptions & { readonly choices: readonly Choice[] }, onInput: OnInput): Field {
  const control = element(
    'vscode-dropdown',
    {},
    ...options.choices.map(({ value, label }) => element('vscode-option', { value }, label)),
  );
  const caption = element('div', { class: 'caption', 'aria-hidden': 'true' }, options.label);
  return field(control as ValueElement, options, onInput, 'change', caption);
}

export function radioGroup(options: TextOptions & { readonly choices: readonly Choice[] }, onInput: OnInput): Field {
  const control = element(
    'vscode-radio-group',
    { orientation: 'horizontal' },
    element('span', { slot: 'label' }, options.label),
    ...options.choices.map(({ value, label }) => element('vscode-radio', { value }, label)),
  );
  return field(control as ValueElement, options, onInput, 'change');
}

function field(
  control: ValueElement,
  options: TextOptions,
  onInput: OnInput,
  event: string,
  caption?: HTMLElement,
): Field {
  const problemText = element('div', { class: 'problem' });
  const hint = element('div', { class: 'hint' }, options.hint ?? '');
  setShown(problemText, false);
  setShown(hint, options.hint !== undefined);
  control.setAttribute('aria-label', options.label);
  control.addEventListener(event, onInput);
  const root = element('div', { class: 'field' }, ...(caption ? [caption] : []), control, hint, problemText);
  return {
    root,
    get value() {
      return control.value;
    },
    set value(value: string) {
      control.value = value;
    },
    setProblem(problem) {
      problemText.textContent = problem ?? '';
      setShown(problemText, problem !== undefined);
      // The input sits in a shadow tree, where aria-describedby cannot reach: the label carries the problem instead.
      control.setAttribute('aria-label', problem === undefined ? options.label : `${options.label}: ${problem}`);
      control.setAttribute('aria-invalid', String(problem !== undefined));
      root.classList.toggle('invalid', problem !== undefined);
    },
    focus: () => {
      control.focus();
    },
  };
}

/** The list of steps: each with its state in a word, finished ones with their outcome in a line. */
import { t } from '@vscode/l10n';
import type { StepId } from '../../walkthrough/core/model';
import type { StepLine } from '../../walkthrough/core/view/view';
import { element } from '../dom';
import { keyed } from './focus';

export function stepList(steps: readonly StepLine[], open: StepId, onOpen: (step: StepId) => void): HTMLElement {
  return element(
    'nav',
    { 'aria-label': t('Steps') },
    element(
      'ol',
      {},
      ...steps.map((step) => element('li', { class: step.state }, stepButton(step, step.id === open, onOpen))),
    ),
  );
}

function stepButton({ id, title, word, line }: StepLine, isOpen: boolean, onOpen: (step: StepId) => void): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'step-button', ...keyed(`step ${id}`), ...(isOpen ? { 'aria-current': 'step' } : {}) },
    element('span', { class: 'title' }, title),
    element('span', { class: 'word' }, word),
    ...(line === '' ? [] : [element('span', { class: 'line', title: line }, line)]),
  );
  button.addEventListener('click', () => {
    onOpen(id);
  });
  return button;
}

/** The steps of "Test connection", told to a screen reader as they come. */
import { t } from '@vscode/l10n';
import type { ShownStep } from '../../forms/cluster/messages';
import { element, setShown } from '../dom';

export interface StepList {
  readonly root: HTMLElement;
  show(steps: readonly ShownStep[]): void;
}

export function stepList(): StepList {
  const list = element('ol', { class: 'steps', 'aria-live': 'polite', 'aria-label': t('Test connection') });
  setShown(list, false);
  return {
    root: list,
    show(steps) {
      setShown(list, steps.length > 0);
      list.replaceChildren(...steps.map(stepItem));
      list.scrollIntoView({ block: 'nearest' });
    },
  };
}

function stepItem(step: ShownStep): HTMLElement {
  const words: Record<ShownStep['state'], string> = {
    running: t('running'),
    passed: t('passed'),
    failed: t('failed'),
    noted: t('noted'),
  };
  const item = element(
    'li',
    { class: step.state },
    element('span', { class: 'label' }, step.label),
    element('span', { class: 'state' }, words[step.state]),
  );
  if (step.detail) item.append(element('div', { class: 'detail' }, step.detail));
  if (step.advice) item.append(element('div', { class: 'advice' }, step.advice));
  return item;
}

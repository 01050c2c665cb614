/** The steps of "Test connection", told to a screen reader as they come. */
import { t } from '@vscode/l10n';
import type { ShownStep } from '../../forms/cluster/messages';
import { button } from '../button';
import { element, setShown } from '../dom';

export interface StepList {
  readonly root: HTMLElement;
  show(steps: readonly ShownStep[]): void;
}

/** @param pin takes the fingerprint of a certificate that a person decided to trust */
export function stepList(pin: (fingerprint: string) => void): StepList {
  const list = element('ol', { class: 'steps', 'aria-live': 'polite', 'aria-label': t('Test connection') });
  setShown(list, false);
  return {
    root: list,
    show(steps) {
      setShown(list, steps.length > 0);
      list.replaceChildren(...steps.map((step) => stepItem(step, pin)));
      list.scrollIntoView({ block: 'nearest' });
    },
  };
}

function stepItem(step: ShownStep, pin: (fingerprint: string) => void): HTMLElement {
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
  const { fingerprint } = step;
  if (fingerprint !== undefined) {
    const pinIt = button(t('Pin this certificate and test again'), 'secondary', () => {
      pin(fingerprint);
    });
    item.append(element('div', { class: 'cure' }, pinIt.root));
  }
  return item;
}

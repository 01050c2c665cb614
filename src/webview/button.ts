/** A toolkit button. */
import { element } from './dom';

export interface Button {
  readonly root: HTMLElement;
  setEnabled(enabled: boolean): void;
}

export function button(label: string, appearance: 'primary' | 'secondary', onClick: () => void): Button {
  const root = element('vscode-button', { appearance }, label);
  root.addEventListener('click', () => {
    if (!root.hasAttribute('disabled')) onClick();
  });
  return {
    root,
    setEnabled: (enabled) => {
      root.toggleAttribute('disabled', !enabled);
    },
  };
}

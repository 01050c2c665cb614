/** One cell's whole text, below the grid. */
import { t } from '@vscode/l10n';
import type { ShownCell } from '../../scripts/results/messages';
import { element, setShown } from '../dom';
import { button } from '../button';
import { grouped } from './words';

export class ValuePane {
  readonly root: HTMLElement;
  readonly #title = element('h2');
  readonly #note = element('p', { class: 'note' });
  readonly #text = element('pre', { tabindex: '0' });
  readonly #onClose: () => void;

  constructor(onClose: () => void) {
    this.#onClose = onClose;
    const close = button(t('Close'), 'secondary', () => {
      this.close();
    });
    this.root = element(
      'section',
      { class: 'value', 'aria-label': t('Value') },
      element('div', { class: 'heading' }, this.#title, close.root),
      this.#note,
      this.#text,
    );
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.close();
    });
    setShown(this.root, false);
  }

  show(column: string, row: number, cell: ShownCell): void {
    const text = cell === null || typeof cell === 'string' ? cell : cell.text;
    this.#title.textContent = t('{0}, row {1}', column, grouped(row + 1));
    this.#note.textContent = notes(cell).join(' ');
    setShown(this.#note, this.#note.textContent !== '');
    this.#text.textContent = text ?? '';
    this.#text.setAttribute('aria-label', t('{0}, row {1}', column, grouped(row + 1)));
    setShown(this.root, true);
    this.#text.focus();
  }

  /** Gives the focus back, if the pane was open. */
  close(): void {
    if (this.root.hidden) return;
    setShown(this.root, false);
    this.#onClose();
  }
}

function notes(cell: ShownCell): string[] {
  if (cell === null) return [t('NULL, no value')];
  if (cell === '') return [t('An empty text')];
  if (typeof cell === 'string') return [];
  return [
    ...(cell.length === undefined
      ? []
      : [t('The first {0} of {1} characters; copying takes all.', grouped(cell.text.length), grouped(cell.length))]),
    ...(cell.cut ? [t('The server cut this text because it was too long to send.')] : []),
  ];
}

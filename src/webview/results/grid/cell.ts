/** What stands in one cell. Text only: whatever a server returns is never markup. */
import { t } from '@vscode/l10n';
import type { ColumnType } from '../../../connection/connection';
import type { ShownCell, ShownColumn } from '../../../scripts/results/messages';
import { element } from '../../dom';

const numbers: readonly ColumnType[] = ['integer', 'bigint', 'decimal', 'float'];

export function isNumber(type: ColumnType): boolean {
  return numbers.includes(type);
}

/** `undefined` while the row is awaited. */
export function fillCell(node: HTMLElement, cell: ShownCell | undefined, { type }: ShownColumn): void {
  const text = cell === undefined || cell === null || typeof cell === 'string' ? undefined : cell;
  node.classList.toggle('null', cell === null);
  node.classList.toggle('number', isNumber(type));
  node.toggleAttribute('aria-busy', cell === undefined);
  const spoken = spokenInstead(cell);
  if (spoken === undefined) node.removeAttribute('aria-label');
  else node.setAttribute('aria-label', spoken);
  if (text?.cut) {
    node.replaceChildren(onOneLine(shownText(cell)), element('span', { class: 'cut', title: cutReason() }, t('cut')));
  } else {
    node.textContent = onOneLine(shownText(cell));
  }
}

/** Where the text alone does not say it to somebody who does not see its style. */
function spokenInstead(cell: ShownCell | undefined): string | undefined {
  if (cell === undefined) return t('Loading');
  if (cell === null) return t('NULL, no value');
  if (cell === '') return t('empty text');
  return undefined;
}

export function shownText(cell: ShownCell | undefined): string {
  if (cell === undefined) return '';
  if (cell === null) return 'NULL';
  if (typeof cell === 'string') return cell;
  return cell.length === undefined ? cell.text : `${cell.text}…`;
}

function cutReason(): string {
  return t('The server cut this text because it was too long to send.');
}

/** Line ends as a sign, so that a row stays one line. */
export function onOneLine(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '↵');
}

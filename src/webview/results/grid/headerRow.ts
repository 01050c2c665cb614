/** The grid's header: a column's label and type, and an edge to drag. */
import type { VirtualItem } from '@tanstack/virtual-core';
import { t } from '@vscode/l10n';
import type { ShownColumn } from '../../../scripts/results/messages';
import { element } from '../../dom';
import { isNumber } from './cell';
import type { Place } from './selection';

export class HeaderRow {
  readonly root = element('div', { class: 'row header', role: 'row', 'aria-rowindex': '1' });
  readonly #columns: readonly ShownColumn[];
  readonly #onResize: (column: number, width: number) => void;
  readonly #cells = new Map<number, HTMLElement>();

  constructor(columns: readonly ShownColumn[], numberWidth: number, onResize: (column: number, width: number) => void) {
    this.#columns = columns;
    this.#onResize = onResize;
    const corner = element(
      'div',
      { class: 'cell rownumber', role: 'columnheader', 'aria-colindex': '1', 'aria-label': t('Row number') },
      '#',
    );
    corner.style.width = `${numberWidth}px`;
    this.root.append(corner);
  }

  draw(columns: readonly VirtualItem[], active: Place, widths: readonly number[]): void {
    const inSight = new Set(columns.map(({ index }) => index));
    for (const [column, cell] of this.#cells) {
      if (inSight.has(column)) continue;
      cell.remove();
      this.#cells.delete(column);
    }
    for (const { index, start } of columns) {
      const cell = this.#cells.get(index) ?? this.#build(index);
      if (!cell) continue;
      cell.style.left = `${start}px`;
      cell.style.width = `${widths[index] ?? 0}px`;
      const isActive = active.row < 0 && active.column === index;
      cell.tabIndex = isActive ? 0 : -1;
      cell.classList.toggle('active', isActive);
    }
  }

  cell(column: number): HTMLElement | undefined {
    return this.#cells.get(column);
  }

  #build(index: number): HTMLElement | undefined {
    const column = this.#columns[index];
    if (!column) return undefined;
    const edge = element('span', { class: 'edge', 'aria-hidden': 'true' });
    const cell = element(
      'div',
      {
        class: 'cell columnheader',
        role: 'columnheader',
        'aria-colindex': String(index + 2),
        'data-column': String(index),
        'data-header': '',
        title: t('{0}, {1}. Drag the edge or press Alt+Left and Alt+Right to resize.', column.name, column.type),
      },
      element('span', { class: 'label' }, column.name),
      edge,
    );
    cell.classList.toggle('number', isNumber(column.type));
    this.#trackEdge(edge, cell, index);
    this.#cells.set(index, cell);
    this.root.append(cell);
    return cell;
  }

  #trackEdge(edge: HTMLElement, cell: HTMLElement, column: number): void {
    edge.addEventListener('pointerdown', (down) => {
      down.preventDefault();
      down.stopPropagation();
      const before = cell.offsetWidth;
      edge.setPointerCapture(down.pointerId);
      const move = (event: PointerEvent) => {
        this.#onResize(column, before + event.clientX - down.clientX);
      };
      edge.addEventListener('pointermove', move);
      edge.addEventListener(
        'lostpointercapture',
        () => {
          edge.removeEventListener('pointermove', move);
        },
        { once: true },
      );
    });
  }
}

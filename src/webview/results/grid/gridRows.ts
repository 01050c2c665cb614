/** The rows of a grid that are built at the moment. */
import type { VirtualItem } from '@tanstack/virtual-core';
import type { CellRange, ShownColumn } from '../../../scripts/results/messages';
import { element } from '../../dom';
import { fillCell } from './cell';
import type { ShownRow } from './pageCache';
import { holds, type Place } from './selection';

interface BuiltRow {
  readonly root: HTMLElement;
  readonly cells: Map<number, HTMLElement>;
  /** What its cells were filled with; undefined while it is awaited. */
  values: ShownRow | undefined;
}

export class GridRows {
  readonly #columns: readonly ShownColumn[];
  readonly #numberWidth: number;
  readonly #height: number;
  readonly #built = new Map<number, BuiltRow>();
  /** The virtualiser gives the same array for as long as nothing of it has changed. */
  #drawnColumns: readonly VirtualItem[] = [];

  constructor(columns: readonly ShownColumn[], numberWidth: number, height: number) {
    this.#columns = columns;
    this.#numberWidth = numberWidth;
    this.#height = height;
  }

  /** Removes what is out of sight, and returns the new rows, which are to be put into the document. */
  draw(
    rows: readonly VirtualItem[],
    columns: readonly VirtualItem[],
    valuesOf: (row: number) => ShownRow | undefined,
  ): HTMLElement[] {
    const resized = columns !== this.#drawnColumns;
    this.#drawnColumns = columns;
    const inSight = new Set(rows.map(({ index }) => index));
    for (const [index, { root }] of this.#built) {
      if (inSight.has(index)) continue;
      root.remove();
      this.#built.delete(index);
    }
    const added: HTMLElement[] = [];
    for (const { index, start } of rows) {
      let row = this.#built.get(index);
      if (!row) {
        row = this.#build(index, start);
        this.#built.set(index, row);
        added.push(row.root);
      }
      this.#fill(row, index, columns, { values: valuesOf(index), resized });
    }
    return added;
  }

  /** Shows which cells are selected and which one takes the focus. */
  mark(active: Place, range: CellRange | undefined): void {
    for (const [row, { cells }] of this.#built) {
      for (const [column, cell] of cells) {
        const isActive = row === active.row && column === active.column;
        const isSelected = String(holds(range, row, column));
        cell.tabIndex = isActive ? 0 : -1;
        cell.classList.toggle('active', isActive);
        if (cell.getAttribute('aria-selected') !== isSelected) cell.setAttribute('aria-selected', isSelected);
      }
    }
  }

  cell({ row, column }: Place): HTMLElement | undefined {
    return this.#built.get(row)?.cells.get(column);
  }

  #build(index: number, start: number): BuiltRow {
    const number = element(
      'div',
      { class: 'cell rownumber', role: 'rowheader', 'aria-colindex': '1', 'data-row': String(index) },
      String(index + 1),
    );
    number.style.width = `${this.#numberWidth}px`;
    // The header is row 1.
    const root = element('div', { class: 'row', role: 'row', 'aria-rowindex': String(index + 2) }, number);
    root.classList.toggle('odd', index % 2 === 1);
    root.style.transform = `translateY(${start}px)`;
    root.style.height = `${this.#height}px`;
    return { root, cells: new Map(), values: undefined };
  }

  #fill(
    row: BuiltRow,
    index: number,
    columns: readonly VirtualItem[],
    { values, resized }: { readonly values: ShownRow | undefined; readonly resized: boolean },
  ): void {
    const refill = row.values !== values;
    row.values = values;
    if (!refill && !resized && row.cells.size > 0) return;
    const inSight = new Set(columns.map((column) => column.index));
    for (const [column, cell] of row.cells) {
      if (inSight.has(column)) continue;
      cell.remove();
      row.cells.delete(column);
    }
    for (const { index: column, start, size } of columns) {
      const shown = this.#columns[column];
      if (!shown) continue;
      let cell = row.cells.get(column);
      const isNew = !cell;
      if (!cell) {
        cell = element('div', { class: 'cell', role: 'gridcell', 'aria-colindex': String(column + 2) });
        cell.dataset['row'] = String(index);
        cell.dataset['column'] = String(column);
        row.cells.set(column, cell);
        row.root.append(cell);
      }
      if (isNew || resized) {
        cell.style.left = `${start}px`;
        cell.style.width = `${size}px`;
      }
      if (isNew || refill) fillCell(cell, values?.[column], shown);
    }
  }
}

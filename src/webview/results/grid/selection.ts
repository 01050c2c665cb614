/** Which cells of a grid are selected, and how keys change that. */
import type { CellRange } from '../../../scripts/results/messages';

/** Row -1 is the header. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The rectangle between `anchor` and `head`; `active` is the cell that has the focus. */
export interface Selection {
  readonly anchor: Place;
  readonly head: Place;
  readonly active: Place;
}

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down move by. */
  readonly page: number;
}

export interface Key {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl: boolean;
  readonly shift: boolean;
}

export function single(place: Place): Selection {
  return { anchor: place, head: place, active: place };
}

export function extended({ anchor }: Selection, to: Place): Selection {
  return { anchor: { ...anchor, row: Math.max(0, anchor.row) }, head: to, active: to };
}

/** The focus stays where it is. */
export function everything({ active }: Selection, { rows, columns }: Bounds): Selection {
  return { anchor: { row: 0, column: 0 }, head: { row: rows - 1, column: columns - 1 }, active };
}

export function wholeColumn(column: number, { rows }: Bounds): Selection {
  return { anchor: { row: 0, column }, head: { row: rows - 1, column }, active: { row: -1, column } };
}

export function wholeRow(row: number, { columns }: Bounds): Selection {
  return { anchor: { row, column: 0 }, head: { row, column: columns - 1 }, active: { row, column: 0 } };
}

/** Undefined where no cell is selected: the focus is on the header. */
export function rangeOf({ anchor, head }: Selection): CellRange | undefined {
  if (anchor.row < 0 || head.row < 0) return undefined;
  return {
    firstRow: Math.min(anchor.row, head.row),
    lastRow: Math.max(anchor.row, head.row),
    firstColumn: Math.min(anchor.column, head.column),
    lastColumn: Math.max(anchor.column, head.column),
  };
}

export function holds(range: CellRange | undefined, row: number, column: number): boolean {
  return (
    range !== undefined &&
    row >= range.firstRow &&
    row <= range.lastRow &&
    column >= range.firstColumn &&
    column <= range.lastColumn
  );
}

/** The selection after a key that moves; undefined for any other. With Shift the rectangle grows, and never into the header. */
export function moved(selection: Selection, key: Key, bounds: Bounds): Selection | undefined {
  const to = target(selection.active, key, bounds);
  if (!to) return undefined;
  const least = key.shift && bounds.rows > 0 ? 0 : -1;
  const place = {
    row: clamp(to.row, least, bounds.rows - 1),
    column: clamp(to.column, 0, bounds.columns - 1),
  };
  return key.shift && place.row >= 0 ? extended(selection, place) : single(place);
}

function target({ row, column }: Place, { key, ctrl }: Key, { rows, columns, page }: Bounds): Place | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? Math.min(row, 0) : row - 1, column };
    case 'ArrowDown':
      return { row: ctrl ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrl ? columns - 1 : column + 1 };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: Math.max(Math.min(row, 0), row - page), column };
    case 'PageDown':
      return { row: row + page, column };
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/** The pointer over a grid: click, Shift and click, drag, double click. */
import { extended, holds, rangeOf, single, type Place, type Selection } from './selection';

export interface PointerPorts {
  placeAt(x: number, y: number): Place | undefined;
  selection(): Selection;
  select(selection: Selection): void;
  column(column: number): Selection;
  row(row: number): Selection;
  open(place: Place): void;
}

export function trackPointer(grid: HTMLElement, ports: PointerPorts): void {
  grid.addEventListener('pointerdown', (event) => {
    const cell = cellOf(event);
    if (!cell) return;
    // The browser would move the focus, and begin to select text.
    event.preventDefault();
    const next = pressed(cell, event, ports);
    if (next) ports.select(next);
    if (event.button === 0 && cell.row !== undefined && cell.column !== undefined) drag(grid, event.pointerId, ports);
  });
  grid.addEventListener('dblclick', (event) => {
    // A captured pointer clicks on the grid itself; on headers and numbers it was not captured.
    if (event.target === grid) ports.open(ports.selection().active);
  });
}

/** A cell has both, a column's header no row, a row's number no column. */
interface Pressed {
  readonly row: number | undefined;
  readonly column: number | undefined;
}

function pressed({ row, column }: Pressed, event: PointerEvent, ports: PointerPorts): Selection | undefined {
  if (row === undefined) return column === undefined ? undefined : ports.column(column);
  if (column === undefined) return ports.row(row);
  const selection = ports.selection();
  // The menu acts on the selection, if one opens it there.
  if (event.button === 2 && holds(rangeOf(selection), row, column)) return undefined;
  return event.shiftKey ? extended(selection, { row, column }) : single({ row, column });
}

function drag(grid: HTMLElement, pointer: number, ports: PointerPorts): void {
  grid.setPointerCapture(pointer);
  const move = (event: PointerEvent) => {
    const place = ports.placeAt(event.clientX, event.clientY);
    const { active } = ports.selection();
    if (!place || (place.row === active.row && place.column === active.column)) return;
    ports.select(extended(ports.selection(), place));
  };
  grid.addEventListener('pointermove', move);
  grid.addEventListener(
    'lostpointercapture',
    () => {
      grid.removeEventListener('pointermove', move);
    },
    { once: true },
  );
}

function cellOf({ target }: Event): Pressed | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row], [data-column]') : null;
  if (!cell) return undefined;
  const { row, column } = cell.dataset;
  return {
    row: row === undefined ? undefined : Number(row),
    column: column === undefined ? undefined : Number(column),
  };
}

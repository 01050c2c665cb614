/** A grid of any number of rows: builds only the cells in sight, asks for rows as they come into sight. */
import { t } from '@vscode/l10n';
import type { CellRange, ShownSet } from '../../../scripts/results/messages';
import { element } from '../../dom';
import { oncePerFrame } from '../oncePerFrame';
import { VirtualAxis } from '../virtualAxis';
import { clampWidth, columnWidths } from './columnWidths';
import { GridRows } from './gridRows';
import { HeaderRow } from './headerRow';
import { PageCache, type ShownRow } from './pageCache';
import { trackPointer } from './pointer';
import {
  everything,
  moved,
  rangeOf,
  single,
  wholeColumn,
  wholeRow,
  type Bounds,
  type Place,
  type Selection,
} from './selection';

export interface GridPorts {
  askRows(first: number, count: number): void;
  copy(range: CellRange, headers: boolean): void;
  showValue(place: Place): void;
}

const rowHeight = 24;
const resizeStep = 16;

export class Grid {
  readonly root: HTMLElement;
  readonly #set: ShownSet;
  readonly #ports: GridPorts;
  readonly #canvas = element('div', { class: 'canvas', role: 'presentation' });
  readonly #pages = new PageCache();
  readonly #widths: number[];
  readonly #rowAxis: VirtualAxis;
  readonly #columnAxis: VirtualAxis;
  readonly #header: HeaderRow;
  readonly #rows: GridRows;
  #selection: Selection;
  #ended = false;

  /** `place` is where the grid goes: its size and font are needed to begin. */
  constructor(set: ShownSet, place: HTMLElement, label: string, ports: GridPorts) {
    this.#set = set;
    this.#ports = ports;
    this.#selection = single({ row: set.rowCount > 0 ? 0 : -1, column: 0 });
    this.root = element('div', {
      class: 'grid',
      role: 'grid',
      'aria-label': label,
      'aria-rowcount': String(set.rowCount + 1),
      'aria-colcount': String(set.columns.length + 1),
      'aria-multiselectable': 'true',
      'data-vscode-context': JSON.stringify({ webviewSection: 'grid', preventDefaultContextMenuItems: true }),
    });
    this.root.append(this.#canvas);
    place.append(this.root);
    this.#widths = columnWidths(set, this.root);
    const numberWidth = 24 + 8 * String(set.rowCount).length;
    const onChange = oncePerFrame(() => {
      this.#draw();
    });
    this.#header = new HeaderRow(set.columns, numberWidth, (column, width) => {
      this.#resize(column, width);
    });
    this.#rows = new GridRows(set.columns, numberWidth, rowHeight);
    this.#canvas.append(this.#header.root);
    const { root: scroller } = this;
    this.#rowAxis = new VirtualAxis(
      { scroller, fixed: rowHeight, overscan: 10, onChange },
      set.rowCount,
      () => rowHeight,
    );
    this.#columnAxis = new VirtualAxis(
      { scroller, horizontal: true, fixed: numberWidth, overscan: 2, onChange },
      set.columns.length,
      (column) => this.#widths[column] ?? 0,
    );
    this.root.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    trackPointer(this.root, {
      placeAt: (x, y) => this.#placeAt(x, y),
      selection: () => this.#selection,
      select: (selection) => {
        this.#select(selection);
      },
      column: (column) => wholeColumn(column, this.#bounds()),
      row: (row) => wholeRow(row, this.#bounds()),
      open: (at) => {
        this.#ports.showValue(at);
      },
    });
    this.#draw();
  }

  /** Rows that were asked for. */
  putRows(first: number, rows: readonly ShownRow[]): void {
    this.#pages.put(first, rows);
    this.#draw();
  }

  focus(): void {
    this.#focusActive();
  }

  get active(): Place {
    return this.#selection.active;
  }

  selectAll(): void {
    this.#select(everything(this.#selection, this.#bounds()));
  }

  copy(headers: boolean): void {
    const range = rangeOf(this.#selection);
    if (range) this.#ports.copy(range, headers);
  }

  dispose(): void {
    this.#ended = true;
    this.#rowAxis.dispose();
    this.#columnAxis.dispose();
    this.root.remove();
  }

  #bounds(): Bounds {
    const { first, last } = this.#rowAxis.range;
    return { rows: this.#set.rowCount, columns: this.#set.columns.length, page: Math.max(1, last - first - 1) };
  }

  /** A place in the window to a cell; beyond the grid's edge, the cell at that edge. */
  #placeAt(x: number, y: number): Place | undefined {
    const { left, top } = this.root.getBoundingClientRect();
    const row = this.#rowAxis.indexAt(Math.max(y - top, rowHeight) + this.root.scrollTop);
    const column = this.#columnAxis.indexAt(Math.max(0, x - left) + this.root.scrollLeft);
    return row === undefined || column === undefined ? undefined : { row, column };
  }

  #select(selection: Selection): void {
    const before = this.#selection.active;
    this.#selection = selection;
    const { row, column } = selection.active;
    if (row !== before.row || column !== before.column) {
      if (row >= 0) this.#rowAxis.scrollTo(row);
      this.#columnAxis.scrollTo(column);
    }
    this.#draw();
    this.#focusActive();
  }

  #onKey(event: KeyboardEvent): void {
    const ctrl = event.ctrlKey || event.metaKey;
    const { active } = this.#selection;
    if (this.#actOn(event, ctrl, active)) {
      event.preventDefault();
      return;
    }
    if (event.altKey) return;
    const next = moved(this.#selection, { key: event.key, ctrl, shift: event.shiftKey }, this.#bounds());
    if (!next) return;
    event.preventDefault();
    this.#select(next);
  }

  /** True where the key stood for something else than moving. */
  #actOn({ key, altKey, shiftKey }: KeyboardEvent, ctrl: boolean, active: Place): boolean {
    const letter = key.toLowerCase();
    if (ctrl && letter === 'a') this.selectAll();
    else if (ctrl && letter === 'c') this.copy(shiftKey);
    else if (altKey && active.row < 0 && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      const by = key === 'ArrowLeft' ? -resizeStep : resizeStep;
      this.#resize(active.column, (this.#widths[active.column] ?? 0) + by);
    } else if ((key === 'Enter' || key === 'F2') && active.row >= 0) this.#ports.showValue(active);
    else if ((key === 'Enter' || key === ' ') && active.row < 0)
      this.#select(wholeColumn(active.column, this.#bounds()));
    else return false;
    return true;
  }

  #resize(column: number, width: number): void {
    this.#widths[column] = clampWidth(width);
    this.#columnAxis.measure();
    this.#draw();
  }

  #draw(): void {
    if (this.#ended) return;
    const { active } = this.#selection;
    this.#rowAxis.pin(active.row);
    this.#columnAxis.pin(active.column);
    this.#canvas.style.height = `${this.#rowAxis.total}px`;
    this.#canvas.style.width = `${this.#columnAxis.total}px`;
    const { first, last } = this.#rowAxis.range;
    for (const page of this.#pages.ask(first, last)) this.#ports.askRows(page.first, page.count);
    const columns = this.#columnAxis.items;
    this.#header.draw(columns, active, this.#widths);
    const drawn = this.#rows.draw(this.#rowAxis.items, columns, (row) => this.#pages.row(row));
    if (drawn.length > 0) this.#canvas.append(...drawn);
    this.#rows.mark(active, rangeOf(this.#selection));
    this.root.classList.toggle('empty', this.#set.rowCount === 0);
  }

  #focusActive(): void {
    const { active } = this.#selection;
    const cell = active.row < 0 ? this.#header.cell(active.column) : this.#rows.cell(active);
    cell?.focus({ preventScroll: true });
  }
}

/** How the grid is used, for those who do not see it. */
export function gridHint(): string {
  return t('Enter shows a cell’s whole text. Ctrl+C copies what is selected.');
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  everything,
  moved,
  rangeOf,
  single,
  wholeColumn,
  wholeRow,
  type Place,
} from '../../../../src/webview/results/grid/selection';

const bounds = { rows: 100, columns: 5, page: 10 };
const at = (row: number, column: number): Place => ({ row, column });

describe('moving in the grid', () => {
  it.each<[string, Place, Place]>([
    ['ArrowDown', at(3, 2), at(4, 2)],
    ['ArrowDown', at(99, 2), at(99, 2)],
    ['ArrowUp', at(3, 2), at(2, 2)],
    ['ArrowUp', at(0, 2), at(-1, 2)],
    ['ArrowUp', at(-1, 2), at(-1, 2)],
    ['ArrowLeft', at(3, 0), at(3, 0)],
    ['ArrowRight', at(3, 4), at(3, 4)],
    ['Home', at(3, 2), at(3, 0)],
    ['End', at(3, 2), at(3, 4)],
    ['PageDown', at(3, 2), at(13, 2)],
    ['PageUp', at(3, 2), at(0, 2)],
    ['ctrl Home', at(3, 2), at(0, 0)],
    ['ctrl End', at(3, 2), at(99, 4)],
    ['ctrl ArrowDown', at(3, 2), at(99, 2)],
    ['ctrl ArrowUp', at(3, 2), at(0, 2)],
    ['ctrl ArrowRight', at(3, 2), at(3, 4)],
  ])('%s from %j goes to %j', (keys, from, to) => {
    const key = { key: keys.split(' ').at(-1)!, ctrl: keys.startsWith('ctrl'), shift: false };
    expect(moved(single(from), key, bounds)).toEqual(single(to));
  });

  it('with Shift the rectangle grows, and not into the header', () => {
    const shift = (key: string) => ({ key, ctrl: false, shift: true });
    const grown = moved(moved(single(at(3, 2)), shift('ArrowDown'), bounds)!, shift('ArrowLeft'), bounds)!;
    expect(rangeOf(grown)).toEqual({ firstRow: 3, lastRow: 4, firstColumn: 1, lastColumn: 2 });
    expect(moved(single(at(0, 2)), shift('ArrowUp'), bounds)!.active).toEqual(at(0, 2));
  });

  it('all, a column and a row can be selected', () => {
    const all = { firstRow: 0, lastRow: 99, firstColumn: 0, lastColumn: 4 };
    expect(rangeOf(everything(single(at(3, 2)), bounds))).toEqual(all);
    expect(everything(single(at(3, 2)), bounds).active).toEqual(at(3, 2));
    expect(rangeOf(wholeColumn(2, bounds))).toEqual({ ...all, firstColumn: 2, lastColumn: 2 });
    expect(rangeOf(wholeRow(7, bounds))).toEqual({ ...all, firstRow: 7, lastRow: 7 });
    expect(rangeOf(single(at(-1, 2)))).toBeUndefined();
  });

  it('never leaves the grid, whatever is pressed, with no rows too', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];
    const key = fc.record({ key: fc.constantFrom(...keys), ctrl: fc.boolean(), shift: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(key),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (pressed, rows, columns) => {
          let selection = single(at(rows > 0 ? 0 : -1, 0));
          for (const each of pressed) {
            selection = moved(selection, each, { rows, columns, page: 7 })!;
            const { row, column } = selection.active;
            expect(row >= -1 && row < Math.max(rows, 0) && column >= 0 && column < columns).toBe(true);
            const range = rangeOf(selection);
            if (range) expect(range.lastRow).toBeLessThan(rows);
          }
        },
      ),
    );
  });
});

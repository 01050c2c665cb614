/** Columns on their way between the processes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../src/connection/connection';
import { countCells, packCells, unpackCells } from '../../../../src/connection/odbc/cellRuns';

const cell: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, Number.NaN, 1n, 'a', 'b', ''),
  fc.string(),
  fc.uint8Array({ maxLength: 2 }),
);
const runOf = fc
  .tuple(cell, fc.integer({ min: 1, max: 9 }))
  .map(([value, count]) => Array<SqlValue>(count).fill(value));

describe('the cells of a column', () => {
  it('arrive as they were', () => {
    fc.assert(
      fc.property(fc.array(runOf), (runs) => {
        const cells = runs.flat();
        const packed = packCells(cells);
        expect(countCells(packed)).toBe(cells.length);
        const unpacked = unpackCells(packed);
        expect(unpacked).toHaveLength(cells.length);
        unpacked.forEach((value, at) => expect(Object.is(value, cells[at])).toBe(true));
      }),
    );
  });

  it.each<[string, SqlValue[], boolean]>([
    ['none', [], false],
    ['one', ['T'], false],
    ['all alike', Array<SqlValue>(8).fill('T'), true],
    ['two runs of four', ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'B'], true],
    ['one value too many', ['A', 'A', 'A', 'A', 'B', 'B', 'B', 'C'], false],
    ['a zero with a sign among others', [0, 0, 0, 0, -0, -0, -0, -0], true],
  ])('travel as runs where they repeat: %s', (_, cells, areRuns) => {
    expect('runs' in packCells(cells)).toBe(areRuns);
  });

  it('are not counted where values and runs do not belong together', () => {
    expect(countCells({ values: ['A'], runs: Uint32Array.of(1, 2) })).toBeUndefined();
  });
});

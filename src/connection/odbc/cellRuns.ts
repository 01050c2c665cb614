/** Columns on their way between the processes: cells that repeat the one above travel once, and share their memory where they arrive. */
import type { SqlValue } from '../connection';

/** Each value with how often it comes in a row. */
export interface CellRuns {
  readonly values: readonly SqlValue[];
  readonly runs: Uint32Array;
}

/** One column of a message. */
export type Cells = readonly SqlValue[] | CellRuns;

/** Runs pay where there are at most so many of them per cell. */
const MOST_RUNS = 1 / 4;

/** Runs where they are much shorter than the cells, else the cells as they are. */
export function packCells(cells: readonly SqlValue[]): Cells {
  if (cells.length === 0) return cells;
  const values: SqlValue[] = [];
  const runs: number[] = [];
  for (const cell of cells) {
    const last = runs.length - 1;
    if (last >= 0 && Object.is(cell, values[last])) {
      runs[last] = (runs[last] ?? 0) + 1;
      continue;
    }
    if (runs.length + 1 > cells.length * MOST_RUNS) return cells;
    values.push(cell);
    runs.push(1);
  }
  return { values, runs: Uint32Array.from(runs) };
}

/** How many cells there are; undefined where values and runs do not belong together. */
export function countCells(cells: Cells): number | undefined {
  if (!('runs' in cells)) return cells.length;
  return cells.values.length === cells.runs.length ? cells.runs.reduce((sum, run) => sum + run, 0) : undefined;
}

export function unpackCells(cells: Cells): readonly SqlValue[] {
  if (!('runs' in cells)) return cells;
  const { values, runs } = cells;
  const unpacked: SqlValue[] = [];
  for (let run = 0; run < runs.length; run += 1) {
    const value = values[run] ?? null;
    for (let left = runs[run] ?? 0; left > 0; left -= 1) unpacked.push(value);
  }
  return unpacked;
}

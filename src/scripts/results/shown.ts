/** What the view is told of a run: lines for its list, and rows in pages. */
import type { ResultSet, SqlValue } from '../../connection/connection';
import type { Run, RunStatement } from '../run';
import type { CellRange, ShownCell, ShownRun, ShownSet, ShownStatement } from './messages';
import { shortened } from './valueText';

/** Longer texts are shortened in the grid, and shown whole on demand. */
const mostCharacters = 300;
const sampleRows = 40;
const sampleCharacters = 60;
/** The list shows the beginning; what a person reads whole is the script. */
const mostStatementCharacters = 2000;
/** A browser's element is at most some 16 million pixels high on a fine screen. */
const mostShownRows = 500_000;

export function shownRun({ id, title, uri, state, summary }: Run): ShownRun {
  return {
    id,
    title,
    state,
    ...(uri === undefined ? {} : { inScript: true }),
    ...(summary === undefined ? {} : { summary }),
  };
}

export function shownStatement(statement: RunStatement, now: Date): ShownStatement {
  const { index, text, line, target, outcome, message, advice, rowsAffected } = statement;
  const durationMs = statement.durationMs ?? elapsed(statement, now);
  return {
    index,
    text: text.slice(0, mostStatementCharacters),
    ...(statement.kind !== 'statement' && { directive: true }),
    line: line + 1,
    target: target.name,
    environment: target.environment,
    outcome,
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(message === '' ? {} : { message }),
    ...(advice === undefined ? {} : { advice }),
    ...(statement.rolledBack && { rolledBack: true }),
    ...(rowsAffected === undefined ? {} : { rowsAffected }),
    warnings: statement.warnings.map((warning) =>
      warning.sqlState === '' ? warning.message : `${warning.sqlState}: ${warning.message}`,
    ),
    sets: statement.resultSets.map(shownSet),
  };
}

function elapsed({ outcome, startedAt }: RunStatement, now: Date): number | undefined {
  return outcome === 'running' && startedAt ? Math.max(0, now.getTime() - startedAt.getTime()) : undefined;
}

function shownSet({ columns, rows, truncated, cut = [] }: ResultSet): ShownSet {
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rowCount: Math.min(rows.length, mostShownRows),
    ...(rows.length > mostShownRows ? { received: rows.length } : {}),
    truncated,
    cutCount: cut.length,
    sample: rows.slice(0, sampleRows).map((row) => row.map((value) => shownCell(value, false, sampleCharacters))),
  };
}

/** Finds cut texts by their places; made once for a result set. */
export class SetPages {
  readonly #set: ResultSet;
  readonly #cut: ReadonlySet<string>;

  constructor(set: ResultSet) {
    this.#set = set;
    this.#cut = new Set((set.cut ?? []).map(({ row, column }) => `${row},${column}`));
  }

  /** Fewer than `count` at the end, none beyond it. */
  rows(first: number, count: number): readonly (readonly ShownCell[])[] {
    return this.#set.rows
      .slice(first, first + count)
      .map((row, index) => row.map((value, column) => this.#cell(value, first + index, column, mostCharacters)));
  }

  /** The text of one cell, up to `most` characters; undefined where there is no such cell. */
  cell(row: number, column: number, most: number): ShownCell | undefined {
    const value = this.#set.rows[row]?.[column];
    return value === undefined ? undefined : this.#cell(value, row, column, most);
  }

  #cell(value: SqlValue, row: number, column: number, most: number): ShownCell {
    return shownCell(value, this.#cut.has(`${row},${column}`), most);
  }
}

function shownCell(value: SqlValue, cut: boolean, most: number): ShownCell {
  if (value === null) return null;
  const { text, length } = shortened(value, most);
  if (length === undefined && !cut) return text;
  return { text, ...(length === undefined ? {} : { length }), ...(cut ? { cut: true } : {}) };
}

/** The part of a result set that lies within the range; places beyond its end are left out. */
export function partOf(set: ResultSet, range: CellRange): ResultSet {
  const { firstRow, lastRow, firstColumn, lastColumn } = range;
  return {
    columns: set.columns.slice(firstColumn, lastColumn + 1),
    rows: set.rows.slice(firstRow, lastRow + 1).map((row) => row.slice(firstColumn, lastColumn + 1)),
    truncated: set.truncated,
  };
}

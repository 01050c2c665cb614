/** What the results view and its host say to each other. Rows go in pages, as text: a number's digits survive, and nothing is ever HTML. */
import type { ColumnType } from '../../connection/connection';
import type { Environment } from '../../clusters/profile';
import type { RunState, RunOutcome } from '../run';

/** NULL is null, so that it is told from an empty text. */
export type ShownCell = null | string | LongCell;

export interface LongCell {
  readonly text: string;
  /** The whole text's length where `text` is only its beginning. */
  readonly length?: number;
  /** The server itself had cut the text. */
  readonly cut?: true;
}

export interface ShownColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface ShownSet {
  readonly columns: readonly ShownColumn[];
  /** How many rows can be asked for. */
  readonly rowCount: number;
  /** How many were received, where the view shows fewer. */
  readonly received?: number;
  /** The server had more rows than were asked for. */
  readonly truncated: boolean;
  readonly cutCount: number;
  /** The beginning of the first rows' texts, for the widths of the columns. */
  readonly sample: readonly (readonly ShownCell[])[];
}

export interface ShownStatement {
  readonly index: number;
  readonly text: string;
  /** A step that is no SQL: a question, or the wait for a restart. */
  readonly directive?: true;
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly target: string;
  readonly environment: Environment;
  readonly outcome: RunOutcome;
  /** Until now where it is running. */
  readonly durationMs?: number;
  readonly message?: string;
  readonly advice?: string;
  /** It ran, and what it changed was taken back with its transaction. */
  readonly rolledBack?: true;
  readonly warnings: readonly string[];
  readonly rowsAffected?: number;
  readonly sets: readonly ShownSet[];
}

export interface ShownRun {
  readonly id: string;
  readonly title: string;
  readonly state: RunState;
  /** Its statements stand in a document. */
  readonly inScript?: true;
  /** Once it has ended: which statements ran, which did not, and which are unknown, in words. */
  readonly summary?: string;
}

/** Which rows and columns, from 0, both ends included. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** One result set of one run. */
export interface SetAddress {
  readonly run: string;
  readonly statement: number;
  readonly set: number;
}

/** What the view's context menu asks of it. */
export type ViewAction = 'copy' | 'copyWithHeaders' | 'selectAll' | 'showValue' | 'export';

export type ToResults =
  | {
      readonly type: 'run';
      readonly run: ShownRun;
      readonly statements: readonly ShownStatement[];
      /** Every run that can be chosen, newest first, the shown one among them. */
      readonly runs: readonly ShownRun[];
      readonly translations: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'changed';
      readonly run: ShownRun;
      readonly statements: readonly ShownStatement[];
      readonly runs: readonly ShownRun[];
    }
  | { readonly type: 'empty'; readonly translations: Readonly<Record<string, string>> }
  | {
      readonly type: 'rows';
      readonly of: SetAddress;
      readonly first: number;
      readonly rows: readonly (readonly ShownCell[])[];
    }
  | {
      readonly type: 'value';
      readonly of: SetAddress;
      readonly row: number;
      readonly column: number;
      readonly cell: ShownCell;
    }
  | { readonly type: 'act'; readonly action: ViewAction };

export type FromResults =
  | { readonly type: 'ready' }
  | { readonly type: 'cancel' | 'choose'; readonly run: string }
  | { readonly type: 'reveal'; readonly run: string; readonly statement: number }
  | { readonly type: 'rows'; readonly of: SetAddress; readonly first: number; readonly count: number }
  | { readonly type: 'value'; readonly of: SetAddress; readonly row: number; readonly column: number }
  | { readonly type: 'copy'; readonly of: SetAddress; readonly range: CellRange; readonly headers: boolean }
  | { readonly type: 'export'; readonly of: SetAddress };

/** The most rows in one answer. */
export const mostRowsAtOnce = 1000;

/** Undefined for anything that the view could not have sent. */
export function readFromResults(value: unknown): FromResults | undefined {
  if (!isRecord(value)) return undefined;
  const { type, run, statement, first, count, row, column, headers } = value;
  if (type === 'ready') return { type };
  if (type === 'cancel' || type === 'choose') return typeof run === 'string' ? { type, run } : undefined;
  if (type === 'reveal') return typeof run === 'string' && isPlace(statement) ? { type, run, statement } : undefined;
  const of = readAddress(value['of']);
  if (!of) return undefined;
  switch (type) {
    case 'rows':
      return isPlace(first) && isPlace(count) && count <= mostRowsAtOnce ? { type, of, first, count } : undefined;
    case 'value':
      return isPlace(row) && isPlace(column) ? { type, of, row, column } : undefined;
    case 'copy': {
      const range = readRange(value['range']);
      return range && typeof headers === 'boolean' ? { type, of, range, headers } : undefined;
    }
    case 'export':
      return { type, of };
    default:
      return undefined;
  }
}

/** The host is ours: only the kind of its message is checked. */
export function readToResults(value: unknown): ToResults | undefined {
  const known: readonly ToResults['type'][] = ['run', 'changed', 'empty', 'rows', 'value', 'act'];
  return isRecord(value) && known.some((type) => type === value['type']) ? (value as ToResults) : undefined;
}

function readAddress(value: unknown): SetAddress | undefined {
  if (!isRecord(value)) return undefined;
  const { run, statement, set } = value;
  return typeof run === 'string' && isPlace(statement) && isPlace(set) ? { run, statement, set } : undefined;
}

function readRange(value: unknown): CellRange | undefined {
  if (!isRecord(value)) return undefined;
  const { firstRow, lastRow, firstColumn, lastColumn } = value;
  const isRange =
    isPlace(firstRow) &&
    isPlace(lastRow) &&
    isPlace(firstColumn) &&
    isPlace(lastColumn) &&
    firstRow <= lastRow &&
    firstColumn <= lastColumn;
  return isRange ? { firstRow, lastRow, firstColumn, lastColumn } : undefined;
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

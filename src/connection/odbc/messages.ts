/** What the extension host and the child that holds the driver say to each other; every message is checked on receipt. */
import type { Column, ColumnType, ServerMessage, SqlParameter, TransactionStep } from '../connection';
import { countCells, type Cells } from './cellRuns';

export type ToChild =
  /** The connection string holds the password: it travels in a message because argv and environment can be seen by others. */
  | { readonly kind: 'open'; readonly id: number; readonly connectionString: string }
  | {
      readonly kind: 'execute';
      readonly id: number;
      readonly sql: string;
      readonly parameters: readonly SqlParameter[];
      readonly maxRows: number | undefined;
    }
  | { readonly kind: 'transact'; readonly id: number; readonly step: TransactionStep }
  /** Asks the driver to end the request of that number, if it is still running; answered only by the end of that. */
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number };

/** A part of the rows; the `result` comes after the last one. */
export interface RowsMessage {
  readonly kind: 'rows';
  readonly id: number;
  readonly count: number;
  /** Column by column, which travels in half the time: each holds `count` cells. */
  readonly cells: readonly Cells[];
}

export interface ResultMessage {
  readonly kind: 'result';
  readonly id: number;
  /** Empty for a statement without result set. */
  readonly columns: readonly Column[];
  readonly truncated: boolean;
  readonly rowsAffected: number | undefined;
}

export interface FailureMessage {
  readonly kind: 'failure';
  readonly id: number;
  readonly stage: 'load' | 'connect' | 'execute';
  /** False where the statement surely never left this machine. */
  readonly sent: boolean;
  /** What JavaScript was told; often generic, the truth being in `errors`. */
  readonly text: string;
  readonly errors: readonly ServerMessage[];
}

export type FromChild =
  /** The child's script runs. */
  | { readonly kind: 'started' }
  /** Opened, closed, or a transaction begun or ended. */
  | { readonly kind: 'done'; readonly id: number }
  | RowsMessage
  | ResultMessage
  | FailureMessage;

/** In one message; runs could announce any number of them. */
const MOST_ROWS = 1 << 20;

const columnTypes: ReadonlySet<unknown> = new Set<ColumnType>([
  'boolean',
  'integer',
  'bigint',
  'decimal',
  'float',
  'text',
  'binary',
  'date',
  'time',
  'timestamp',
  'java-object',
  'other',
]);

/** Undefined for what is no message to the child. */
export function readToChild(value: unknown): ToChild | undefined {
  if (!isFields(value)) return undefined;
  const { kind, id } = value;
  if (!isId(id)) return undefined;
  switch (kind) {
    case 'open': {
      const { connectionString } = value;
      return typeof connectionString === 'string' ? { kind, id, connectionString } : undefined;
    }
    case 'execute': {
      const { sql, parameters, maxRows } = value;
      if (typeof sql !== 'string' || !isCount(maxRows) || !isListOf(parameters, isParameter)) return undefined;
      return { kind, id, sql, parameters, maxRows };
    }
    case 'transact': {
      const { step } = value;
      return step === 'begin' || step === 'commit' || step === 'rollback' ? { kind, id, step } : undefined;
    }
    case 'cancel':
    case 'close':
      return { kind, id };
    default:
      return undefined;
  }
}

/** Undefined for what is no message from the child. Cells are not looked at one by one. */
export function readFromChild(value: unknown): FromChild | undefined {
  if (!isFields(value)) return undefined;
  const { kind, id } = value;
  if (kind === 'started') return { kind };
  if (!isId(id)) return undefined;
  switch (kind) {
    case 'done':
      return { kind, id };
    case 'rows':
      return readRows(id, value);
    case 'result': {
      const { columns, truncated, rowsAffected } = value;
      if (!isListOf(columns, isColumn) || typeof truncated !== 'boolean' || !isCount(rowsAffected)) return undefined;
      return { kind, id, columns, truncated, rowsAffected };
    }
    case 'failure': {
      const { stage, sent, text, errors } = value;
      if (stage !== 'load' && stage !== 'connect' && stage !== 'execute') return undefined;
      if (typeof sent !== 'boolean' || typeof text !== 'string' || !isListOf(errors, isServerMessage)) return undefined;
      return { kind, id, stage, sent, text, errors };
    }
    default:
      return undefined;
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function isCount(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && value >= 0);
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function readRows(id: number, { count, cells }: Readonly<Record<string, unknown>>): RowsMessage | undefined {
  if (typeof count !== 'number' || count > MOST_ROWS || !isListOf(cells, isCells)) return undefined;
  return cells.every((column) => countCells(column) === count) ? { kind: 'rows', id, count, cells } : undefined;
}

function isCells(value: unknown): value is Cells {
  return (
    Array.isArray(value) || (isFields(value) && Array.isArray(value['values']) && value['runs'] instanceof Uint32Array)
  );
}

function isParameter(value: unknown): value is SqlParameter {
  return value === null || ['boolean', 'number', 'bigint', 'string'].includes(typeof value);
}

function isColumn(value: unknown): value is Column {
  return isFields(value) && typeof value['name'] === 'string' && columnTypes.has(value['type']);
}

function isServerMessage(value: unknown): value is ServerMessage {
  if (!isFields(value)) return false;
  const { sqlState, vendorCode, message } = value;
  return typeof sqlState === 'string' && typeof vendorCode === 'number' && typeof message === 'string';
}

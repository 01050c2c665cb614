/** What the readings share: asking, taking cells out of result sets, and telling a refusal from a broken line. */
import type { ResultSet, SqlParameter, SqlValue } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import type { Readable } from './session';

/** Sends one reading statement; rejects with a {@link ConnectionFailure}. A statement without result set gives an empty one. */
export type Read = (sql: string, parameters?: readonly SqlParameter[]) => Promise<ResultSet>;

export const emptyResult: ResultSet = { columns: [], rows: [], truncated: false };

export function readable<T>(value: T): Readable<T> {
  return { readable: true, value, at: new Date() };
}

export function unreadable(reason: string): Readable<never> {
  return { readable: false, reason, at: new Date() };
}

/** True where the server answered, and the line still stands. */
export function isRefusal(error: unknown): error is ConnectionFailure {
  return error instanceof ConnectionFailure && error.kind === 'server-error';
}

/** 42504: this user may not call it. */
export function lacksPrivilege(error: ConnectionFailure): boolean {
  return error.sqlState === '42504';
}

/** 42Y07, of which Splice makes "Schema 'SYS' does not exist" when it may not be read; 42000 and 42501 elsewhere. */
export function cannotSeeSchema(error: ConnectionFailure): boolean {
  return ['42Y07', '42000', '42501'].includes(error.sqlState);
}

/** In the server's words where it spoke. */
export function reasonOf(failure: ConnectionFailure): string {
  const said = failure.messages.map(({ message }) => message.trim()).filter((message) => message !== '');
  return said[0] ?? failure.message;
}

export function textOf(value: SqlValue | undefined): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined || value instanceof Uint8Array) return '';
  return String(value);
}

/** CHAR columns come padded. */
export function nameOf(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : textOf(value);
}

/** BOOLEAN arrives as a bit, a number or a word, as the driver likes. */
export function truthOf(value: SqlValue | undefined): boolean | undefined {
  switch (textOf(value).trim().toUpperCase()) {
    case 'TRUE':
    case '1':
    case 'T':
    case 'Y':
      return true;
    case 'FALSE':
    case '0':
    case 'F':
    case 'N':
      return false;
    default:
      return undefined;
  }
}

/** Takes the cell of a row by its column's label, whatever its case; undefined where there is no such column. */
export function cellOf(result: ResultSet, row: readonly SqlValue[], label: string): SqlValue | undefined {
  const index = result.columns.findIndex(({ name }) => name.toUpperCase() === label.toUpperCase());
  return index < 0 ? undefined : row[index];
}

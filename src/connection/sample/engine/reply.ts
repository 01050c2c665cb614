/** What the engine answers to a statement. */
import type { Column, ResultSet, SqlValue } from '../../connection';
import type { StoredRows } from './database';
import { typeOfStorage, typeOfValues, valueOf, type DataType } from './types';

export interface StatementReply {
  readonly resultSet?: ResultSet;
  readonly rowsAffected?: number;
}

/** A result set of our own making. */
export function table(columns: readonly Column[], rows: readonly (readonly SqlValue[])[]): StatementReply {
  return { resultSet: { columns, rows, truncated: false } };
}

/** One row, one text column whose label is the outcome. */
export function outcome(label: string, message: string): StatementReply {
  return table([{ name: label, type: 'text' }], [[message]]);
}

/** Gives stored rows the server's types: declared ones, those the text told, otherwise what the values show. */
export function typedRows(stored: StoredRows, told: readonly (DataType | undefined)[] | undefined): StatementReply {
  const types = stored.columns.map(
    ({ declared }, index) =>
      (declared === undefined ? undefined : typeOfStorage(declared)) ??
      told?.[index] ??
      typeOfValues(stored.rows.map((row) => row[index] ?? null)),
  );
  const columns = stored.columns.map(({ name }, index) => ({
    name: name.replace(/^column(\d+)$/, '$1'),
    type: types[index]?.kind ?? 'other',
  }));
  const rows = stored.rows.map((row) => row.map((value, index) => typed(value, types[index])));
  return { resultSet: { columns, rows, truncated: stored.truncated } };
}

function typed(value: StoredRows['rows'][number][number], type: DataType | undefined): SqlValue {
  return type ? valueOf(value, type) : value;
}

/** Turns what DRDA brought into the columns and cells of every transport. */
import type { Column, ResultSet, SqlValue } from '../connection';
import type { RunRows } from './run';
import { columnType } from './sqlda';

export function resultSetOf({ columns, rows, truncated, cut }: RunRows): ResultSet {
  const own: Column[] = columns.map((column) => ({ name: column.name, type: columnType(column) }));
  const timestamps = own.flatMap(({ type }, index) => (type === 'timestamp' ? [index] : []));
  return {
    columns: own,
    rows: timestamps.length > 0 ? rows.map((row) => withTimestamps(row, timestamps)) : rows,
    truncated,
    ...(cut.length > 0 && { cut }),
  };
}

function withTimestamps(row: readonly SqlValue[], places: readonly number[]): SqlValue[] {
  const changed = [...row];
  for (const place of places) {
    const value = changed[place];
    if (typeof value === 'string') changed[place] = sqlTimestamp(value);
  }
  return changed;
}

/** `2024-02-29-13.14.15.123456000` becomes `2024-02-29 13:14:15.123456`; one digit stays behind the point, as in JDBC. */
export function sqlTimestamp(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)-(\d\d)\.(\d\d)\.(\d\d)(?:\.(\d+))?$/.exec(text);
  if (!parts) return text;
  const [, date = '', hours = '', minutes = '', seconds = '', fraction = ''] = parts;
  return `${date} ${hours}:${minutes}:${seconds}.${fraction.replace(/0+$/, '') || '0'}`;
}

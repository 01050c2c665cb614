/** Turns what `odbc` returns into our own columns and cells. */
import type { Column, ColumnType, SqlValue } from '../connection';
import type { DriverColumn } from './odbcModule';

/** By ODBC's type codes (sql.h, sqlext.h). */
const types: ReadonlyMap<number, ColumnType> = new Map([
  [-7, 'boolean'], // SQL_BIT
  [16, 'boolean'], // SQL_BOOLEAN of some drivers
  [-6, 'integer'], // SQL_TINYINT
  [5, 'integer'], // SQL_SMALLINT
  [4, 'integer'], // SQL_INTEGER
  [-5, 'bigint'], // SQL_BIGINT
  [2, 'decimal'], // SQL_NUMERIC
  [3, 'decimal'], // SQL_DECIMAL
  [6, 'float'], // SQL_FLOAT
  [7, 'float'], // SQL_REAL
  [8, 'float'], // SQL_DOUBLE
  [1, 'text'], // SQL_CHAR
  [12, 'text'], // SQL_VARCHAR
  [-1, 'text'], // SQL_LONGVARCHAR
  [-8, 'text'], // SQL_WCHAR
  [-9, 'text'], // SQL_WVARCHAR
  [-10, 'text'], // SQL_WLONGVARCHAR
  [-2, 'binary'], // SQL_BINARY
  [-3, 'binary'], // SQL_VARBINARY
  [-4, 'binary'], // SQL_LONGVARBINARY
  [9, 'date'], // SQL_DATE of ODBC 2
  [91, 'date'], // SQL_TYPE_DATE
  [10, 'time'], // SQL_TIME of ODBC 2
  [92, 'time'], // SQL_TYPE_TIME
  [11, 'timestamp'], // SQL_TIMESTAMP of ODBC 2
  [93, 'timestamp'], // SQL_TYPE_TIMESTAMP
]);

type Convert = (value: unknown) => SqlValue;

export function columnOf({ name, dataType }: DriverColumn): Column {
  return { name, type: types.get(dataType) ?? 'other' };
}

/** The cells of one column, as our own values. */
export function convertCells(column: DriverColumn, cells: readonly unknown[]): SqlValue[] {
  const convert = conversionOf(column);
  return cells.map((cell) => (cell === null ? null : convert(cell)));
}

function conversionOf(column: DriverColumn): Convert {
  const type = types.get(column.dataType);
  if (type === 'boolean') return truth;
  if (type === 'bigint') return (value) => (typeof value === 'string' ? BigInt(value) : plain(value));
  if (type === 'decimal') return (value) => (typeof value === 'number' ? decimalText(value, column) : plain(value));
  if (type === 'binary') return (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : plain(value));
  return plain;
}

/** A bit comes as the text that the driver makes of it: `1`, `0`, or the byte itself (0 then ends the text). */
function truth(value: unknown): SqlValue {
  return typeof value === 'string' ? !['', '0', '\0', 'false', 'FALSE'].includes(value) : Boolean(value);
}

/**
 * `odbc` reads every DECIMAL into a double. Up to 15 digits the text is exact again, its trailing zeros included; beyond that
 * digits are lost before we see them, and only a CAST to VARCHAR in the statement keeps them.
 */
function decimalText(value: number, { decimalDigits }: DriverColumn): string {
  const digits = decimalDigits >= 0 && decimalDigits <= 100 ? decimalDigits : 0;
  if (Number.isInteger(value) && digits === 0) return BigInt(value).toString();
  const significant = value.toPrecision(15);
  if (Math.abs(value) < 1e15 && Number(significant) === value) return value.toFixed(digits);
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(digits);
}

function plain(value: unknown): SqlValue {
  const isPlain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
  return isPlain ? value : null;
}

/** Comma-separated values after RFC 4180. NULL is nothing between the commas, an empty text is a pair of quotes. */
import type { ResultSet, SqlValue } from '../../../connection/connection';
import { valueText } from '../valueText';
import { chunks } from './chunks';

/**
 * Ends every line with CR LF. Data is written as it is: a text that begins with `=`, `+`, `-` or `@` is not defused, though a
 * spreadsheet would take it for a formula, since a changed value is no export. Open files from servers you do not trust as text.
 */
export function* csv({ columns, rows }: ResultSet): Generator<string> {
  const line = (values: readonly SqlValue[]) => `${values.map(field).join(',')}\r\n`;
  const head = line(columns.map(({ name }) => name));
  yield* chunks(rows, line, { head, separator: '', tail: '' });
}

function field(value: SqlValue): string {
  if (value === null) return '';
  const text = valueText(value);
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tab-separated values for the clipboard, as spreadsheets paste them. */
import type { ResultSet, SqlValue } from '../../../connection/connection';
import { nullText, valueText } from '../valueText';
import { chunks } from './chunks';

/** One cell alone is its bare text. NULL is `NULL`; a text that reads the same is quoted, unless it stands alone. */
export function* tsv({ columns, rows }: ResultSet, headers: boolean): Generator<string> {
  const only = !headers && rows.length === 1 && columns.length === 1 ? rows[0]?.[0] : undefined;
  if (only !== undefined) {
    yield valueText(only);
    return;
  }
  const line = (values: readonly SqlValue[]) => values.map(field).join('\t');
  const head = headers ? `${line(columns.map(({ name }) => name))}${rows.length > 0 ? '\n' : ''}` : '';
  yield* chunks(rows, line, { head, separator: '\n', tail: '' });
}

function field(value: SqlValue): string {
  const text = valueText(value);
  const quoted = value !== null && (text === nullText || /[\t\r\n"]/.test(text));
  return quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

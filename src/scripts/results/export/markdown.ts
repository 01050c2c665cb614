/** A table in GitHub's Markdown. Whatever Markdown or HTML would act upon is escaped, so that it reads as it was. */
import type { Column, ResultSet, SqlValue } from '../../../connection/connection';
import { nullText, valueText } from '../valueText';
import { chunks } from './chunks';

/** NULL is in italics, an empty text is an empty cell, line ends are `<br>`; numbers stand to the right. */
export function* markdown({ columns, rows }: ResultSet): Generator<string> {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = line(columns.map(({ name }) => escaped(name))) + line(columns.map(rule));
  yield* chunks(rows, (row) => line(row.map(cell)), { head, separator: '', tail: '' });
}

function rule({ type }: Column): string {
  return ['integer', 'bigint', 'decimal', 'float'].includes(type) ? '---:' : '---';
}

function cell(value: SqlValue): string {
  return value === null ? `*${nullText}*` : escaped(valueText(value));
}

/** Marks that begin something inside a line get a backslash; blanks that would be lost, and line ends, become HTML's own. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/^ | $| (?= )/g, '&#32;')
    .replaceAll('\t', '&#9;')
    .replace(/\r\n|\r|\n/g, '<br>');
}

/** An array of objects, one per row and line. */
import type { ResultSet, SqlValue } from '../../../connection/connection';
import { valueText } from '../valueText';
import { chunks } from './chunks';

/**
 * BIGINT and DECIMAL are strings: most readers would round such numbers. So are dates, binary (`0x…`), and the floats that JSON does
 * not know. Columns of the same label get a number behind it: `A`, `A_2`.
 */
export function* json({ columns, rows }: ResultSet): Generator<string> {
  const keys = uniqueNames(columns.map(({ name }) => name)).map((name) => JSON.stringify(name));
  const line = (values: readonly SqlValue[]) =>
    `  {${keys.map((key, index) => ` ${key}: ${literal(values[index] ?? null)}`).join(',')} }`;
  yield* chunks(rows, line, {
    head: rows.length > 0 ? '[\n' : '[',
    separator: ',\n',
    tail: rows.length > 0 ? '\n]\n' : ']\n',
  });
}

function literal(value: SqlValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return JSON.stringify(valueText(value));
}

export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const given = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; given.has(unique) || (unique !== name && taken.has(unique)); number += 1) {
      unique = `${name}_${number}`;
    }
    given.add(unique);
    return unique;
  });
}

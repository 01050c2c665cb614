/** Arbitrary values of servers, and result sets of them. */
import fc from 'fast-check';
import type { ResultSet, SqlValue } from '../../../../src/connection/connection';

/** Texts with whatever the formats act upon. */
export const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        ',',
        ';',
        '"',
        "'",
        '\t',
        '\r',
        '\n',
        '\r\n',
        '|',
        '\\',
        '<b>',
        '&amp;',
        '`',
        '*',
        '_',
        ' ',
        'NULL',
        '=1+1',
        'x',
      ),
    )
    .map((parts) => parts.join('')),
);

export const value: fc.Arbitrary<SqlValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.uint8Array({ maxLength: 20 }),
  text,
);

export function resultSet(
  cells: fc.Arbitrary<SqlValue> = value,
  names: fc.Arbitrary<string> = text,
): fc.Arbitrary<ResultSet> {
  return fc.integer({ min: 1, max: 5 }).chain((width) =>
    fc.record({
      columns: fc.array(
        names.map((name) => ({ name, type: 'other' })),
        { minLength: width, maxLength: width },
      ),
      rows: fc.array(fc.array(cells, { minLength: width, maxLength: width }), { maxLength: 8 }),
      truncated: fc.constant(false),
    }),
  );
}

/** A result set of columns A, B, … */
export function setOf(...rows: readonly (readonly SqlValue[])[]): ResultSet {
  const columns = (rows[0] ?? ['']).map((_, index) => ({
    name: String.fromCharCode(65 + index),
    type: 'other' as const,
  }));
  return { columns, rows, truncated: false };
}

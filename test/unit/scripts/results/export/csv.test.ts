import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../../src/connection/connection';
import { csv } from '../../../../../src/scripts/results/export/csv';
import { valueText } from '../../../../../src/scripts/results/valueText';
import { resultSet, setOf } from '../values';

const written = (...rows: SqlValue[][]) => [...csv(setOf(...rows))].join('');

describe('CSV', () => {
  it.each<[string, SqlValue, string]>([
    ['NULL as nothing', null, ''],
    ['an empty text as quotes', '', '""'],
    ['the text NULL as it is', 'NULL', 'NULL'],
    ['a comma in quotes', 'a,b', '"a,b"'],
    ['quotes doubled', 'say "hi"', '"say ""hi"""'],
    ['line ends in quotes', 'a\nb', '"a\nb"'],
    ['blanks at an end in quotes', ' a', '" a"'],
    ['BIGINT digit by digit', 9_223_372_036_854_775_807n, '9223372036854775807'],
    ['DECIMAL digit by digit', '0.10000000000000000000000000000000000001', '0.10000000000000000000000000000000000001'],
    ['binary as hexadecimal digits', new Uint8Array([0, 171]), '0x00AB'],
    // A changed value is no export: spreadsheets take it for a formula, as they do with any CSV.
    ['a formula as it is', '=HYPERLINK("http://x")', '"=HYPERLINK(""http://x"")"'],
    ['a negative number as it is', -1, '-1'],
    ['markup as it is', '<script>1</script>', '<script>1</script>'],
  ])('writes %s', (_name, value, field) => {
    expect(written([value, 1])).toBe(`A,B\r\n${field},1\r\n`);
  });

  it('has its header without rows', () => {
    expect([...csv({ columns: setOf([1, 2]).columns, rows: [], truncated: false })].join('')).toBe('A,B\r\n');
  });

  it('comes in chunks, so that no part of it is large', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => [index, 'text']);
    const chunks = [...csv(setOf(...rows))];
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(10_000);
    expect(chunks.join('').split('\r\n')).toHaveLength(100_002);
  });

  it('read back by another program equals what was written, NULL told from the empty text', () => {
    fc.assert(
      fc.property(resultSet(), (set) => {
        // A line of one NULL is an empty line, which readers drop or keep as they like.
        fc.pre(set.columns.length > 1);
        const read = parse([...csv(set)].join(''), {
          record_delimiter: '\r\n',
          cast: (value, { quoting }) => (value === '' && !quoting ? null : value),
        }) as unknown[][];
        const columns = set.columns.map(({ name }) => name);
        expect(read).toEqual([
          columns,
          ...set.rows.map((row) => row.map((value) => (value === null ? null : valueText(value)))),
        ]);
      }),
    );
  });
});

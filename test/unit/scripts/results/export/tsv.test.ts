import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../../src/connection/connection';
import { tsv } from '../../../../../src/scripts/results/export/tsv';
import { valueText } from '../../../../../src/scripts/results/valueText';
import { resultSet, setOf } from '../values';

const written = (headers: boolean, ...rows: SqlValue[][]) => [...tsv(setOf(...rows), headers)].join('');

describe('text for the clipboard', () => {
  it('is the bare text of one cell', () => {
    expect(written(false, ['say "hi"\n'])).toBe('say "hi"\n');
    expect(written(false, [null])).toBe('NULL');
    expect(written(false, ['NULL'])).toBe('NULL');
  });

  it('has tabs between cells, no line end behind the last row, and headers on demand', () => {
    expect(written(false, [1, 'a'], [2n, null])).toBe('1\ta\n2\tNULL');
    expect(written(true, [1, 'a'])).toBe('A\tB\n1\ta');
    expect(written(true, ['x'])).toBe('A\nx');
    expect([...tsv({ ...setOf(['x']), rows: [] }, true)].join('')).toBe('A');
  });

  it('quotes what a spreadsheet would part, and the text NULL', () => {
    expect(written(false, ['a\tb', 'c\nd', 'NULL', ''])).toBe('"a\tb"\t"c\nd"\t"NULL"\t');
  });

  it('read back as a spreadsheet reads it equals what was copied', () => {
    fc.assert(
      fc.property(resultSet(), (set) => {
        fc.pre(set.columns.length > 1);
        const read = parse([...tsv(set, true)].join(''), {
          delimiter: '\t',
          record_delimiter: '\n',
          cast: (value, { quoting }) => (value === 'NULL' && !quoting ? null : value),
        }) as unknown[][];
        const heads = set.columns.map(({ name }) => name);
        expect(read).toEqual([
          heads,
          ...set.rows.map((row) => row.map((value) => (value === null ? null : valueText(value)))),
        ]);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../../src/connection/connection';
import { markdown } from '../../../../../src/scripts/results/export/markdown';
import { setOf } from '../values';

const written = (...rows: SqlValue[][]) => [...markdown(setOf(...rows))].join('');

describe('Markdown', () => {
  it.each<[string, SqlValue, string]>([
    ['NULL in italics', null, '*NULL*'],
    ['the text NULL as it is', 'NULL', 'NULL'],
    ['an empty text as an empty cell', '', ''],
    ['a bar escaped', 'a|b', 'a\\|b'],
    ['a backslash before a bar', 'a\\|b', 'a\\\\\\|b'],
    ['emphasis escaped', '*a* _b_', '\\*a\\* \\_b\\_'],
    ['markup as text', '<img src=x onerror=1>', '\\<img src=x onerror=1\\>'],
    ['an entity as text', '&lt;', '&amp;lt;'],
    ['a link as text', '[a](b)', '\\[a\\](b)'],
    ['code as text', '`a`', '\\`a\\`'],
    ['line ends', 'a\r\nb\nc', 'a<br>b<br>c'],
    ['blanks that would be lost', ' a  b ', '&#32;a&#32; b&#32;'],
    ['exact numbers', 9_223_372_036_854_775_807n, '9223372036854775807'],
  ])('writes %s', (_name, value, cell) => {
    expect(written([value])).toBe(`| A |\n| --- |\n| ${cell} |\n`);
  });

  it('puts numbers to the right', () => {
    const columns = [
      { name: 'A', type: 'decimal' as const },
      { name: 'B', type: 'text' as const },
    ];
    expect([...markdown({ columns, rows: [], truncated: false })].join('')).toBe('| A | B |\n| ---: | --- |\n');
  });
});

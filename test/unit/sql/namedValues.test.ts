/** `:name` in statements. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindNamed, findParameters } from '../../../src/sql/namedValues';
import { sqlText } from './sqlText';

const cases: readonly [string, string[], string][] = [
  ['CALL A(:backup_id)', ['backup_id'], 'CALL A(?         )'],
  ['CALL A(:a, :b,:a)', ['a', 'b', 'a'], 'CALL A(? , ? ,? )'],
  ['SELECT * FROM T WHERE A=:a', ['a'], 'SELECT * FROM T WHERE A=? '],
  [':Größe', ['Größe'], '?     '],
  ["VALUES ':a'", [], "VALUES ':a'"],
  ["VALUES 'it'':a'", [], "VALUES 'it'':a'"],
  ['SELECT ":a" FROM T', [], 'SELECT ":a" FROM T'],
  ['SELECT 1 -- :a\n', [], 'SELECT 1 -- :a\n'],
  ['SELECT 1 /* :a /* :b */ :c */', [], 'SELECT 1 /* :a /* :b */ :c */'],
  ['FROM T --splice-properties index=:a', [], 'FROM T --splice-properties index=:a'],
  ['VALUES a::int', [], 'VALUES a::int'],
  ['VALUES a:::int', ['int'], 'VALUES a::?   '],
  ['VALUES : a', [], 'VALUES : a'],
  ['VALUES :/**/a', [], 'VALUES :/**/a'],
  ['VALUES :1', [], 'VALUES :1'],
  ['VALUES :', [], 'VALUES :'],
  ["VALUES :x'0A'", [], "VALUES :x'0A'"],
];

describe('findParameters', () => {
  it.each(cases)('of %j', (text, names, bound) => {
    const { named } = findParameters(text);
    expect(named.map(({ name }) => name)).toEqual(names);
    for (const { name, start, end } of named) expect(text.slice(start, end)).toBe(`:${name}`);
    expect(bindNamed(text, named)).toBe(bound);
  });

  it('finds bare question marks, but for those that are text', () => {
    expect(findParameters(`? '?' "?" -- ?\n /* ? */ ?`).questionMarks).toEqual([0, 24]);
  });
});

describe('bindNamed', () => {
  it('moves nothing, and puts one question mark for each name', () => {
    const text = fc.array(fc.oneof(sqlText, fc.constantFrom(':a', ':backup_id', ' :x ')), { maxLength: 6 });
    fc.assert(
      fc.property(text, (pieces) => {
        const script = pieces.join('');
        const { named, questionMarks } = findParameters(script);
        const bound = bindNamed(script, named);
        expect(bound.length).toBe(script.length);
        expect(findParameters(bound).named).toEqual([]);
        const expected = [...questionMarks, ...named.map(({ start }) => start)].sort((one, other) => one - other);
        expect(findParameters(bound).questionMarks).toEqual(expected);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../../../src/connection/connection';
import { json, uniqueNames } from '../../../../../src/scripts/results/export/json';
import { valueText } from '../../../../../src/scripts/results/valueText';
import { resultSet, setOf } from '../values';

const written = (...rows: SqlValue[][]) => [...json(setOf(...rows))].join('');

describe('JSON', () => {
  it.each<[string, SqlValue, string]>([
    ['NULL', null, 'null'],
    ['an empty text', '', '""'],
    ['a truth value', false, 'false'],
    ['an integer', -7, '-7'],
    ['a float', 0.1, '0.1'],
    ['a float that JSON does not know', NaN, '"NaN"'],
    ['BIGINT as text: readers would round it', 9_223_372_036_854_775_807n, '"9223372036854775807"'],
    ['DECIMAL as text', '1.10', '"1.10"'],
    ['binary as text', new Uint8Array([1]), '"0x01"'],
  ])('writes %s', (_name, value, literal) => {
    expect(written([value])).toBe(`[\n  { "A": ${literal} }\n]\n`);
  });

  it('is an empty array without rows', () => {
    expect(JSON.parse([...json({ ...setOf([1]), rows: [] })].join(''))).toEqual([]);
  });

  it.each([
    [
      ['A', 'A', 'A'],
      ['A', 'A_2', 'A_3'],
    ],
    [
      ['A', 'A_2', 'A'],
      ['A', 'A_2', 'A_3'],
    ],
    [
      ['', ''],
      ['', '_2'],
    ],
  ])('names columns %j apart: %j', (names, unique) => {
    expect(uniqueNames(names)).toEqual(unique);
  });

  it('read back equals what was written', () => {
    fc.assert(
      fc.property(resultSet(), (set) => {
        const read = JSON.parse([...json(set)].join('')) as Record<string, unknown>[];
        const keys = uniqueNames(set.columns.map(({ name }) => name));
        expect(new Set(keys).size).toBe(keys.length);
        const wanted = set.rows.map((row) => row.map(plain));
        expect(
          read.map((object) => keys.map((key) => Object.getOwnPropertyDescriptor(object, key)?.value as unknown)),
        ).toEqual(wanted);
      }),
    );
  });
});

function plain(value: SqlValue): unknown {
  const isKept = value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
  return isKept ? value : valueText(value);
}

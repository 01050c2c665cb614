import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnOf, convertCells } from '../../../../src/connection/odbc/values';

function column(dataType: number, decimalDigits = 0) {
  return { name: 'C', dataType, decimalDigits };
}

test.each([
  [-7, 'boolean'],
  [4, 'integer'],
  [-6, 'integer'],
  [-5, 'bigint'],
  [3, 'decimal'],
  [8, 'float'],
  [12, 'text'],
  [-9, 'text'],
  [-3, 'binary'],
  [91, 'date'],
  [92, 'time'],
  [93, 'timestamp'],
  [9999, 'other'],
])('type code %i is %s', (dataType, type) => {
  expect(columnOf(column(dataType))).toEqual({ name: 'C', type });
});

// What odbc 2.6.0 and MariaDB's driver returned for these values, but for the bits `1` and `0`, which other drivers write so.
describe('cells', () => {
  test.each<[string, number, number, unknown, unknown]>([
    ['a set bit as byte', -7, 0, '\x01', true],
    ['a clear bit as byte', -7, 0, '', false],
    ['a set bit as digit', -7, 0, '1', true],
    ['a clear bit as digit', -7, 0, '0', false],
    ['a BIGINT', -5, 0, 9223372036854775807n, 9223372036854775807n],
    ['a BIGINT as text', -5, 0, '-9223372036854775808', -9223372036854775808n],
    ['a DECIMAL keeps its scale', 3, 2, 1.5, '1.50'],
    ['a negative DECIMAL', 3, 2, -12.5, '-12.50'],
    ['a small DECIMAL is not written with an exponent', 3, 10, 0.0000000001, '0.0000000001'],
    ['a whole DECIMAL', 3, 0, 100000000000000000000, '100000000000000000000'],
    ['a DECIMAL past 15 digits, whose last ones are lost', 3, 3, 12345678901234567890.123, '12345678901234567000'],
    ['a DECIMAL past 21 digits is not written with an exponent', 3, 2, 1e22, '10000000000000000000000'],
    ['nor is a small one past 15 digits', 3, 24, 1.2345678901234567e-7, '0.000000123456789012345658'],
    ['bytes', -3, 0, new Uint8Array([0, 255]).buffer, new Uint8Array([0, 255])],
    ['a timestamp', 93, 6, '2024-02-29 01:02:03.000004', '2024-02-29 01:02:03.000004'],
    ['NULL of any type', 3, 2, null, null],
    ['what the module never returns', 12, 0, { toString: () => 'x' }, null],
  ])('%s', (_, dataType, digits, value, expected) => {
    expect(convertCells(column(dataType, digits), [value])).toEqual([expected]);
  });
});

test('every DECIMAL of up to 15 digits comes back as it was written', () => {
  const written = fc.tuple(
    fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
    fc.integer({ min: 0, max: 15 }),
  );
  fc.assert(
    fc.property(written, ([unscaled, digits]) => {
      const text = decimal(unscaled, digits);
      expect(convertCells(column(3, digits), [Number(text)])).toEqual([text]);
    }),
  );
});

function decimal(unscaled: bigint, digits: number): string {
  const sign = unscaled < 0n ? '-' : '';
  const figures = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(digits + 1, '0');
  const point = figures.length - digits;
  return digits === 0 ? `${sign}${figures}` : `${sign}${figures.slice(0, point)}.${figures.slice(point)}`;
}

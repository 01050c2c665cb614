import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortened, valueText } from '../../../../src/scripts/results/valueText';
import { value } from './values';

describe('shortened values', () => {
  it.each([
    ['a text that fits', 'abc', 3, { text: 'abc' }],
    ['a text that does not', 'abcd', 3, { text: 'abc', length: 4 }],
    ['no half of a pair', 'ab\u{1f600}', 3, { text: 'ab', length: 4 }],
    ['binary that fits', new Uint8Array([1, 2]), 6, { text: '0x0102' }],
    ['binary that does not', new Uint8Array([1, 2, 3]), 6, { text: '0x0102', length: 8 }],
    ['bytes within a larger buffer', new Uint8Array([1, 2, 3]).subarray(1, 2), 6, { text: '0x02' }],
  ])('%s', (_name, given, most, wanted) => {
    expect(shortened(given, most)).toEqual(wanted);
  });

  it('begin as the whole does, and tell its length', () => {
    fc.assert(
      fc.property(value, fc.integer({ min: 4, max: 20 }), (given, most) => {
        const whole = valueText(given);
        const { text, length } = shortened(given, most);
        expect(whole.startsWith(text)).toBe(true);
        expect(text.length).toBeLessThanOrEqual(most);
        expect(length ?? text.length).toBe(whole.length);
      }),
    );
  });
});

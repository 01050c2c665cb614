import { describe, expect, test } from 'vitest';
import { moved, type TextChange } from '../../../src/scripts/marks';

const text = 'one; [two]; three';
const mark = { start: text.indexOf('['), end: text.indexOf(']') + 1, value: 'two' };
const change = (rangeOffset: number, rangeLength: number, inserted: string): TextChange => ({
  rangeOffset,
  rangeLength,
  text: inserted,
});

describe('a mark', () => {
  test.each([
    ['text inserted before it', [change(0, 0, 'abc')], 3],
    ['text taken away before it', [change(0, 3, '')], -3],
    ['a line broken right before it', [change(5, 0, '\n')], 1],
    ['blanks right behind it', [change(10, 0, '  ')], 0],
    ['text behind it', [change(12, 5, 'x')], 0],
    ['changes on both sides', [change(12, 0, 'x'), change(0, 1, 'ab')], 1],
    ['a change inside', [change(7, 1, 'x')], undefined],
    ['a letter right before it', [change(5, 0, 'x')], undefined],
    ['a letter right behind it', [change(10, 0, 'x')], undefined],
    ['a change over its beginning', [change(3, 4, '')], undefined],
    ['a change over its end', [change(9, 4, '')], undefined],
    ['all of the text', [change(0, 17, 'new')], undefined],
  ])('%s', (_what, changes, shift) => {
    const expected = shift === undefined ? [] : [{ start: mark.start + shift, end: mark.end + shift, value: 'two' }];
    expect(moved([mark], changes)).toEqual(expected);
  });
});

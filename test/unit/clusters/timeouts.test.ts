import { describe, expect, it } from 'vitest';
import { readTimeouts } from '../../../src/clusters/timeouts';

describe('readTimeouts', () => {
  it.each<[unknown, number]>([
    [undefined, 15_000],
    [2, 2000],
    [0.5, 500],
    [0, 15_000],
    [-1, 15_000],
    [Number.NaN, 15_000],
    ['20', 15_000],
    [1e12, 2_147_483_000],
    [Infinity, 2_147_483_000],
  ])('takes %s seconds as %d ms', (seconds, milliseconds) => {
    expect(readTimeouts((key) => (key === 'connect' ? seconds : undefined))).toEqual({
      connect: milliseconds,
      read: 60_000,
      action: 1_800_000,
    });
  });
});

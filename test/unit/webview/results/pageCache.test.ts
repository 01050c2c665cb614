import { describe, expect, it } from 'vitest';
import { PageCache } from '../../../../src/webview/results/grid/pageCache';

const rows = (first: number, count: number) => Array.from({ length: count }, (_, index) => [String(first + index)]);

describe('the pages of a grid', () => {
  it('are asked for once, as they come into sight', () => {
    const cache = new PageCache(10);
    expect(cache.ask(5, 12)).toEqual([
      { first: 0, count: 10 },
      { first: 10, count: 10 },
    ]);
    expect(cache.ask(5, 12)).toEqual([]);
    cache.put(10, rows(10, 10));
    expect(cache.row(12)).toEqual(['12']);
    expect(cache.row(5)).toBeUndefined();
    expect(cache.ask(10, 19)).toEqual([]);
  });

  it('are not asked for faster than they come: those passed over never', () => {
    const cache = new PageCache(10);
    cache.ask(0, 19);
    expect(cache.ask(500, 509)).toEqual([]);
    cache.put(0, rows(0, 10));
    expect(cache.ask(900, 909)).toEqual([{ first: 900, count: 10 }]);
  });

  it('are forgotten when there are many, the one used longest ago first', () => {
    const cache = new PageCache(10, 2);
    for (const first of [0, 10]) {
      cache.ask(first, first);
      cache.put(first, rows(first, 10));
    }
    cache.ask(0, 5);
    cache.ask(20, 20);
    cache.put(20, rows(20, 10));
    expect([0, 10, 20].map((row) => cache.row(row) !== undefined)).toEqual([true, false, true]);
  });

  it('have fewer rows at the end', () => {
    const cache = new PageCache(10);
    cache.ask(0, 5);
    cache.put(0, rows(0, 4));
    expect([cache.row(3), cache.row(4)]).toEqual([['3'], undefined]);
  });
});

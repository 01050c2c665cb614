import { describe, expect, it } from 'vitest';
import { pageSize, Pages } from '../../../src/tree/paging';

describe('Pages', () => {
  const list = (length: number) => Array.from({ length }, (_, index) => index);

  it.each([
    [0, 0, 0],
    [pageSize, pageSize, 0],
    [pageSize + 1, pageSize + 1, 0],
    [pageSize + 2, pageSize, 2],
    [20_000, pageSize, 20_000 - pageSize],
  ])('of %i items draws %i and leaves %i', (length, shown, rest) => {
    const pages = new Pages();
    expect(pages.page('list', list(length))).toHaveLength(shown);
    expect(pages.rest('list')).toBe(rest);
  });

  it('draws one page more at each "Load more", in order and without gaps', () => {
    const pages = new Pages();
    pages.more('list');
    expect(pages.page('list', list(1700))).toEqual(list(1000));
    expect(pages.rest('list')).toBe(700);
    pages.more('list');
    pages.more('list');
    expect(pages.page('list', list(1700))).toEqual(list(1700));
    expect(pages.rest('list')).toBe(0);
  });

  it('keeps lists apart and starts anew after a reset', () => {
    const pages = new Pages();
    pages.more('one');
    expect(pages.page('other', list(2000))).toHaveLength(pageSize);
    pages.reset();
    expect(pages.page('one', list(2000))).toHaveLength(pageSize);
  });
});

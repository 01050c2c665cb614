import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFilter, schemaShown, tablesShown } from '../../../src/tree/filter';
import { entries } from './fixtures';

const tables = entries('SALES.ORDERS', 'SALES.ORDER_LINES', 'SALES.V_OPEN:V', 'SALES.my.odd');

describe('nameFilter', () => {
  it.each(['', '   ', '\t'])('is none for %j', (text) => {
    expect(nameFilter(text)).toBeUndefined();
  });

  it.each([
    ['ord', ['ORDERS', 'ORDER_LINES']],
    [' Orders ', ['ORDERS']],
    ['sales.ord', ['ORDERS', 'ORDER_LINES']],
    ['sales', ['ORDERS', 'ORDER_LINES', 'V_OPEN', 'my.odd']],
    ['y.o', ['my.odd']],
    ['%', []],
  ])('%j leaves %j', (text, names) => {
    const filter = nameFilter(text);
    expect(tablesShown(filter, 'SALES', tables).map(({ tableName }) => tableName)).toEqual(names);
    expect(schemaShown(filter, 'SALES', tables)).toBe(names.length > 0);
  });

  it('finds every part of a name, in any case', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.nat(), (name, from, length) => {
        const part = name.slice(from % name.length).slice(0, 1 + length);
        const filter = nameFilter(part);
        return filter === undefined ? part.trim() === '' : filter.matches(name);
      }),
    );
  });
});

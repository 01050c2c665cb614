import { describe, expect, it } from 'vitest';
import { isSystemSchema, nameObstacle, resolvedName, systemSchemas, tableKey } from '../../../src/splice/names';

describe('names as the server handles them', () => {
  it.each([
    ['ORDERS', undefined],
    ['ORDERS_2$', undefined],
    ['ÄRZTE', undefined],
    ['注文', undefined],
    ['MY TABLE', undefined],
    ['Orders', 'name-not-upper-case'],
    ['orders', 'name-not-upper-case'],
    ['ärzte', 'name-not-upper-case'],
    ['STRAßE', 'name-not-upper-case'],
    ['A"B', 'name-with-quote-or-blank'],
    [' A', 'name-with-quote-or-blank'],
    ['a ', 'name-with-quote-or-blank'],
  ])('%j: %s', (name, obstacle) => {
    expect(nameObstacle(name)).toBe(obstacle);
  });

  it.each([
    ['T1', 'T1'],
    ['t1', 'T1'],
    [' t1 ', 'T1'],
    ['"t1"', 't1'],
    [' "my t" ', 'my t'],
    ['x"a"y"b"', 'a'],
    ['""', ''],
    ['', ''],
  ])('the look-up takes %j for %j', (argument, name) => {
    expect(resolvedName(argument)).toBe(name);
  });

  it('a name without obstacle is what the look-up takes it for', () => {
    for (const name of ['ORDERS', 'MY TABLE', 'ÄRZTE', ...systemSchemas]) {
      expect(nameObstacle(name)).toBeUndefined();
      expect(resolvedName(name)).toBe(name);
    }
  });

  it('tells system schemas by their exact names', () => {
    expect(systemSchemas).toHaveLength(12);
    expect(isSystemSchema('SYSVW')).toBe(true);
    expect(isSystemSchema('sys')).toBe(false);
    expect(isSystemSchema('SYSTEMS')).toBe(false);
  });

  it('keys do not run into one another', () => {
    expect(tableKey('A', 'B.C')).not.toBe(tableKey('A.B', 'C'));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replicatesOnCreation } from '../../../../src/splice/replication/ddl';
import { rowChanges, rowKey, rowsText, rowText, sortedRows } from '../../../../src/splice/replication/rows';
import { row, rows, table, world } from './worlds';

const anyRow = fc.constantFrom('D', 'S(A)', 'S(B)', 'S(NULL)', 'T(A.T1)', 'T(A.T2)', 'T(B.T1)').map(row);

describe('what changed between two readings', () => {
  it('is each row as often as it counts, and leads from the one to the other', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), fc.array(anyRow, { maxLength: 8 }), (before, after) => {
        const { removed, added } = rowChanges(before, after);
        const left = before.map(rowKey);
        for (const key of removed.map(rowKey)) {
          expect(left).toContain(key);
          left.splice(left.indexOf(key), 1);
        }
        expect([...left, ...added.map(rowKey)].sort()).toEqual(after.map(rowKey).sort());
        const both = removed.filter((gone) => added.some((come) => rowKey(come) === rowKey(gone)));
        expect(both).toEqual([]);
      }),
    );
  });

  it('counts a doubled row', () => {
    expect(rowChanges(rows('S(A)', 'S(A)'), rows('S(A)'))).toEqual({ removed: rows('S(A)'), added: [] });
  });
});

describe('rows as text', () => {
  it('has a line per row, broadest scope first, whatever the order of reading', () => {
    const text = 'DATABASE\nSCHEMA|A\nSCHEMA|B\nTABLE|A|T1\nTABLE|A|T1\n';
    const shuffled = fc.shuffledSubarray(rows('S(A)', 'T(A.T1)', 'D', 'S(B)', 'T(A.T1)'), { minLength: 5 });
    fc.assert(fc.property(shuffled, (order) => rowsText(order) === text));
    expect(rowsText(rows('S(NULL)'))).toBe('SCHEMA|NULL\n');
    expect(rowsText([])).toBe('');
  });

  it('shows a row whose columns do not fit its scope as it stands', () => {
    expect(rowText({ scope: 'DATABASE', schemaName: 'A', tableName: null })).toBe('DATABASE|A|NULL');
    expect(rowText({ scope: 'SCHEMA', schemaName: 'A', tableName: 'T' })).toBe('SCHEMA|A|T');
    expect(sortedRows([{ scope: 'ODD', schemaName: null, tableName: null }, ...rows('T(A.T1)')])[0]?.scope).toBe(
      'TABLE',
    );
  });
});

describe('a table that is created', () => {
  it.each([
    [['D'], 'T', true],
    [['S(A)'], 'T', true],
    [['S(B)'], 'T', false],
    [['T(A.NEW)'], 'T', false],
    [[], 'T', false],
    [['D'], 'X', false],
    [['D'], 'V', false],
    [['D'], 'E', false],
  ] as const)('%j, type %s: %s', (before, type, on) => {
    expect(replicatesOnCreation(world(before), table('A.NEW', type))).toBe(on);
  });
});

import { describe, expect, it } from 'vitest';
import { findingKey } from '../../../src/splice/replication/findings';
import { ContentsIndex } from '../../../src/tree/contentsIndex';
import { entries, readable, reading, rows, unreadable } from './fixtures';

const schemas = ['HR', 'SALES', 'SYS', 'stage'];
const tables = entries('SALES.ORDERS', 'SALES.LINES', 'SALES.V_OPEN:V', 'HR.PAY', 'SYS.SYSTABLES:S', 'stage.t');

function index(texts: readonly string[], changes: Partial<ReturnType<typeof reading>> = {}) {
  return new ContentsIndex({ ...reading(schemas, tables, readable(rows(...texts))), ...changes }, undefined, new Map());
}

function keys(of: ContentsIndex, schemaName: string | undefined) {
  return of.findingsUnder(schemaName).map(findingKey);
}

describe('ContentsIndex', () => {
  it('hides system schemas on demand, and sorts tables by name', () => {
    const built = index([]);
    expect(built.schemas(false)).toEqual(['HR', 'SALES', 'stage']);
    expect(built.schemas(true)).toEqual(schemas);
    expect(built.tables('SALES')?.map(({ tableName }) => tableName)).toEqual(['LINES', 'ORDERS', 'V_OPEN']);
    expect(built.tables('NOPE')).toEqual([]);
  });

  it('tells rows apart whose names, written one behind the other, are the same', () => {
    const names = [
      ['A|B', 'C'],
      ['A', 'B|C'],
    ] as const;
    const twins = names.map(([schemaName, tableName]) => ({ scope: 'TABLE', schemaName, tableName }));
    const built = index([], { rows: readable(twins) });
    const found = keys(built, undefined).map((key) => built.finding(undefined, key)?.row);
    expect(found).toEqual(twins);
  });

  it('counts tables of type T alone', () => {
    expect(index(['TABLE|SALES|ORDERS']).schemaState('SALES')).toEqual({ kind: 'partial', replicated: 1, total: 2 });
  });

  it('is unknown, never off, where the rows cannot be read', () => {
    const built = index([], { rows: unreadable('closed') });
    expect(built.database).toEqual({ kind: 'unknown' });
    expect(built.schemaState('SALES')).toEqual({ kind: 'unknown' });
    expect(built.tableState(built.table('SALES', 'ORDERS')!)).toEqual({ kind: 'unknown' });
    expect(built.contents).toBeUndefined();
  });

  it('shows rows under the schema they name, or seem to name, or under none', () => {
    const built = index([
      'TABLE|SALES|OLD',
      'TABLE|sales|orders',
      'SCHEMA|GONE',
      'TABLE|SALES|ORDERS',
      'TABLE|SALES|ORDERS',
      'SCHEMA',
      'TABLE|SALES|V_OPEN',
    ]);
    expect(keys(built, 'SALES')).toEqual([
      'stale TABLE|SALES|OLD',
      'misspelt TABLE|sales|orders',
      'duplicate TABLE|SALES|ORDERS',
    ]);
    expect(keys(built, 'HR')).toEqual([]);
    expect(keys(built, undefined)).toEqual(['stale SCHEMA|GONE', 'null-name SCHEMA|NULL']);
    expect(built.finding('SALES', 'stale TABLE|SALES|OLD')?.row.tableName).toBe('OLD');
  });

  it('tells rows below the DATABASE row, once', () => {
    expect(keys(index(['DATABASE', 'TABLE|SALES|ORDERS']), 'SALES')).toEqual(['shadowed TABLE|SALES|ORDERS']);
  });

  it('calls no row stale where this user sees only a part of the tables', () => {
    expect(keys(index(['TABLE|SALES|OLD'], { partial: true }), 'SALES')).toEqual([]);
  });

  it('keeps its layout of the tables when only the rows were read again', () => {
    const first = index([]);
    const sales = first.tables('SALES');
    const again = new ContentsIndex({ ...first.reading, rows: readable(rows('DATABASE')) }, first, new Map());
    expect(again.tables('SALES')).toBe(sales);
    expect(again.schemaState('SALES')).toEqual({ kind: 'replicated', via: 'database' });
  });

  it('knows of a schema not read yet what the rows tell', () => {
    const loaded = new Map<string, ReturnType<typeof entries>>();
    const some = reading(schemas, undefined, readable(rows('TABLE|SALES|ORDERS', 'TABLE|SALES|OLD')));
    const built = new ContentsIndex(some, undefined, loaded);
    expect(built.whole).toBe(false);
    expect(built.tables('SALES')).toBeUndefined();
    expect(built.unreadRowCount('SALES')).toBe(2);
    expect(keys(built, 'SALES')).toEqual([]);
    loaded.set('SALES', entries('SALES.ORDERS', 'SALES.LINES'));
    built.forgetSchema('SALES');
    expect(built.schemaState('SALES')).toEqual({ kind: 'partial', replicated: 1, total: 2 });
    expect(keys(built, 'SALES')).toEqual(['stale TABLE|SALES|OLD']);
  });

  it('looks for each schema at its own rows alone', () => {
    let looks = 0;
    const noticed = (row: ReturnType<typeof rows>[number]) => ({
      ...row,
      get scope() {
        looks += 1;
        return row.scope;
      },
    });
    const texts = Array.from({ length: 1000 }, (_, number) => `TABLE|SALES|T${number}`);
    const built = new ContentsIndex(
      reading(schemas, tables, readable(rows(...texts, 'TABLE|HR|PAY').map(noticed))),
      undefined,
      new Map(),
    );
    looks = 0;
    expect(built.findingsUnder('HR')).toEqual([]);
    expect(looks).toBeLessThan(20);
  });

  it('lays out 50,000 tables, and looks up a page of them, without a stall', () => {
    const many = Array.from({ length: 50_000 }, (_, number) => ({
      schemaName: `S${number % 1000}`,
      tableName: `T${number}`,
      tableType: 'T' as const,
    }));
    const names = Array.from({ length: 1000 }, (_, number) => `S${number}`);
    const all = reading(names, many, readable(many.map((table) => ({ scope: 'TABLE', ...table }))));
    const begin = process.cpuUsage();
    const built = new ContentsIndex(all, undefined, new Map());
    for (const name of names.slice(0, 500)) built.schemaState(name);
    expect(built.findingsUnder('S1')).toEqual([]);
    const { user } = process.cpuUsage(begin);
    expect(user / 1000).toBeLessThan(1_000);
  });
});

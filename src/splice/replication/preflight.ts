/** What would make a scope action fail half-way, found before it is tried. */
import { nameObstacle, tableKey } from '../names';
import { TableLookup } from './lookup';
import type { DatabaseContents, Obstacle, ScopeAction, TableEntry, TableType } from './model';

export interface Hindrance {
  readonly table: TableEntry;
  readonly obstacle: Extract<Obstacle, 'external' | 'temporary' | `name-${string}`>;
}

/**
 * The tables over which the server would stumble, in reading order; empty when nothing hinders. Over an external table it stumbles
 * half-way; over any other before it switches anything.
 */
export function hindrances(contents: DatabaseContents, action: ScopeAction): readonly Hindrance[] {
  const tables = touched(contents, action);
  const suspects = tables.filter((table) => suspicion(table) !== undefined);
  if (suspects.length === 0) return [];
  const lookup = new TableLookup(contents);
  return suspects.flatMap((table) => {
    const obstacle = suspicion(table);
    return obstacle !== undefined && lookup.stumblesOver(table) ? [{ table, obstacle }] : [];
  });
}

function touched({ tables }: DatabaseContents, action: ScopeAction): readonly TableEntry[] {
  switch (action.kind) {
    case 'enable-database':
    case 'disable-database':
      return tables;
    case 'enable-schema':
    case 'disable-schema':
      return tables.filter(({ schemaName }) => schemaName === action.schemaName);
    case 'enable-table':
    case 'disable-table':
      return tables.filter(
        ({ schemaName, tableName }) => schemaName === action.schemaName && tableName === action.tableName,
      );
  }
}

/** Why the server may stumble over it: as the catalogue tells, without a look at what its lookup finds. */
export function suspicion({ schemaName, tableName, tableType }: TableEntry): Hindrance['obstacle'] | undefined {
  if (tableType === 'X') return 'temporary';
  if (tableType === 'E') return 'external';
  return nameObstacle(schemaName) ?? nameObstacle(tableName);
}

/** The tables that may hinder, by SQL: for a catalogue too large to be read whole, and for what came alive since it was read. */
export const hindranceQuery =
  'SELECT s.SCHEMANAME, t.TABLENAME, t.TABLETYPE FROM SYS.SYSTABLES t, SYS.SYSSCHEMAS s WHERE t.SCHEMAID = s.SCHEMAID ' +
  `AND (t.TABLETYPE IN ('E', 'X') OR ${isOdd('s.SCHEMANAME')} OR ${isOdd('t.TABLENAME')})`;

/** As `nameObstacle` has it. */
function isOdd(column: string): string {
  return `${column} <> UPPER(${column}) OR ${column} LIKE '%"%' OR ${column} LIKE ' %' OR ${column} LIKE '% '`;
}

/** The tables in the answer to that query. */
export function suspectsIn(rows: readonly (readonly unknown[])[]): readonly TableEntry[] {
  return rows.map(([schemaName, tableName, tableType]) => ({
    schemaName: String(schemaName),
    tableName: String(tableName),
    tableType: tableTypes.find((type) => type === String(tableType).trim()) ?? 'T',
  }));
}

const tableTypes: readonly TableType[] = ['T', 'S', 'V', 'A', 'E', 'X'];

/** An older reading in which the suspects are as they were just read: those that are gone left out, new ones at the end. */
export function withSuspects(tables: readonly TableEntry[], suspects: readonly TableEntry[]): readonly TableEntry[] {
  const fresh = new Map(suspects.map((table) => [tableKey(table.schemaName, table.tableName), table]));
  const kept = tables.flatMap((table) => {
    const key = tableKey(table.schemaName, table.tableName);
    const found = fresh.get(key);
    fresh.delete(key);
    if (found) return [found];
    return suspicion(table) === undefined ? [table] : [];
  });
  return [...kept, ...fresh.values()];
}

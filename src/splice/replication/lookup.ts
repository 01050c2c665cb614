/** The server's table lookup, and which tables have something to switch. */
import { nameObstacle, resolvedName, tableKey } from '../names';
import type { ScopeWorld } from './effect';
import type { ReplicationRow, TableEntry } from './model';

/** Message of XIE0M; the two blanks at its end are the server's. */
export function tableMissing(schemaName: string, tableName: string): string {
  return `Table '${schemaName}.${tableName}' does not exist.  `;
}

/** Message of 42Y07. */
export function schemaMissing(schemaName: string): string {
  return `Schema '${schemaName}' does not exist`;
}

export type Lookup = { readonly found: TableEntry } | { readonly error: string };

/** Finds the table that two arguments mean. A NULL schema is the current one; a NULL table is an error. */
export function lookUpTable(world: ScopeWorld, schemaName: string | null, tableName: string | null): Lookup {
  const schema = schemaName === null ? (world.currentSchema ?? 'SPLICE') : resolvedName(schemaName);
  if (!world.schemas.includes(schema)) return { error: schemaMissing(schema) };
  if (tableName === null) return { error: tableMissing(schema, 'null') };
  const table = resolvedName(tableName);
  const found = world.tables.find((entry) => entry.schemaName === schema && entry.tableName === table);
  if (!found) return { error: tableMissing(schema, table) };
  // An external table has a conglomerate number but no HBase table behind it (inferred, never seen).
  if (found.tableType === 'E') return { error: tableMissing(schema, table) };
  return { found };
}

/** Views and synonyms have no storage: switching them succeeds and does nothing. */
export function hasStorage({ tableType }: TableEntry): boolean {
  return tableType === 'T' || tableType === 'S';
}

/** What makes an action over several tables fail: its name is folded by the lookup, or nothing stands behind it. */
export function cannotBeSwitched({ schemaName, tableName, tableType }: TableEntry): boolean {
  return (
    tableType === 'X' ||
    tableType === 'E' ||
    nameObstacle(schemaName) !== undefined ||
    nameObstacle(tableName) !== undefined
  );
}

/** Message of the first table that an action over these tables stumbles over. */
export function firstStumble(tables: readonly TableEntry[]): string | undefined {
  const table = tables.find(cannotBeSwitched);
  return table && tableMissing(table.schemaName, table.tableName);
}

/** The real flags, or what the rows say they should be. */
export function flagsOf(world: ScopeWorld): ReadonlySet<string> {
  return world.flags ?? impliedFlags(world);
}

/** Keys of the tables that replicate if the rows are true. */
export function impliedFlags({ tables, rows }: ScopeWorld): ReadonlySet<string> {
  const whole = rows.some(({ scope }) => scope === 'DATABASE');
  const schemas = new Set(rows.filter(({ scope }) => scope === 'SCHEMA').map(({ schemaName }) => schemaName));
  const single = new Set(rows.filter(({ scope }) => scope === 'TABLE').map(singleKey));
  const on = tables.filter(
    (table) =>
      hasStorage(table) &&
      (whole || schemas.has(table.schemaName) || single.has(tableKey(table.schemaName, table.tableName))),
  );
  return new Set(on.map(({ schemaName, tableName }) => tableKey(schemaName, tableName)));
}

function singleKey({ schemaName, tableName }: ReplicationRow): string {
  return tableKey(schemaName ?? '', tableName ?? '');
}

/** The tables among these whose flag is not yet as wanted. */
export function toSwitch(world: ScopeWorld, tables: readonly TableEntry[], wanted: 'on' | 'off'): TableEntry[] {
  const flags = flagsOf(world);
  return tables.filter(
    (table) =>
      hasStorage(table) &&
      !cannotBeSwitched(table) &&
      flags.has(tableKey(table.schemaName, table.tableName)) !== (wanted === 'on'),
  );
}

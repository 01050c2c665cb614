/** The server's table lookup, which folds names, and what an action over several tables switches before it stumbles. */
import { resolvedName, tableKey } from '../names';
import type { ScopeWorld } from './effect';
import { RowIndex } from './effective';
import type { TableEntry } from './model';

/** Message of XIE0M; the two blanks at its end are the server's. */
function tableMissing(schemaName: string, tableName: string): string {
  return `Table '${schemaName}.${tableName}' does not exist.  `;
}

/** Message of 42Y07. */
function schemaMissing(schemaName: string): string {
  return `Schema '${schemaName}' does not exist`;
}

/** Message of XJ103, for a NULL table. */
export const tableNameNull = 'Table name can not be null';

export type Lookup = { readonly found: TableEntry } | { readonly error: string };

/** Finds the table that two arguments mean. A NULL schema is the current one; a NULL table is an error. */
export function lookUpTable(world: ScopeWorld, schemaName: string | null, tableName: string | null): Lookup {
  if (tableName === null) return { error: tableNameNull };
  const schema = schemaName === null ? (world.currentSchema ?? 'SPLICE') : resolvedName(schemaName);
  if (!world.schemas.includes(schema)) return { error: schemaMissing(schema) };
  const table = resolvedName(tableName);
  const found = world.tables.find((entry) => entry.schemaName === schema && entry.tableName === table);
  if (!found) return { error: tableMissing(schema, table) };
  return isExternal(found) ? { error: tableMissing(schema, table) } : { found };
}

/** Views and synonyms have no storage: switching them succeeds and does nothing. */
export function hasStorage({ tableType }: TableEntry): boolean {
  return tableType === 'T' || tableType === 'S';
}

/** An external table has a conglomerate number but no HBase table behind it (inferred, never seen; nor is its message known). */
function isExternal({ tableType }: TableEntry): boolean {
  return tableType === 'E';
}

/** What the lookup makes of tables asked for by their own stored names, one after another. */
export class TableLookup {
  readonly #world: Pick<ScopeWorld, 'schemas' | 'tables'>;
  readonly #schemas: ReadonlySet<string>;
  #tables: ReadonlyMap<string, TableEntry> | undefined;

  constructor(world: Pick<ScopeWorld, 'schemas' | 'tables'>) {
    this.#world = world;
    this.#schemas = new Set(world.schemas);
  }

  /** Usually the table itself; its upper-case twin where a name is not upper-case and a twin exists. External tables are found. */
  find(table: TableEntry): Lookup {
    const [schema, name] = [resolvedName(table.schemaName), resolvedName(table.tableName)];
    if (!this.#schemas.has(schema)) return { error: schemaMissing(schema) };
    // A live temporary table bears the lower-case digits of an id in its name.
    if (table.tableType === 'X') return { error: tableMissing(schema, name) };
    const found = schema === table.schemaName && name === table.tableName ? table : this.#named(schema, name);
    return found ? { found } : { error: tableMissing(schema, name) };
  }

  /** True for the tables that make an action over several tables fail. */
  stumblesOver(table: TableEntry): boolean {
    const lookup = this.find(table);
    return 'error' in lookup || isExternal(lookup.found);
  }

  #named(schemaName: string, tableName: string): TableEntry | undefined {
    this.#tables ??= new Map(
      this.#world.tables.map((table) => [tableKey(table.schemaName, table.tableName), table] as const),
    );
    return this.#tables.get(tableKey(schemaName, tableName));
  }
}

export interface Switching {
  readonly switched: readonly TableEntry[];
  readonly error: string | undefined;
}

/**
 * Switches all of `tables` that are not yet as wanted. All are looked up first: a name that is not found leaves every table as it was. An
 * external table, in contrast, stops the work where it stands in the list; what comes before it is switched.
 */
export function switchAll(world: ScopeWorld, tables: readonly TableEntry[], wanted: 'on' | 'off'): Switching {
  const lookup = new TableLookup(world);
  const all = new Set<TableEntry>();
  for (const table of tables) {
    const result = lookup.find(table);
    if ('error' in result) return { switched: [], error: result.error };
    all.add(result.found);
  }
  const found = [...all];
  const stop = found.findIndex(isExternal);
  const isOn = flagOf(world);
  const switched = found
    .slice(0, stop < 0 ? undefined : stop)
    .filter((table) => hasStorage(table) && isOn(table) !== (wanted === 'on'));
  const stopped = stop < 0 ? undefined : found[stop];
  return { switched, error: stopped && tableMissing(stopped.schemaName, stopped.tableName) };
}

function flagOf(world: ScopeWorld): (table: TableEntry) => boolean {
  const { flags } = world;
  if (flags === undefined) return impliedFlag(world);
  return ({ schemaName, tableName }) => flags.has(tableKey(schemaName, tableName));
}

/** What the flags are if the rows are true. A TABLE row was written with its table's flag, whatever the spelling. */
function impliedFlag({ rows }: Pick<ScopeWorld, 'rows'>): (table: TableEntry) => boolean {
  const spelt = rows.map((row) =>
    row.scope === 'TABLE' && row.schemaName !== null && row.tableName !== null
      ? { ...row, schemaName: resolvedName(row.schemaName), tableName: resolvedName(row.tableName) }
      : row,
  );
  const index = new RowIndex(spelt);
  return ({ schemaName, tableName }) =>
    index.hasDatabase || index.hasSchema(schemaName) || index.hasTable(schemaName, tableName);
}

/** Keys of the tables that replicate if the rows are true. */
export function impliedFlags(world: Pick<ScopeWorld, 'tables' | 'rows'>): ReadonlySet<string> {
  const isOn = impliedFlag(world);
  const on = world.tables.filter((table) => hasStorage(table) && isOn(table));
  return new Set(on.map(({ schemaName, tableName }) => tableKey(schemaName, tableName)));
}

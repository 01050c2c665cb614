/** The server's table lookup, which folds names, and what an action over several tables switches before it stumbles. */
import { resolvedName, tableKey } from '../names';
import type { ScopeWorld } from './effect';
import type { ReplicationRow, TableEntry } from './model';

/** Message of XIE0M; the two blanks at its end are the server's. */
function tableMissing(schemaName: string, tableName: string): string {
  return `Table '${schemaName}.${tableName}' does not exist.  `;
}

/** Message of 42Y07. */
function schemaMissing(schemaName: string): string {
  return `Schema '${schemaName}' does not exist`;
}

/** Message of XJ103, for a NULL table. */
const tableNameNull = 'Table name can not be null';

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

/**
 * Tells for every table of `tables`, looked up by its own stored name, what the lookup makes of it. Undefined for those that it finds:
 * usually itself, its upper-case twin where a name is not upper-case and such a twin exists.
 */
export class TableLookup {
  readonly #schemas: ReadonlySet<string>;
  readonly #tables: ReadonlyMap<string, TableEntry>;

  constructor({ schemas, tables }: Pick<ScopeWorld, 'schemas' | 'tables'>) {
    this.#schemas = new Set(schemas);
    this.#tables = new Map(tables.map((table) => [tableKey(table.schemaName, table.tableName), table]));
  }

  /** Of an external table too: it is found, and fails only when it is switched. */
  find({ schemaName, tableName, tableType }: TableEntry): Lookup {
    const [schema, table] = [resolvedName(schemaName), resolvedName(tableName)];
    if (!this.#schemas.has(schema)) return { error: schemaMissing(schema) };
    const found = this.#tables.get(tableKey(schema, table));
    // A live temporary table bears the lower-case digits of an id in its name.
    return found && tableType !== 'X' ? { found } : { error: tableMissing(schema, table) };
  }

  /** True for the tables that make an action over several tables fail. */
  stumblesOver(table: TableEntry): boolean {
    const lookup = this.find(table);
    return 'error' in lookup || isExternal(lookup.found);
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
  const flags = world.flags ?? impliedFlags(world);
  const switched = found
    .slice(0, stop < 0 ? undefined : stop)
    .filter(
      (table) => hasStorage(table) && flags.has(tableKey(table.schemaName, table.tableName)) !== (wanted === 'on'),
    );
  const stopped = stop < 0 ? undefined : found[stop];
  return { switched, error: stopped && tableMissing(stopped.schemaName, stopped.tableName) };
}

/** Keys of the tables that replicate if the rows are true. A TABLE row was written with its table, whatever the spelling. */
export function impliedFlags({ tables, rows }: Pick<ScopeWorld, 'tables' | 'rows'>): ReadonlySet<string> {
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
  return tableKey(resolvedName(schemaName ?? ''), resolvedName(tableName ?? ''));
}

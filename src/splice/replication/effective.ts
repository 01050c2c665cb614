/** What really replicates by the rows: of every table, schema and the database, with the reason. */
import { nameObstacle } from '../names';
import type { DatabaseState, Obstacle, ReplicationRow, SchemaState, TableEntry, TableState } from './model';

/** The rows by what they name, built once per reading so that each state is a look-up. */
export class RowIndex {
  readonly hasDatabase: boolean;
  readonly #schemas = new Set<string>();
  readonly #tables = new Map<string, Set<string>>();

  constructor(readonly rows: readonly ReplicationRow[]) {
    let hasDatabase = false;
    for (const { scope, schemaName, tableName } of rows) {
      if (scope === 'DATABASE') hasDatabase = true;
      else if (scope === 'SCHEMA' && schemaName !== null) this.#schemas.add(schemaName);
      else if (scope === 'TABLE' && schemaName !== null && tableName !== null) {
        const ofSchema = this.#tables.get(schemaName);
        if (ofSchema) ofSchema.add(tableName);
        else this.#tables.set(schemaName, new Set([tableName]));
      }
    }
    this.hasDatabase = hasDatabase;
  }

  hasSchema(schemaName: string): boolean {
    return this.#schemas.has(schemaName);
  }

  /** Whether any TABLE row names the schema. */
  hasTablesOf(schemaName: string): boolean {
    return this.#tables.has(schemaName);
  }

  hasTable(schemaName: string, tableName: string): boolean {
    return this.#tables.get(schemaName)?.has(tableName) === true;
  }
}

/** `rows` undefined: they could not be read, so the state is unknown; what cannot replicate cannot in any case. */
export function tableState(rows: RowIndex | undefined, table: TableEntry): TableState {
  const { schemaName, tableName } = table;
  const obstacle = tableObstacle(table);
  if (obstacle) return { kind: 'cannot', obstacle, hasRow: rows?.hasTable(schemaName, tableName) ?? false };
  if (!rows) return { kind: 'unknown' };
  if (rows.hasDatabase) return { kind: 'replicated', via: 'database' };
  if (rows.hasSchema(schemaName)) return { kind: 'replicated', via: 'schema' };
  return rows.hasTable(schemaName, tableName) ? { kind: 'replicated', via: 'table' } : { kind: 'not-replicated' };
}

/** Why a table cannot replicate, whatever the rows say. */
export function tableObstacle({ schemaName, tableName, tableType }: TableEntry): Obstacle | undefined {
  switch (tableType) {
    case 'V':
      return 'view';
    case 'A':
      return 'synonym';
    case 'E':
      return 'external';
    case 'X':
      return 'temporary';
    case 'T':
    case 'S':
      return nameObstacle(schemaName) ?? nameObstacle(tableName);
  }
}

/** `tables` are those of the schema; undefined where they were not read, then a partial state cannot be told from none. */
export function schemaState(
  rows: RowIndex | undefined,
  schemaName: string,
  tables: readonly TableEntry[],
): SchemaState {
  const obstacle = nameObstacle(schemaName);
  if (obstacle) return { kind: 'cannot', obstacle };
  if (!rows) return { kind: 'unknown' };
  if (rows.hasDatabase) return { kind: 'replicated', via: 'database' };
  if (rows.hasSchema(schemaName)) return { kind: 'replicated', via: 'schema' };
  if (!rows.hasTablesOf(schemaName)) return { kind: 'not-replicated' };
  const own = tables.filter(({ tableType }) => tableType === 'T');
  const replicated = own.filter((table) => tableState(rows, table).kind === 'replicated').length;
  return replicated === 0 ? { kind: 'not-replicated' } : { kind: 'partial', replicated, total: own.length };
}

export function databaseState(rows: RowIndex | undefined): DatabaseState {
  if (!rows) return { kind: 'unknown' };
  if (rows.hasDatabase) return { kind: 'replicated' };
  const schemaRows = rows.rows.filter(({ scope }) => scope === 'SCHEMA').length;
  const tableRows = rows.rows.filter(({ scope }) => scope === 'TABLE').length;
  return schemaRows + tableRows === 0 ? { kind: 'not-replicated' } : { kind: 'partial', schemaRows, tableRows };
}

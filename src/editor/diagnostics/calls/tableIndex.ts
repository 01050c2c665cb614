/** Tables of a cluster by name, made once for each reading: scripts ask for thousands of them. */
import type { TableEntry } from '../../../splice/replication/model';
import { tableKey } from '../../../splice/names';

export interface TableIndex {
  find(schemaName: string, tableName: string): TableEntry | undefined;
  /** All that a schema holds. */
  tablesIn(schemaName: string): readonly TableEntry[];
}

const indexes = new WeakMap<readonly TableEntry[], TableIndex>();

/** Kept as long as the reading itself is. */
export function tableIndex(tables: readonly TableEntry[]): TableIndex {
  const kept = indexes.get(tables);
  if (kept) return kept;
  const byKey = new Map<string, TableEntry>();
  const bySchema = new Map<string, TableEntry[]>();
  for (const table of tables) {
    byKey.set(tableKey(table.schemaName, table.tableName), table);
    const ofSchema = bySchema.get(table.schemaName);
    if (ofSchema) ofSchema.push(table);
    else bySchema.set(table.schemaName, [table]);
  }
  const index: TableIndex = {
    find: (schemaName, tableName) => byKey.get(tableKey(schemaName, tableName)),
    tablesIn: (schemaName) => bySchema.get(schemaName) ?? [],
  };
  indexes.set(tables, index);
  return index;
}

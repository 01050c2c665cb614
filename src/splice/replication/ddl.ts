/**
 * What DDL does to replication: the HBase flags follow the tables, the rows never do. A renamed or truncated table keeps its flag; a
 * dropped one leaves its row behind, which is stale from then on.
 */
import type { ScopeWorld } from './effect';
import type { TableEntry } from './model';
import { databaseRow, sameRow, schemaRow } from './rows';

/** A new table replicates when a DATABASE row or its schema's row stands, temporary ones excepted; no row is added for it. */
export function replicatesOnCreation(
  { rows }: Pick<ScopeWorld, 'rows'>,
  { schemaName, tableType }: Pick<TableEntry, 'schemaName' | 'tableType'>,
): boolean {
  if (tableType !== 'T' && tableType !== 'S') return false;
  return rows.some((row) => sameRow(row, databaseRow) || sameRow(row, schemaRow(schemaName)));
}

/** What DDL does to replication: the HBase flags follow the tables, the rows never do. */
import { tableKey } from '../names';
import type { ScopeWorld } from './effect';
import type { TableEntry } from './model';
import { databaseRow, sameRow, schemaRow } from './rows';

/** A new table replicates when a DATABASE row or its schema's row stands, temporary ones excepted; no row is added for it. */
export function replicatesOnCreation(
  { rows }: Pick<ScopeWorld, 'rows'>,
  { schemaName, tableType }: TableEntry,
): boolean {
  if (tableType !== 'T' && tableType !== 'S') return false;
  return rows.some((row) => sameRow(row, databaseRow) || sameRow(row, schemaRow(schemaName)));
}

/** A renamed table takes its flag along; its row keeps the old name and is stale from then on. */
export function flagsAfterRename(
  flags: ReadonlySet<string>,
  schemaName: string,
  from: string,
  to: string,
): Set<string> {
  const after = new Set(flags);
  if (after.delete(tableKey(schemaName, from))) after.add(tableKey(schemaName, to));
  return after;
}

/** ENABLE_TABLE_REPLICATION and DISABLE_TABLE_REPLICATION. */
import { failed, success, warning } from './answers';
import type { ScopeEffect, ScopeWorld } from './effect';
import { insertRows, otherSchemaRows, phantomsAfter, rowExists, siblingRows, stands } from './expansion';
import { hasStorage, lookUpTable } from './lookup';
import type { ReplicationRow, TableEntry } from './model';
import { databaseRow, rowKey, sameRow, schemaRow, tableRow } from './rows';

export function enableTable(world: ScopeWorld, schemaName: string | null, tableName: string | null): ScopeEffect {
  const own = tableRow(schemaName, tableName);
  const name = written(schemaName, tableName);
  if ([databaseRow, schemaRow(schemaName), own].some((row) => stands(world, row))) {
    return warning(world, `Replication for table ${name} has been enabled`);
  }
  const lookup = lookUpTable(world, schemaName, tableName);
  if ('error' in lookup) return failed(world, lookup.error);
  return success(world, `Enabled replication for table ${name}`, {
    rows: [...world.rows, own],
    phantoms: phantomsAfter(world.phantoms, world.rows, [own]),
    switchedOn: withStorage(lookup.found),
  });
}

/** The table is switched off first, then rows are deleted, then inserted; each step stays done when a later one fails. */
export function disableTable(world: ScopeWorld, schemaName: string | null, tableName: string | null): ScopeEffect {
  const own = tableRow(schemaName, tableName);
  const name = written(schemaName, tableName);
  const whole = stands(world, databaseRow);
  const broader = whole || stands(world, schemaRow(schemaName));
  const single = stands(world, own);
  if (!broader && !single) return warning(world, `Replication for table ${name} not enabled`);
  const lookup = lookUpTable(world, schemaName, tableName);
  if ('error' in lookup) return failed(world, lookup.error);
  const switchedOff = withStorage(lookup.found);
  const kept = (single ? withoutOne(world.rows, own) : world.rows).filter(
    (row) => !sameRow(row, schemaRow(schemaName)) && !(whole && sameRow(row, databaseRow)),
  );
  // Of a doubled row the second one stays, but nothing finds it any more.
  const isDoubled = single && kept.some((row) => sameRow(row, own));
  const lost = new Set([...(world.phantoms ?? []), ...(isDoubled ? [rowKey(own)] : [])]);
  const siblings = broader ? siblingRows(world, schemaName, tableName) : [];
  const done = (rows: readonly ReplicationRow[]) => ({
    rows,
    switchedOff,
    phantoms: phantomsAfter(lost, rows, rows.slice(kept.length)),
  });
  if (whole && schemaName === null) {
    // The server stumbles over comparing the schemas' names with NULL, and has no message for it.
    return failed(world, '', done(kept));
  }
  const others = whole && schemaName !== null ? otherSchemaRows(world, schemaName) : [];
  const { rows, clash } = insertRows(kept, [...siblings, ...others], lost);
  return clash === undefined
    ? success(world, `Disabled replication for table ${name}`, done(rows))
    : failed(world, rowExists, { ...done(rows), clash });
}

/** Switched whatever its state is: the single calls do not ask before. */
function withStorage(table: TableEntry): readonly TableEntry[] {
  return hasStorage(table) ? [table] : [];
}

/** Deleting by the unique key takes one row. */
function withoutOne(rows: readonly ReplicationRow[], gone: ReplicationRow): readonly ReplicationRow[] {
  const index = rows.findIndex((row) => sameRow(row, gone));
  return rows.toSpliced(index, 1);
}

function written(schemaName: string | null, tableName: string | null): string {
  return `${schemaName ?? 'null'}.${tableName ?? 'null'}`;
}

/** ENABLE_SCHEMA_REPLICATION and DISABLE_SCHEMA_REPLICATION. */
import { failed, success, warning } from './answers';
import type { ScopeEffect, ScopeWorld } from './effect';
import { firstStumble, toSwitch } from './lookup';
import type { ReplicationRow } from './model';
import { databaseRow, sameRow, schemaRow } from './rows';
import { insertRows, otherSchemaRows } from './tableScope';

export function enableSchema(world: ScopeWorld, schemaName: string | null): ScopeEffect {
  const own = schemaRow(schemaName);
  if (world.rows.some((row) => sameRow(row, databaseRow) || sameRow(row, own))) {
    return warning(world, `Replication for schema ${schemaName ?? 'null'} has been enabled`);
  }
  const tables = world.tables.filter((table) => table.schemaName === schemaName);
  // The tables are switched side by side: those that can be, are, although one of them fails.
  const switchedOn = toSwitch(world, tables, 'on');
  const stumble = firstStumble(tables);
  if (stumble !== undefined) return failed(world, stumble, { switchedOn });
  return success(`Enabled replication for schema ${schemaName ?? 'null'}`, {
    rows: [...world.rows.filter((row) => !isTableRowOf(row, schemaName)), own],
    switchedOn,
  });
}

/** Does not stumble over temporary tables and names that are not upper-case, unlike its counterpart. */
export function disableSchema(world: ScopeWorld, schemaName: string | null): ScopeEffect {
  const whole = world.rows.some((row) => sameRow(row, databaseRow));
  const concerned = (row: ReplicationRow) => isSchemaRowOf(row, schemaName) || isTableRowOf(row, schemaName);
  if (!whole && !world.rows.some(concerned)) {
    return warning(world, `Replication for schema ${schemaName ?? 'null'} not enabled`);
  }
  const tables = world.tables.filter((table) => table.schemaName === schemaName);
  const switchedOff = toSwitch(world, tables, 'off');
  const kept = world.rows.filter((row) => !concerned(row) && !(whole && sameRow(row, databaseRow)));
  const { rows, refused } = insertRows(kept, whole ? otherSchemaRows(world, schemaName) : []);
  if (refused) return failed(world, "null 'null' already exists.", { rows, switchedOff });
  return success(`Disabled replication for schema ${schemaName ?? 'null'}`, { rows, switchedOff });
}

/** A NULL name matches every row of the scope: the server deletes by an index prefix then. */
function isSchemaRowOf(row: ReplicationRow, schemaName: string | null): boolean {
  return row.scope === 'SCHEMA' && (schemaName === null || row.schemaName === schemaName);
}

function isTableRowOf(row: ReplicationRow, schemaName: string | null): boolean {
  return row.scope === 'TABLE' && (schemaName === null || row.schemaName === schemaName);
}

/** ENABLE_SCHEMA_REPLICATION and DISABLE_SCHEMA_REPLICATION. */
import { failed, success, warning } from './answers';
import type { ScopeEffect, ScopeWorld } from './effect';
import { insertRows, otherSchemaRows, phantomsAfter, rowExists, stands } from './expansion';
import { switchAll } from './lookup';
import type { ReplicationRow } from './model';
import { databaseRow, sameRow, schemaRow } from './rows';

export function enableSchema(world: ScopeWorld, schemaName: string | null): ScopeEffect {
  const own = schemaRow(schemaName);
  if (stands(world, databaseRow) || stands(world, own)) {
    return warning(world, `Replication for schema ${schemaName ?? 'null'} has been enabled`);
  }
  const { switched, error } = switchAll(world, tablesOf(world, schemaName), 'on');
  if (error !== undefined) return failed(world, error, { switchedOn: switched });
  const rows = [...world.rows.filter((row) => !isOf(row, 'TABLE', schemaName)), own];
  return success(world, `Enabled replication for schema ${schemaName ?? 'null'}`, {
    rows,
    phantoms: phantomsAfter(world.phantoms, rows),
    switchedOn: switched,
  });
}

/** The DATABASE row goes last: where one of the replacing rows stands already, it stays. */
export function disableSchema(world: ScopeWorld, schemaName: string | null): ScopeEffect {
  const whole = stands(world, databaseRow);
  if (!whole && !stands(world, schemaRow(schemaName)) && !hasTableRow(world, schemaName)) {
    return warning(world, `Replication for schema ${schemaName ?? 'null'} not enabled`);
  }
  const { switched, error } = switchAll(world, tablesOf(world, schemaName), 'off');
  if (error !== undefined) return failed(world, error, { switchedOff: switched });
  const kept = world.rows.filter((row) => !isOf(row, 'SCHEMA', schemaName) && !isOf(row, 'TABLE', schemaName));
  const done = (rows: readonly ReplicationRow[]) => ({
    rows,
    switchedOff: switched,
    phantoms: phantomsAfter(world.phantoms, rows),
  });
  const message = `Disabled replication for schema ${schemaName ?? 'null'}`;
  if (!whole) return success(world, message, done(kept));
  // The server stumbles over comparing the schemas' names with NULL, and has no message for it.
  if (schemaName === null) return failed(world, '', done(kept));
  const insertion = insertRows(kept, otherSchemaRows(world, schemaName), world.phantoms);
  const { clash } = insertion;
  if (clash !== undefined) return failed(world, rowExists, { ...done(insertion.rows), clash });
  return success(world, message, done(insertion.rows.filter((row) => !sameRow(row, databaseRow))));
}

function tablesOf({ tables }: ScopeWorld, schemaName: string | null): ScopeWorld['tables'] {
  return tables.filter((table) => table.schemaName === schemaName);
}

/** Counted by SQL, hence phantoms with the others, and none for NULL. */
function hasTableRow({ rows }: ScopeWorld, schemaName: string | null): boolean {
  return schemaName !== null && rows.some((row) => isOf(row, 'TABLE', schemaName));
}

/** Deleting goes by a prefix of the index: without a name it takes every row of the scope. */
function isOf(row: ReplicationRow, scope: 'SCHEMA' | 'TABLE', schemaName: string | null): boolean {
  return row.scope === scope && (schemaName === null || row.schemaName === schemaName);
}

/** ENABLE_DATABASE_REPLICATION and DISABLE_DATABASE_REPLICATION. */
import { failed, success, warning } from './answers';
import type { ScopeEffect, ScopeWorld } from './effect';
import { stands } from './expansion';
import { switchAll } from './lookup';
import { databaseRow } from './rows';

const noPhantoms: ReadonlySet<string> = new Set();

export function enableDatabase(world: ScopeWorld): ScopeEffect {
  if (stands(world, databaseRow)) return warning(world, 'Database replication has been enabled');
  const { switched, error } = switchAll(world, world.tables, 'on');
  if (error !== undefined) return failed(world, error, { switchedOn: switched });
  return success(world, 'Enabled replication for database', {
    rows: [databaseRow],
    phantoms: noPhantoms,
    switchedOn: switched,
    internalTables: 'on',
  });
}

/** Wipes every setting, those of schemas and tables too; a no-op only when there is no row at all. */
export function disableDatabase(world: ScopeWorld): ScopeEffect {
  if (world.rows.length === 0) return warning(world, 'Database replication not enabled');
  const { switched, error } = switchAll(world, world.tables, 'off');
  if (error !== undefined) return failed(world, error, { switchedOff: switched });
  return success(world, 'Disabled replication for database', {
    rows: [],
    phantoms: noPhantoms,
    switchedOff: switched,
    internalTables: 'off',
  });
}

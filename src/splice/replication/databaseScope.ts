/** ENABLE_DATABASE_REPLICATION and DISABLE_DATABASE_REPLICATION. */
import { failed, success, warning } from './answers';
import type { ScopeEffect, ScopeWorld } from './effect';
import { firstStumble, toSwitch } from './lookup';
import { databaseRow, sameRow } from './rows';

export function enableDatabase(world: ScopeWorld): ScopeEffect {
  if (world.rows.some((row) => sameRow(row, databaseRow)))
    return warning(world, 'Database replication has been enabled');
  const switchedOn = toSwitch(world, world.tables, 'on');
  const stumble = firstStumble(world.tables);
  if (stumble !== undefined) return failed(world, stumble, { switchedOn });
  return success('Enabled replication for database', { rows: [databaseRow], switchedOn, internalTables: 'on' });
}

/** Wipes every setting, those of schemas and tables too; a no-op only when there is no row at all. */
export function disableDatabase(world: ScopeWorld): ScopeEffect {
  if (world.rows.length === 0) return warning(world, 'Database replication not enabled');
  const switchedOff = toSwitch(world, world.tables, 'off');
  const stumble = firstStumble(world.tables);
  if (stumble !== undefined) return failed(world, stumble, { switchedOff });
  return success('Disabled replication for database', { rows: [], switchedOff, internalTables: 'off' });
}

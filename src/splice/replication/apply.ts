/**
 * The six scope procedures, exactly as the server carries them out: checks and rows take the argument verbatim while the table lookup
 * folds it, HBase is switched before the rows are written, and an `Error` leaves behind what was done before it. A replica refuses them
 * all with "Database is read-only."; that is the caller's to check.
 */
import type { ScopeAction } from './model';
import type { ScopeEffect, ScopeWorld } from './effect';
import { disableDatabase, enableDatabase } from './databaseScope';
import { disableSchema, enableSchema } from './schemaScope';
import { disableTable, enableTable } from './tableScope';

export function applyScopeAction(world: ScopeWorld, action: ScopeAction): ScopeEffect {
  switch (action.kind) {
    case 'enable-database':
      return enableDatabase(world);
    case 'disable-database':
      return disableDatabase(world);
    case 'enable-schema':
      return enableSchema(world, action.schemaName);
    case 'disable-schema':
      return disableSchema(world, action.schemaName);
    case 'enable-table':
      return enableTable(world, action.schemaName, action.tableName);
    case 'disable-table':
      return disableTable(world, action.schemaName, action.tableName);
  }
}

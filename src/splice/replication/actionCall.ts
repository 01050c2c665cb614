/** The procedure that carries an action out. */
import type { ScopeAction } from './model';

export interface ActionCall {
  readonly procedure: string;
  readonly arguments: readonly (string | null)[];
}

export function callOf(action: ScopeAction): ActionCall {
  switch (action.kind) {
    case 'enable-database':
      return { procedure: 'ENABLE_DATABASE_REPLICATION', arguments: [] };
    case 'disable-database':
      return { procedure: 'DISABLE_DATABASE_REPLICATION', arguments: [] };
    case 'enable-schema':
      return { procedure: 'ENABLE_SCHEMA_REPLICATION', arguments: [action.schemaName] };
    case 'disable-schema':
      return { procedure: 'DISABLE_SCHEMA_REPLICATION', arguments: [action.schemaName] };
    case 'enable-table':
      return { procedure: 'ENABLE_TABLE_REPLICATION', arguments: [action.schemaName, action.tableName] };
    case 'disable-table':
      return { procedure: 'DISABLE_TABLE_REPLICATION', arguments: [action.schemaName, action.tableName] };
  }
}

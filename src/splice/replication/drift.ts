/** Where HBase does something else than the rows say: only REPLICATION_ENABLED of each table can tell. */
import type { RowIndex } from './effective';
import { tableState } from './effective';
import type { ScopeAction, TableEntry } from './model';

export interface Drift {
  readonly table: TableEntry;
  /** `on-without-row`: replicates though no row says so. `off-with-row`: a row says so, yet nothing replicates. */
  readonly kind: 'on-without-row' | 'off-with-row';
  /** In this order; empty where no action on the table alone helps. */
  readonly repair: readonly ScopeAction[];
}

/** Undefined when rows and HBase agree, or when the rows could not be read. */
export function driftOf(rows: RowIndex | undefined, table: TableEntry, enabled: boolean): Drift | undefined {
  const state = tableState(rows, table);
  const { schemaName, tableName } = table;
  const enable: ScopeAction = { kind: 'enable-table', schemaName, tableName };
  const disable: ScopeAction = { kind: 'disable-table', schemaName, tableName };
  if (state.kind === 'replicated' && !enabled) {
    // Under a broader row a disable would rewrite that one: the broader scope has to be switched off and on instead.
    return { table, kind: 'off-with-row', repair: state.via === 'table' ? [disable, enable] : [] };
  }
  if (state.kind === 'not-replicated' && enabled) return { table, kind: 'on-without-row', repair: [enable, disable] };
  return undefined;
}

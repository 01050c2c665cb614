/** The rows that decide what replicates, as read from a server or as the rules would leave them. */

/** A row of SYS.SYSREPLICATION. `scope` is DATABASE, SCHEMA or TABLE; text is kept exactly as stored. */
export interface ReplicationRow {
  readonly scope: string;
  readonly schemaName: string | null;
  readonly tableName: string | null;
}

/** TABLETYPE of SYS.SYSTABLES: user table, system table, view, synonym, external, local temporary. */
export type TableType = 'T' | 'S' | 'V' | 'A' | 'E' | 'X';

export interface TableEntry {
  readonly schemaName: string;
  readonly tableName: string;
  readonly tableType: TableType;
}

/** Everything the rules look at. */
export interface DatabaseContents {
  readonly schemas: readonly string[];
  readonly tables: readonly TableEntry[];
  /** In reading order; the same row may stand twice. */
  readonly rows: readonly ReplicationRow[];
  /** True where the server holds other databases too: then its procedures go over the schemas of all. */
  readonly severalDatabases?: boolean | undefined;
}

/** Why a table cannot replicate, whatever the rows say. */
export type Obstacle =
  'view' | 'synonym' | 'external' | 'temporary' | 'name-not-upper-case' | 'name-with-quote-or-blank';

export type TableState =
  | { readonly kind: 'replicated'; readonly via: 'table' | 'schema' | 'database' }
  | { readonly kind: 'not-replicated' }
  /** Nothing to replicate or no way to; `viaName` rows may still exist (`hasRow`). */
  | { readonly kind: 'cannot'; readonly obstacle: Obstacle; readonly hasRow: boolean }
  /** SYS.SYSREPLICATION could not be read. Never shown as "not replicated". */
  | { readonly kind: 'unknown' };

export type SchemaState =
  | { readonly kind: 'replicated'; readonly via: 'schema' | 'database' }
  /** Some of its tables replicate, each by a row of its own. Counts are of tables of type T. */
  | { readonly kind: 'partial'; readonly replicated: number; readonly total: number }
  | { readonly kind: 'not-replicated' }
  | { readonly kind: 'cannot'; readonly obstacle: Obstacle }
  | { readonly kind: 'unknown' };

export type DatabaseState =
  | { readonly kind: 'replicated' }
  | { readonly kind: 'partial'; readonly schemaRows: number; readonly tableRows: number }
  | { readonly kind: 'not-replicated' }
  | { readonly kind: 'unknown' };

/** A row that does not mean what it seems to; each is shown in the tree with its repair. */
export type RowFinding =
  /** The table or schema it names does not exist (dropped or renamed). */
  | { readonly kind: 'stale'; readonly row: ReplicationRow }
  /** The same row stands more than once: two sessions acted at the same time. */
  | { readonly kind: 'duplicate'; readonly row: ReplicationRow; readonly count: number }
  /** Names written in another case, with quotes or with blanks: the row covers nothing by itself. */
  | { readonly kind: 'misspelt'; readonly row: ReplicationRow; readonly meant: string }
  /** A row below a broader one: without effect while that stands. */
  | { readonly kind: 'shadowed'; readonly row: ReplicationRow; readonly by: ReplicationRow }
  /** A row that names NULL where a name belongs. */
  | { readonly kind: 'null-name'; readonly row: ReplicationRow }
  /** A TABLE row of a view, synonym or external table, as an expansion writes them. */
  | { readonly kind: 'ineffective'; readonly row: ReplicationRow; readonly obstacle: Obstacle };

/** The six procedures that change SYS.SYSREPLICATION, with their arguments as they would be sent. */
export type ScopeAction =
  | { readonly kind: 'enable-database' }
  | { readonly kind: 'disable-database' }
  | { readonly kind: 'enable-schema' | 'disable-schema'; readonly schemaName: string | null }
  | {
      readonly kind: 'enable-table' | 'disable-table';
      readonly schemaName: string | null;
      readonly tableName: string | null;
    };

/** One reading of a cluster's schemas, tables and rows, laid out for drawing: built once, then every state is a look-up. */
import type { ContentsReading } from '../clusters/session';
import { isSystemSchema, resolvedName } from '../splice/names';
import { databaseState, RowIndex, schemaState, tableState } from '../splice/replication/effective';
import { findRows, findingKey } from '../splice/replication/findings';
import type {
  DatabaseContents,
  DatabaseState,
  ReplicationRow,
  RowFinding,
  SchemaState,
  TableEntry,
  TableState,
} from '../splice/replication/model';

type TablesBySchema = ReadonlyMap<string, readonly TableEntry[]>;

export class ContentsIndex {
  readonly rows: RowIndex | undefined;
  readonly database: DatabaseState;
  readonly #bySchema: TablesBySchema | undefined;
  /** Read by the piece, where the catalogue is too large to be read whole. */
  readonly #loaded: TablesBySchema;
  readonly #known: ReadonlySet<string>;
  readonly #states = new Map<string, SchemaState>();
  readonly #findings = new Map<string | undefined, readonly RowFinding[]>();
  readonly #rowsUnder: ReadonlyMap<string | undefined, readonly ReplicationRow[]>;
  /** The first DATABASE row, beside which all others are looked at. */
  readonly #databaseRow: readonly ReplicationRow[];
  /** Sorted and laid out by name when first asked for. */
  readonly #sorted: Map<string, readonly TableEntry[]>;
  readonly #names: Map<string, ReadonlyMap<string, TableEntry>>;

  /** @param previous of the reading before, whose layout is kept where only the rows were read again */
  constructor(
    readonly reading: ContentsReading,
    previous: ContentsIndex | undefined,
    loaded: TablesBySchema,
  ) {
    this.rows = reading.rows.readable ? new RowIndex(reading.rows.value) : undefined;
    this.database = databaseState(this.rows);
    const kept = previous?.reading.tables === reading.tables ? previous : undefined;
    this.#bySchema = kept ? kept.#bySchema : reading.tables && groupBySchema(reading.tables);
    this.#names = kept ? kept.#names : new Map<string, ReadonlyMap<string, TableEntry>>();
    this.#sorted = kept ? kept.#sorted : new Map<string, readonly TableEntry[]>();
    this.#known = new Set(reading.schemas);
    this.#loaded = loaded;
    this.#rowsUnder = groupRows(this.rows?.rows ?? [], this.#known);
    this.#databaseRow = (this.rows?.rows ?? []).filter(({ scope }) => scope === 'DATABASE').slice(0, 1);
  }

  /** Whether all tables were read at once. */
  get whole(): boolean {
    return this.#bySchema !== undefined;
  }

  /** For the rules; undefined where the rows or some tables are not known. */
  get contents(): DatabaseContents | undefined {
    const { schemas, tables } = this.reading;
    return tables && this.rows ? { schemas, tables, rows: this.rows.rows } : undefined;
  }

  schemas(withSystem: boolean): readonly string[] {
    return withSystem ? this.reading.schemas : this.reading.schemas.filter((name) => !isSystemSchema(name));
  }

  /** By name; undefined where the schema's tables were not read yet. */
  tables(schemaName: string): readonly TableEntry[] | undefined {
    let tables = this.#sorted.get(schemaName);
    if (tables === undefined) {
      const unsorted = this.#listed(schemaName);
      if (unsorted === undefined) return undefined;
      tables = [...unsorted].sort(byName);
      this.#sorted.set(schemaName, tables);
    }
    return tables;
  }

  /** As they were read: states need no order. */
  #listed(schemaName: string): readonly TableEntry[] | undefined {
    return this.#bySchema ? (this.#bySchema.get(schemaName) ?? []) : this.#loaded.get(schemaName);
  }

  table(schemaName: string, tableName: string): TableEntry | undefined {
    let names = this.#names.get(schemaName);
    if (names === undefined) {
      names = new Map(this.#listed(schemaName)?.map((table) => [table.tableName, table]));
      this.#names.set(schemaName, names);
    }
    return names.get(tableName);
  }

  tableState(table: TableEntry): TableState {
    return tableState(this.rows, table);
  }

  schemaState(schemaName: string): SchemaState {
    let state = this.#states.get(schemaName);
    if (state === undefined) {
      state = schemaState(this.rows, schemaName, this.#listed(schemaName) ?? []);
      this.#states.set(schemaName, state);
    }
    return state;
  }

  /** How many TABLE rows name a schema whose tables were not read yet: all that is known of it then. */
  unreadRowCount(schemaName: string): number {
    if (this.#listed(schemaName) !== undefined) return 0;
    return this.#rowsUnder.get(schemaName)?.filter(({ scope }) => scope === 'TABLE').length ?? 0;
  }

  /**
   * The rows to be shown under a schema; under no schema at all (`undefined`) those that name none that exists. Rows of
   * views and the like are told on the view's own line instead.
   */
  findingsUnder(schemaName: string | undefined): readonly RowFinding[] {
    let findings = this.#findings.get(schemaName);
    if (findings === undefined) {
      findings = this.#find(schemaName).filter(({ kind }) => kind !== 'ineffective');
      this.#findings.set(schemaName, findings);
    }
    return findings;
  }

  finding(schemaName: string | undefined, key: string): RowFinding | undefined {
    return this.findingsUnder(schemaName).find((finding) => findingKey(finding) === key);
  }

  /** What the repair of a row under this schema looks at. */
  around(schemaName: string | undefined): Pick<DatabaseContents, 'rows' | 'tables'> {
    return { rows: this.rows?.rows ?? [], tables: (schemaName === undefined ? [] : this.tables(schemaName)) ?? [] };
  }

  /** Called when tables read by the piece were read, or are to be read again. */
  forgetSchema(schemaName: string): void {
    this.#states.delete(schemaName);
    this.#findings.delete(schemaName);
    this.#names.delete(schemaName);
    this.#sorted.delete(schemaName);
  }

  #find(schemaName: string | undefined): readonly RowFinding[] {
    const rows = this.#rowsUnder.get(schemaName);
    // What this user may not see is not there for them: no row can be called stale then.
    if (rows === undefined || this.reading.partial) return [];
    if (schemaName === undefined) return findRows({ schemas: this.reading.schemas, tables: [], rows });
    const tables = this.#listed(schemaName);
    if (tables === undefined) return [];
    return findRows({ schemas: [schemaName], tables, rows: [...this.#databaseRow, ...rows] });
  }
}

function byName(a: TableEntry, b: TableEntry): number {
  return a.tableName < b.tableName ? -1 : Number(a.tableName > b.tableName);
}

function groupBySchema(tables: readonly TableEntry[]): TablesBySchema {
  const groups = new Map<string, TableEntry[]>();
  let last: { readonly schemaName: string; readonly group: TableEntry[] } | undefined;
  for (const table of tables) {
    const { schemaName } = table;
    // Servers tend to list the tables of a schema one after the other.
    if (last?.schemaName !== schemaName) {
      const group = groups.get(schemaName) ?? [];
      groups.set(schemaName, group);
      last = { schemaName, group };
    }
    last.group.push(table);
  }
  return groups;
}

/** By the schema that a row names, or that the server's look-up takes its name for. */
function groupRows(
  rows: readonly ReplicationRow[],
  schemas: ReadonlySet<string>,
): ReadonlyMap<string | undefined, readonly ReplicationRow[]> {
  const groups = new Map<string | undefined, ReplicationRow[]>();
  for (const row of rows) {
    const under = schemaOf(row, schemas);
    const group = groups.get(under);
    if (group) group.push(row);
    else groups.set(under, [row]);
  }
  return groups;
}

function schemaOf({ schemaName }: ReplicationRow, schemas: ReadonlySet<string>): string | undefined {
  if (schemaName === null) return undefined;
  if (schemas.has(schemaName)) return schemaName;
  const meant = resolvedName(schemaName);
  return schemas.has(meant) ? meant : undefined;
}

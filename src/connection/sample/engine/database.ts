/** A thin wrapper of the embedded SQLite: statements with values in and out, its errors with their place. */
import type { Database as SqliteDatabase, PreparedStatement, Sqlite3Static, SqlValue } from '@sqlite.org/sqlite-wasm';
import { defineFunctions } from './functions';

export type { Sqlite3Static } from '@sqlite.org/sqlite-wasm';

/** Integers beyond 2^53 are bigint, smaller ones number, as the library gives them. */
export type StoredValue = null | number | bigint | string | Uint8Array;
export type Bound = StoredValue | boolean;

export interface StoredRows {
  /** `declared` is the type of the column the value comes from, undefined for an expression. */
  readonly columns: readonly { readonly name: string; readonly declared: string | undefined }[];
  readonly rows: StoredValue[][];
  readonly truncated: boolean;
}

/** What SQLite said, with the offset (UTF-8 bytes) in the statement, -1 where it gave none. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    message: string,
    readonly interrupted: boolean,
    readonly offset: number,
  ) {
    super(message);
  }
}

export interface RowChange {
  readonly physicalName: string;
  readonly rowId: bigint;
}

const STEPS_BETWEEN_LOOKS = 20_000;

export class Database {
  private readonly db: SqliteDatabase;
  private changed: RowChange[] | undefined;
  private readonly kept = new Map<string, PreparedStatement>();

  /** `image` is what {@link Database.image} gave; `isCancelled` is asked again and again while a statement runs. */
  constructor(
    private readonly sqlite: Sqlite3Static,
    private readonly isCancelled: () => boolean,
    image?: Uint8Array,
  ) {
    this.db = new sqlite.oo1.DB(':memory:');
    if (image) this.load(image);
    const { capi } = sqlite;
    capi.sqlite3_progress_handler(this.db, STEPS_BETWEEN_LOOKS, () => (this.isCancelled() ? 1 : 0), 0);
    capi.sqlite3_update_hook(
      this.db,
      (_context, _operation, _schema, physicalName, rowId) => this.changed?.push({ physicalName, rowId }),
      0,
    );
    defineFunctions(sqlite, this.db);
    this.run('PRAGMA case_sensitive_like = ON');
  }

  /** At most `maxRows` rows; bound values by their number, from 1. */
  query(sql: string, values: readonly Bound[] = [], maxRows = Infinity): StoredRows {
    return this.prepared(sql, values, (statement) => {
      const columns = statement.getColumnNames().map((name, index) => ({
        name,
        declared: this.sqlite.capi.sqlite3_column_decltype(statement, index) ?? undefined,
      }));
      const rows: StoredValue[][] = [];
      let truncated = false;
      while (statement.step()) {
        if (rows.length >= maxRows) {
          truncated = true;
          break;
        }
        rows.push(statement.get([]).map(stored));
      }
      return { columns, rows, truncated };
    });
  }

  /** A statement of our own that comes again and again: kept prepared, and all its rows. */
  lookUp(sql: string, values: readonly Bound[] = []): StoredValue[][] {
    try {
      const statement = this.kept.get(sql) ?? this.db.prepare(sql);
      this.kept.set(sql, statement);
      if (values.length > 0) statement.bind([...values]);
      const rows: StoredValue[][] = [];
      try {
        while (statement.step()) rows.push(statement.get([]).map(stored));
      } finally {
        statement.reset();
      }
      return rows;
    } catch (error) {
      throw this.engineError(error);
    }
  }

  /** Rows inserted, updated or deleted. */
  run(sql: string, values: readonly Bound[] = []): number {
    const before = this.db.changes(true);
    this.prepared(sql, values, (statement) => {
      while (statement.step());
    });
    return this.db.changes(true) - before;
  }

  /** Many rows at once: written out as literals, which is much faster than binding each value. */
  insertMany(physicalName: string, rows: readonly (readonly Bound[])[]): void {
    const values = rows.map((row) => `(${row.map(literalOf).join(', ')})`);
    if (values.length > 0) this.run(`INSERT INTO "${physicalName}" VALUES ${values.join(', ')}`);
  }

  /** All or nothing: what `work` did is undone when it throws. */
  atomically<T>(work: () => T): T {
    this.run('SAVEPOINT work');
    try {
      const result = work();
      this.run('RELEASE work');
      return result;
    } catch (error) {
      // A cancel has taken back everything and ended the savepoint.
      if (!(error instanceof EngineError && error.interrupted)) this.db.exec('ROLLBACK TO work; RELEASE work');
      throw error;
    }
  }

  /** The rows that `work` inserted, updated or deleted, in order, whatever became of them afterwards. */
  recording(work: () => void): readonly RowChange[] {
    const changed: RowChange[] = [];
    this.changed = changed;
    try {
      work();
    } finally {
      this.changed = undefined;
    }
    return changed;
  }

  /** Everything in it, to be given to another constructor. */
  image(): Uint8Array {
    return this.sqlite.capi.sqlite3_js_db_export(this.db);
  }

  close(): void {
    for (const statement of this.kept.values()) statement.finalize();
    this.db.close();
  }

  private load(image: Uint8Array): void {
    const { capi, wasm } = this.sqlite;
    const pointer = this.db.pointer;
    if (pointer === undefined) throw new EngineError('database is closed', false, -1);
    const data = wasm.allocFromTypedArray(image);
    const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE;
    this.db.checkRc(capi.sqlite3_deserialize(pointer, 'main', data, image.length, image.length, flags));
  }

  private prepared<T>(sql: string, values: readonly Bound[], use: (statement: PreparedStatement) => T): T {
    let statement: PreparedStatement | undefined;
    try {
      statement = this.db.prepare(sql);
      if (values.length > 0) statement.bind([...values]);
      return use(statement);
    } catch (error) {
      throw this.engineError(error);
    } finally {
      statement?.finalize();
    }
  }

  private engineError(error: unknown): unknown {
    if (!(error instanceof this.sqlite.SQLite3Error)) return error;
    const { capi } = this.sqlite;
    const interrupted = error.resultCode === capi.SQLITE_INTERRUPT;
    const offset = interrupted ? -1 : capi.sqlite3_error_offset(this.db);
    return new EngineError(capi.sqlite3_errmsg(this.db), interrupted, offset);
  }
}

function stored(value: SqlValue): StoredValue {
  if (value instanceof Int8Array || value instanceof ArrayBuffer) return new Uint8Array(value);
  return typeof value === 'boolean' ? Number(value) : (value ?? null);
}

function literalOf(value: Bound): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

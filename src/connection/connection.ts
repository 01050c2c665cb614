/** The one way everything above reaches a cluster, whatever the transport. */

/** A value read from a server. DECIMAL, DATE, TIME and TIMESTAMP are their exact text; BIGINT is a bigint; NULL is null. */
export type SqlValue = null | boolean | number | bigint | string | Uint8Array;

/** A value bound to a `?` of a statement. */
export type SqlParameter = null | boolean | number | bigint | string;

/** `java-object`: its values are bytes that only a Java program reads; the server tells them as text when it is asked to CAST. */
export type ColumnType =
  | 'boolean'
  | 'integer'
  | 'bigint'
  | 'decimal'
  | 'float'
  | 'text'
  | 'binary'
  | 'date'
  | 'time'
  | 'timestamp'
  | 'java-object'
  | 'other';

export interface Column {
  /** The label as the server spelt it: for the replication procedures it is the outcome itself. */
  readonly name: string;
  readonly type: ColumnType;
}

export interface ResultSet {
  readonly columns: readonly Column[];
  /** One array per row, in the order of `columns`. */
  readonly rows: readonly (readonly SqlValue[])[];
  /** True when the server had more rows than `maxRows`. */
  readonly truncated: boolean;
  /** Texts that the server cut because it cannot send such long ones, each by its place from 0; absent where there are none. */
  readonly cut?: readonly { readonly row: number; readonly column: number }[];
}

/** What a server says beside a result: a warning, or one link of an error chain. */
export interface ServerMessage {
  /** Five characters; empty where the driver gave none. */
  readonly sqlState: string;
  readonly vendorCode: number;
  readonly message: string;
}

export interface StatementResult {
  /** The first result set; absent for statements that return none. */
  readonly resultSet?: ResultSet;
  /** Those behind it, where a procedure returned several and the transport gives them. */
  readonly furtherResultSets?: readonly ResultSet[];
  /** Rows inserted, updated or deleted; absent where the transport does not say. */
  readonly rowsAffected?: number;
  readonly warnings: readonly ServerMessage[];
}

export interface ExecuteOptions {
  readonly parameters?: readonly SqlParameter[];
  /** Milliseconds until the statement is cancelled, waiting behind others of the same line not counted. */
  readonly deadlineMs?: number;
  /** Aborting cancels the statement; the promise settles soon after, whatever the server does. */
  readonly signal?: AbortSignal;
  readonly maxRows?: number;
}

/** `begin` turns off that every statement is committed by itself; the two others turn it on again. */
export type TransactionStep = 'begin' | 'commit' | 'rollback';

/** Which product answered, as the server or the driver says it; undefined parts were not said. */
export interface ServerProduct {
  readonly name?: string;
  readonly version?: string;
  /** Version of the engine beneath, from products that tell it in place of their own. */
  readonly engine?: string;
}

/**
 * An open line to one server. `execute` takes one statement, without its semicolon, and rejects with a
 * {@link ConnectionFailure}; so does everything else here.
 */
export interface Connection {
  readonly product: ServerProduct;
  /** False once the line is gone; a closed connection never opens again by itself. */
  readonly isOpen: boolean;
  execute(sql: string, options?: ExecuteOptions): Promise<StatementResult>;
  /** Absent where the transport has no transactions: then each statement takes effect at once. A line that closes rolls back. */
  readonly transact?: (step: TransactionStep, options?: Pick<ExecuteOptions, 'deadlineMs' | 'signal'>) => Promise<void>;
  /** Ends the line; resolves when nothing of it is left (no process, no socket). Never rejects. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Milliseconds until the attempt is given up. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** Opens connections to one server; made from a profile and its secret by the transport's own folder. */
export interface Connector {
  readonly transport: TransportKind;
  open(options?: OpenOptions): Promise<Connection>;
}

export type TransportKind = 'odbc' | 'drda' | 'sample';

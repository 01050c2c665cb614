/**
 * The part of the npm package `odbc` that is used here, as version 2.6.0 really behaves: its own types are wrong in places
 * (`connected` is a getter, parameters may be boolean, null or bigint, errors carry `odbcErrors`).
 */
import type { SqlParameter } from '../connection';

export interface OdbcModule {
  connect(options: { readonly connectionString: string; readonly fetchArray: boolean }): Promise<DriverConnection>;
}

export interface DriverConnection {
  /** Asks the driver; false too where the driver cannot tell. */
  readonly connected: boolean;
  query(sql: string, parameters?: readonly SqlParameter[]): Promise<DriverRows>;
  /** Turns autocommit off; `commit` and `rollback` turn it on again. */
  beginTransaction(): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Runs on the calling thread and may block it. */
  cancel(): Promise<void>;
  close(): Promise<void>;
}

/** With `fetchArray` each row is an array, so that columns of the same name stay apart. */
export type DriverRows = unknown[][] & {
  readonly columns: readonly DriverColumn[];
  /** Rows changed; -1 where the driver does not say. */
  readonly count: number;
};

export interface DriverColumn {
  readonly name: string;
  /** One of ODBC's `SQL_…` type codes. */
  readonly dataType: number;
  readonly decimalDigits: number;
}

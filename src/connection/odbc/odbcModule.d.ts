/**
 * The part of the npm package `odbc` that is used here, as version 2.6.0 really behaves: its own types are wrong in places
 * (`connected` is a getter, parameters may be boolean, null or bigint, errors carry `odbcErrors`).
 */
declare module 'odbc' {
  export interface OdbcColumn {
    readonly name: string;
    /** One of ODBC's `SQL_…` type codes. */
    readonly dataType: number;
    readonly columnSize: number;
    readonly decimalDigits: number;
  }

  /** With `fetchArray` each row is an array, so that columns of the same name stay apart. */
  export type OdbcRows = unknown[][] & {
    readonly columns: readonly OdbcColumn[];
    /** Rows changed; -1 where the driver does not say. */
    readonly count: number;
  };

  export interface OdbcConnection {
    /** Asks the driver; false too where the driver cannot tell. */
    readonly connected: boolean;
    query(sql: string, parameters?: readonly (null | boolean | number | bigint | string)[]): Promise<OdbcRows>;
    /** Runs on the calling thread and may block it. */
    cancel(): Promise<void>;
    close(): Promise<void>;
  }

  export function connect(options: {
    readonly connectionString: string;
    readonly fetchArray: boolean;
  }): Promise<OdbcConnection>;
}

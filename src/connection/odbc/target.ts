/** Where an ODBC connection leads: the secret string that opens it, and the names that messages about it may show. */

export interface OdbcTarget {
  /** Holds the password: never logged, never in argv. */
  readonly connectionString: string;
  /** Masked wherever they turn up in a driver's words. */
  readonly secrets: readonly string[];
  readonly dsn?: string;
  readonly driver?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
}

/** What names mean for the session that runs a statement. */

export type Access = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';

export interface Scope {
  readonly user: string;
  /** The current schema. */
  readonly schema: string;
  /** SQLite's name of the table; throws when it does not exist or may not be used so. */
  resolve(schema: string | undefined, table: string, access: Access): string;
}

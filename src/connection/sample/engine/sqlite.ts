/** Loads the embedded SQLite; its wasm file lies beside the bundle, or in the package. */
import init from '@sqlite.org/sqlite-wasm';
import type { Sqlite3Static } from './database';

export async function loadSqlite(): Promise<Sqlite3Static> {
  const sqlite = await init();
  // The library writes failing statements to the console; here they are answers.
  sqlite.config.warn = sqlite.config.error = () => undefined;
  return sqlite;
}

/** What the plan of a scope action rests on: the last reading, as far as it still holds. */
import type { ClusterSession, ContentsReading } from '../../clusters/session';
import type { DatabaseContents, ReplicationRow, ScopeAction, TableEntry } from '../../splice/replication/model';
import { hindranceQuery, suspectsIn, withSuspects } from '../../splice/replication/preflight';
import { isDatabaseWide } from './scopePlan';

type Session = Pick<ClusterSession, 'contents' | 'readContents' | 'readRows' | 'readTables' | 'query'>;

/**
 * The rows are read afresh, and for a broader action the tables over which it may stumble: a temporary one may have come alive since, an
 * external one may be gone. Schemas and other tables are those of the last reading.
 */
export async function freshReading(session: Session, actions: readonly ScopeAction[]): Promise<ContentsReading> {
  const known = session.contents;
  if (known === undefined) return session.readContents();
  const rows = await session.readRows();
  if (known.tables === undefined || !rows.readable || actions.every(isAboutTable)) return { ...known, rows };
  return { ...known, rows, tables: withSuspects(known.tables, await suspects(session)) };
}

/** In a catalogue too large to be read whole, the tables of the schemas concerned, and those that hinder a database-wide call. */
export async function contentsFor(
  session: Session,
  { schemas, tables, severalDatabases }: ContentsReading,
  rows: readonly ReplicationRow[],
  actions: readonly ScopeAction[],
): Promise<DatabaseContents> {
  if (tables !== undefined) return { schemas, tables, rows, severalDatabases };
  const concerned = new Set(actions.flatMap((action) => ('schemaName' in action ? (action.schemaName ?? []) : [])));
  const read: TableEntry[] = [];
  for (const schemaName of concerned) read.push(...(await session.readTables(schemaName)));
  if (actions.some(isDatabaseWide)) read.push(...(await suspects(session)));
  return { schemas, tables: read, rows, severalDatabases };
}

async function suspects(session: Session): Promise<readonly TableEntry[]> {
  const { rows } = await session.query(hindranceQuery);
  return suspectsIn(rows);
}

function isAboutTable({ kind }: ScopeAction): boolean {
  return kind === 'enable-table' || kind === 'disable-table';
}

/** Switching the database, schemas and tables: what is read before and after. */
import type { ClusterSession, ContentsReading } from '../../clusters/session';
import type { DatabaseContents, ReplicationRow, ScopeAction, TableEntry } from '../../splice/replication/model';
import { hindranceQuery } from '../../splice/replication/preflight';
import { sideOf } from '../labels/side';
import { connected } from '../reading';
import { placeOf, type Action } from './carryOut';
import { actionsOf, isDatabaseWide, planScope, type ScopeRequest } from './scopePlan';

/** The schemas and tables of the last reading serve; the rows are read afresh. */
export function scopeAction(
  session: ClusterSession,
  verb: ScopeRequest['verb'],
  actions: readonly ScopeAction[],
  object?: string,
): Action {
  return {
    session,
    plan: async () => {
      await connected(session);
      const side = sideOf(session.status);
      const request = { verb, actions, side, place: placeOf(session), ...(object === undefined ? {} : { object }) };
      if (side === 'passive') return planScope(request, undefined);
      const reading = await freshReading(session);
      if (!reading.rows.readable) return planScope({ ...request, unreadable: reading.rows.reason }, undefined);
      const contents = await contentsFor(session, reading, reading.rows.value, actions);
      return planScope({ ...request, tablesIncomplete: reading.tables === undefined }, contents);
    },
    readBack: () => session.readRows(),
    again: (failed) => scopeAction(session, verb, actionsOf(failed, actions), object),
  };
}

async function freshReading(session: ClusterSession): Promise<ContentsReading> {
  const known = session.contents;
  if (known === undefined) return session.readContents();
  return { ...known, rows: await session.readRows() };
}

/** In a catalogue too large to be read whole, the tables of the schemas concerned, and those that hinder a database-wide call. */
async function contentsFor(
  session: ClusterSession,
  { schemas, tables }: ContentsReading,
  rows: readonly ReplicationRow[],
  actions: readonly ScopeAction[],
): Promise<DatabaseContents> {
  if (tables !== undefined) return { schemas, tables, rows };
  const concerned = new Set(actions.flatMap((action) => ('schemaName' in action ? (action.schemaName ?? []) : [])));
  const read: TableEntry[] = [];
  for (const schemaName of concerned) read.push(...(await session.readTables(schemaName)));
  if (actions.some(isDatabaseWide)) read.push(...(await hindering(session)));
  return { schemas, tables: read, rows };
}

async function hindering(session: ClusterSession): Promise<TableEntry[]> {
  const { rows } = await session.query(hindranceQuery);
  return rows.map(([schemaName, tableName, tableType]) => ({
    schemaName: String(schemaName),
    tableName: String(tableName),
    tableType: tableType === 'E' || tableType === 'X' ? tableType : 'T',
  }));
}

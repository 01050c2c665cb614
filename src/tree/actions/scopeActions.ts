/** Switching the database, schemas and tables: what is read before and after. */
import type { ClusterSession, ContentsReading } from '../../clusters/session';
import type { ScopeAction, TableEntry } from '../../splice/replication/model';
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
      const server = await connected(session);
      const side = sideOf(session.status);
      const place = placeOf(session);
      const request = { verb, actions, side, place, server, ...(object === undefined ? {} : { object }) };
      if (side === 'passive') return planScope(request, undefined);
      const { rows, schemas, tables: all } = await freshReading(session);
      if (!rows.readable) return planScope({ ...request, tables: all ?? [], unreadable: rows.reason }, undefined);
      const tables = all ?? (await tablesFor(session, actions));
      return planScope({ ...request, tablesIncomplete: all === undefined }, { schemas, tables, rows: rows.value });
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
async function tablesFor(session: ClusterSession, actions: readonly ScopeAction[]): Promise<TableEntry[]> {
  const concerned = new Set(actions.flatMap((action) => ('schemaName' in action ? (action.schemaName ?? []) : [])));
  const read: TableEntry[] = [];
  for (const schemaName of concerned) read.push(...(await session.readTables(schemaName)));
  if (actions.some(isDatabaseWide)) read.push(...(await hindering(session)));
  return read;
}

async function hindering(session: ClusterSession): Promise<TableEntry[]> {
  const { rows } = await session.query(hindranceQuery);
  return rows.map(([schemaName, tableName, tableType]) => ({
    schemaName: String(schemaName),
    tableName: String(tableName),
    tableType: tableType === 'E' || tableType === 'X' ? tableType : 'T',
  }));
}

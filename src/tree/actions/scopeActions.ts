/** Switching the database, schemas and tables: what is read before and after. */
import type { ClusterSession } from '../../clusters/session';
import type { ScopeAction } from '../../splice/replication/model';
import { sideOf } from '../labels/side';
import { connected } from '../reading';
import { placeOf, type Action } from './carryOut';
import { actionsToRetry, planScope, type ScopeRequest } from './scopePlan';
import { contentsFor, freshReading } from './scopeReading';

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
      const reading = await freshReading(session, actions);
      if (!reading.rows.readable) {
        return planScope({ ...request, tables: reading.tables ?? [], unreadable: reading.rows.reason }, undefined);
      }
      const contents = await contentsFor(session, reading, reading.rows.value, actions);
      return planScope({ ...request, tablesIncomplete: reading.tables === undefined }, contents);
    },
    readBack: () => session.readRows(),
    again: (failed) => scopeAction(session, verb, actionsToRetry(verb, failed, actions), object),
  };
}

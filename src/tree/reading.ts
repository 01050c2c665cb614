/** What an action reads before it can be planned. */
import type { CallOptions, ClusterOverview, ClusterSession } from '../clusters/session';

/** The overview of a cluster, which is connected first where it is not. */
export async function connected(session: ClusterSession, options?: CallOptions): Promise<ClusterOverview> {
  return session.status.kind === 'connected' ? session.status.overview : session.connect(options);
}

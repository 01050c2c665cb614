/** Which clusters fit a role of a script best, so that the right one stands first in the list. */
import type { ClusterSession, Clusters } from '../clusters/session';

export type Role = 'active' | 'passive';

export interface RoleHints {
  /** Chosen for this role when the script was run before. */
  readonly before: string | undefined;
  /** The cluster already chosen for the other role. */
  readonly other: ClusterSession | undefined;
  /** The cluster that the file is bound to. */
  readonly bound: ClusterSession | undefined;
}

export interface RoleChoice {
  readonly session: ClusterSession;
  readonly fit: 'before' | 'peer' | 'role' | 'none' | 'other-role';
}

const order: readonly RoleChoice['fit'][] = ['before', 'peer', 'role', 'none', 'other-role'];

/** The best first; those that fit alike stay in the settings' order, the bound one before them. */
export function roleChoices(
  role: Role,
  clusters: Pick<Clusters, 'sessions' | 'findByClusterKey'>,
  hints: RoleHints,
): readonly RoleChoice[] {
  const rank = ({ session, fit }: RoleChoice) => order.indexOf(fit) * 2 + (session === hints.bound ? 0 : 1);
  return clusters.sessions
    .map((session) => ({ session, fit: fitOf(session, role, clusters, hints) }))
    .sort((one, other) => rank(one) - rank(other));
}

function fitOf(
  session: ClusterSession,
  role: Role,
  clusters: Pick<Clusters, 'findByClusterKey'>,
  { before, other }: RoleHints,
): RoleChoice['fit'] {
  if (session === other) return 'other-role';
  if (session.profile.id === before) return 'before';
  if (other && arePeers(session, other, clusters)) return 'peer';
  const known = roleOf(session);
  if (known === undefined) return 'none';
  return known === role ? 'role' : 'other-role';
}

/** As far as the server has told. */
export function roleOf({ status }: ClusterSession): Role | undefined {
  if (status.kind !== 'connected' || !status.overview.role.readable) return undefined;
  switch (status.overview.role.value) {
    case 'PRIMARY':
      return 'active';
    case 'REPLICA':
      return 'passive';
    case 'NONE':
      return undefined;
  }
}

function arePeers(one: ClusterSession, other: ClusterSession, clusters: Pick<Clusters, 'findByClusterKey'>): boolean {
  return leadsTo(one, other, clusters) || leadsTo(other, one, clusters);
}

function leadsTo(from: ClusterSession, to: ClusterSession, clusters: Pick<Clusters, 'findByClusterKey'>): boolean {
  const { status } = from;
  if (status.kind !== 'connected' || !status.overview.peers.readable) return false;
  return status.overview.peers.value.some(({ clusterKey }) => clusters.findByClusterKey(clusterKey) === to);
}

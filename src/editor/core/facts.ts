/** What the editor's features know of the cluster that a file is bound to: only what was read already. */
import type { Environment } from '../../clusters/profile';
import type {
  ClusterSession,
  Clusters,
  Peer,
  PresentProcedure,
  ClusterOverview,
  ContentsReading,
  ReplicationRole,
} from '../../clusters/session';
import type { Release } from '../../splice/release';
import type { ReplicationRow, TableEntry } from '../../splice/replication/model';

/** A field is absent where it was not read yet, or could not be. */
export interface ClusterFacts {
  readonly name: string;
  readonly environment: Environment;
  readonly release?: Release;
  /** By upper-case name, as the server's own catalogue has them. */
  readonly procedures?: ReadonlyMap<string, PresentProcedure>;
  readonly role?: ReplicationRole;
  readonly ownKey?: string;
  readonly peers?: readonly Peer[];
  readonly schemas?: readonly string[];
  /** Absent too where the catalogue is too large to be read whole. */
  readonly tables?: readonly TableEntry[];
  readonly rows?: readonly ReplicationRow[];
  /** Schemas and tables are only those that this user may see. */
  readonly isPartial?: true;
  /** The other clusters whose key is known. */
  readonly clusterKeys: readonly NamedKey[];
}

export interface NamedKey {
  readonly name: string;
  readonly key: string;
}

/** Takes what the session has in memory; reaches nothing. Not connected, a cluster is what it was last. */
export function factsOf(session: ClusterSession, clusters: Clusters): ClusterFacts {
  const { knownRelease } = session;
  const { name, environment } = session.profile;
  return {
    name,
    environment,
    clusterKeys: clusterKeys(clusters, session),
    ...(knownRelease && { release: knownRelease }),
    ...(session.status.kind === 'connected' && overviewFacts(session.status.overview)),
    ...(session.contents && contentsFacts(session.contents)),
  };
}

/** Procedures deduced from the release say no more than the release does, which is known without them. */
function overviewFacts(overview: ClusterOverview): Partial<ClusterFacts> {
  const { procedures, proceduresFrom, role, clusterKey, peers } = overview;
  return {
    ...(proceduresFrom === 'catalogue' && procedures.size > 0 && { procedures }),
    ...(role.readable && { role: role.value }),
    ...(clusterKey.readable && { ownKey: clusterKey.value }),
    ...(peers.readable && { peers: peers.value }),
  };
}

function contentsFacts({ schemas, tables, rows, partial }: ContentsReading): Partial<ClusterFacts> {
  return {
    schemas,
    ...(tables && { tables }),
    ...(rows.readable && { rows: rows.value }),
    ...(partial && { isPartial: true }),
  };
}

/** The keys of all connected clusters but `except`, in the clusters' order. */
export function clusterKeys(clusters: Clusters, except?: ClusterSession): readonly NamedKey[] {
  return clusters.sessions.flatMap((session) => {
    if (session === except || session.status.kind !== 'connected') return [];
    const { clusterKey } = session.status.overview;
    return clusterKey.readable ? [{ name: session.profile.name, key: clusterKey.value }] : [];
  });
}

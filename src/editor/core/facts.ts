/** What the editor's features know of the cluster that a file is bound to: only what was read already. */
import type { Environment } from '../../clusters/profile';
import type {
  ClusterSession,
  Clusters,
  Peer,
  PresentProcedure,
  Readable,
  ReplicationRole,
} from '../../clusters/session';
import type { Release } from '../../splice/release';
import type { ReplicationRow, TableEntry } from '../../splice/replication/model';

/** A field is absent where it was not read yet, or could not be. */
export interface ClusterFacts {
  readonly name: string;
  readonly environment: Environment;
  readonly release?: Release;
  /** By upper-case name. */
  readonly procedures?: ReadonlyMap<string, PresentProcedure>;
  readonly role?: ReplicationRole;
  readonly ownKey?: string;
  readonly peers?: readonly Peer[];
  readonly schemas?: readonly string[];
  /** Absent too where the catalogue is too large to be read whole. */
  readonly tables?: readonly TableEntry[];
  readonly rows?: readonly ReplicationRow[];
  /** The other clusters whose key is known. */
  readonly clusterKeys: readonly NamedKey[];
}

export interface NamedKey {
  readonly name: string;
  readonly key: string;
}

/** Takes what the session has in memory; reaches nothing. */
export function factsOf(session: ClusterSession, clusters: Clusters): ClusterFacts {
  const { profile, status, contents } = session;
  const overview = status.kind === 'connected' ? status.overview : undefined;
  return {
    name: profile.name,
    environment: profile.environment,
    clusterKeys: clusterKeys(clusters, session),
    ...(overview?.release && { release: overview.release }),
    ...(overview && overview.procedures.size > 0 && { procedures: overview.procedures }),
    ...(overview && {
      ...known('role', overview.role),
      ...known('ownKey', overview.clusterKey),
      ...known('peers', overview.peers),
    }),
    ...(contents && { schemas: contents.schemas, ...known('rows', contents.rows) }),
    ...(contents?.tables && { tables: contents.tables }),
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

function known<Name extends string, T>(name: Name, value: Readable<T>): Readonly<Partial<Record<Name, T>>> {
  return value.readable ? ({ [name]: value.value } as Readonly<Record<Name, T>>) : {};
}

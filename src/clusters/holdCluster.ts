/** Holds the cluster of a profile for an action, under a name that all profiles of the same cluster share. */
import { canonicalClusterKey } from '../splice/clusterKey';
import type { ActionLocks } from './actionLocks';
import type { OwnKeys } from './ownKeys';
import type { ClusterProfile } from './profile';

export interface HoldingParts {
  readonly locks: ActionLocks;
  readonly ownKeys: OwnKeys;
}

/** Resolves to what lets it go. A cluster whose key was never read is told by its profile. */
export function holdCluster(
  { locks, ownKeys }: HoldingParts,
  { id, name, transport }: ClusterProfile,
  what: string,
  holder: object,
): Promise<() => Promise<void>> {
  // Each window has a sample pair of its own.
  if (transport.kind === 'sample') return Promise.resolve(() => Promise.resolve());
  const key = ownKeys.keyOf(id);
  return locks.take(key === undefined ? id : canonicalClusterKey(key), { cluster: name, what, holder });
}

/** Which of the other clusters' own keys a new peer can take, and why not the rest. */
import { t } from '@vscode/l10n';
import type { ClusterSession } from '../../clusters/session';
import { sameClusterKey } from '../../splice/clusterKey';
import type { PeerContext } from './draft';
import type { NotOffered, Offers } from './messages';

type Other = Pick<ClusterSession, 'profile' | 'status'>;

/** Reads what is known; connects nothing. */
export function offersOf(others: readonly Other[], context: Pick<PeerContext, 'takenKeys' | 'ownKey'>): Offers {
  const offered: { name: string; key: string }[] = [];
  const notOffered: NotOffered[] = [];
  for (const other of others) {
    const found = offerOf(other, context);
    if ('key' in found) offered.push(found);
    else notOffered.push(found);
  }
  return { offered, notOffered };
}

function offerOf(
  { profile: { id, name }, status }: Other,
  { takenKeys, ownKey }: Pick<PeerContext, 'takenKeys' | 'ownKey'>,
): NotOffered | { readonly name: string; readonly key: string } {
  switch (status.kind) {
    case 'disconnected':
      return { name, reason: t('{0} is not connected.', name), connectId: id };
    case 'connecting':
      return { name, reason: t('{0} is being connected.', name), connectId: id };
    case 'failed':
      return { name, reason: t('{0} could not be connected: {1}', name, status.failure.message), connectId: id };
    case 'connected':
      break;
  }
  const { clusterKey } = status.overview;
  if (!clusterKey.readable) return { name, reason: t('The key of {0} cannot be read: {1}', name, clusterKey.reason) };
  const { value: key } = clusterKey;
  if (ownKey !== undefined && sameClusterKey(key, ownKey))
    return { name, reason: t('{0} is the active cluster itself.', name) };
  if (takenKeys.some((taken) => sameClusterKey(key, taken))) return { name, reason: t('{0} is a peer already.', name) };
  return { name, key };
}

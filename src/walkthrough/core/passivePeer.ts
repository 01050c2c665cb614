/** The peer of the active cluster that stands for the passive one, and whether it is as it was wanted: asked by every step that speaks of it. */
import { t } from '@vscode/l10n';
import type { Peer } from '../../clusters/session';
import { sameClusterKey } from '../../splice/clusterKey';
import { reached, type PairFacts } from './facts';
import { listedText } from './listedPeer';
import { chosen, isYes, type SetUp } from './model';
import { nameOf, notReachedText } from './planOf';
import { parameterNames } from './signatures';

/** `unreadable` is the reason. */
export function passivePeer(
  setUp: SetUp,
  facts: PairFacts,
): { readonly peer: Peer | undefined } | { readonly unreadable: string } {
  const active = reached(facts.active);
  if (!active) return { unreadable: notReachedText(setUp, 'active', facts.active) };
  if (!active.overview.peers.readable) return { unreadable: active.overview.peers.reason };
  const peers = active.overview.peers.value;
  const passive = reached(facts.passive)?.overview.clusterKey;
  // An SQL address is none of the keys that are listed.
  if (!passive?.readable && peers.length > 0 && parameterNames(active.overview, 'ADD_PEER').includes('hostAndPort'))
    return { unreadable: passive?.reason ?? notReachedText(setUp, 'passive', facts.passive) };
  const key = passive?.readable ? passive.value : (setUp.memory.sentTarget ?? chosen(setUp, 'target'));
  const peer = peers.find(({ clusterKey }) => sameClusterKey(clusterKey, key));
  if (peer || passive?.readable || key === '' || peers.length === 0) return { peer };
  return {
    unreadable: t(
      '{0} may be listed by other host names than {1}: it does not tell its key.',
      nameOf(setUp, 'passive'),
      key,
    ),
  };
}

export interface PeerJudgement {
  readonly peer: Peer;
  readonly text: string;
  /** What is left to be done where it is not as it was wanted. */
  readonly cure?: string;
}

/** Undefined where it is not listed, or cannot be looked up. */
export function judgePeer(setUp: SetUp, facts: PairFacts): PeerJudgement | undefined {
  const found = passivePeer(setUp, facts);
  if ('unreadable' in found || !found.peer) return undefined;
  const { peer } = found;
  return {
    peer,
    text: listedText(peer),
    ...(peer.enabled === false &&
      isYes(setUp, 'enabled') && {
        cure: t('Run this step again, which then enables it with ENABLE_PEER, or enable it in the tree.'),
      }),
  };
}

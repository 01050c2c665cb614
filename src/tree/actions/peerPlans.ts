/** Plans for peers. */
import { t } from '@vscode/l10n';
import type { Peer } from '../../clusters/session';
import { absenceText } from './absence';
import type { ActionPlace, Plan, Step, Verb } from './plan';
import { question } from './planTexts';

export type PeerAction = 'enable-peer' | 'disable-peer' | 'remove-peer';

const procedures = {
  'enable-peer': { procedure: 'ENABLE_PEER', verb: 'enable' },
  'disable-peer': { procedure: 'DISABLE_PEER', verb: 'disable' },
  'remove-peer': { procedure: 'REMOVE_PEER', verb: 'remove' },
} as const satisfies Record<PeerAction, { procedure: string; verb: Verb }>;

export interface PeerFacts {
  readonly id: number;
  /** Undefined where the server has no way to list its peers. */
  readonly peer: Peer | undefined;
  /** Name of the configured cluster it leads to. */
  readonly leadsTo: string | undefined;
}

/** One plan for several peers; those that are in the wanted state already are left out. */
export function planPeers(action: PeerAction, peers: readonly PeerFacts[], { place, side, server }: ActionPlace): Plan {
  const { procedure, verb } = procedures[action];
  const absence = absenceText(server, [procedure], place.cluster);
  if (absence !== undefined) return { kind: 'refused', reason: absence };
  const wanted = peers.filter(({ peer }) => action === 'remove-peer' || peer?.enabled !== (action === 'enable-peer'));
  const [first, ...others] = wanted;
  if (first === undefined)
    return { kind: 'nothing', reason: alreadyWords(action, peers.map(peerObject), place.cluster) };
  const step = (facts: PeerFacts): Step => ({
    call: { procedure, arguments: [facts.id] },
    object: peerObject(facts),
  });
  const objects = wanted.map(peerObject).join(', ');
  return {
    kind: 'run',
    verb,
    steps: [step(first), ...others.map(step)],
    question: question(verb, objects, place),
    effects: effects(action),
    cautions: [
      ...(side === 'passive' ? [t('{0} is passive. Peers belong on the active cluster.', place.cluster)] : []),
      ...(wanted.some(({ peer }) => peer === undefined)
        ? [t('This server cannot list its peers: whether there is such a peer, and in which state, is unknown.')]
        : []),
    ],
    wayBack: wayBack(action),
    rows: undefined,
  };
}

export function peerObject({ id, peer, leadsTo }: PeerFacts): string {
  return peer ? t('peer {0} → {1}', id, leadsTo ?? peer.clusterKey) : t('peer {0}', id);
}

function alreadyWords(action: PeerAction, objects: readonly string[], cluster: string): string {
  return action === 'enable-peer'
    ? t('{0} on {1} is enabled already.', objects.join(', '), cluster)
    : t('{0} on {1} is disabled already.', objects.join(', '), cluster);
}

function effects(action: PeerAction): string[] {
  switch (action) {
    case 'enable-peer':
      return [t('Changes begin to flow, those that piled up while it was disabled first.')];
    case 'disable-peer':
      return [
        t('No changes reach the peer until it is enabled again.'),
        t('Until then write-ahead logs pile up on this cluster and take its disk space.'),
      ];
    case 'remove-peer':
      return [
        t('The peer gets no more changes, and those waiting for it are given up.'),
        t('Adding it again does not bring what it missed: that takes a backup and a restore.'),
      ];
  }
}

function wayBack(action: PeerAction): string {
  switch (action) {
    case 'enable-peer':
      return t('disable the peer; what was sent stays sent.');
    case 'disable-peer':
      return t('enable the peer; the changes that piled up are then sent.');
    case 'remove-peer':
      return t('back up, restore on the passive cluster, add the peer again.');
  }
}

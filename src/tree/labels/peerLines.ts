/** The lines of a cluster's peers. */
import { t } from '@vscode/l10n';
import type { ClusterOverview, Peer } from '../../clusters/session';
import { peerState } from '../../ui/words';
import { cannotListPeers } from '../actions/absence';
import { peerContext, peersContext, type Side } from '../contextValues';
import { colours, spokenLine, type Line } from './line';

/** @param overview undefined for a cluster that is not connected */
export function peersLine(overview: ClusterOverview | undefined, side: Side): Line {
  const peers = overview?.peers;
  const description = peers === undefined ? '' : peers.readable ? String(peers.value.length) : t('unknown');
  return {
    label: t('Peers'),
    description,
    icon: 'references',
    context: peersContext(overview !== undefined && cannotListPeers(overview), side),
    children: 'expanded',
    spoken: spokenLine(t('Peers'), description),
  };
}

/** @param leadsTo name of the configured cluster whose key the peer has, where one is known */
export function peerLine(peer: Peer, leadsTo: string | undefined, side: Side): Line {
  const words = [
    peerState(peer),
    ...(peer.serial === undefined ? [] : [peer.serial ? t('serial') : t('not serial')]),
    ...(leadsTo === undefined ? [] : [peer.clusterKey]),
  ];
  return {
    label: `${peer.id} → ${leadsTo ?? peer.clusterKey}`,
    description: words.join(', '),
    icon: iconOf(peer),
    ...(peer.enabled ? { colour: colours.on } : {}),
    context: peerContext(peer, side),
    children: 'none',
    spoken: spokenLine(t('Peer {0} to {1}', peer.id, leadsTo ?? peer.clusterKey), ...words),
  };
}

function iconOf({ enabled }: Peer): string {
  if (enabled === undefined) return 'question';
  return enabled ? 'arrow-circle-right' : 'debug-pause';
}

/**
 * The context values of the tree's nodes, which the menus of package.json match. The grammar, words joined by dots:
 *
 *     cluster.<connection>.<side>.<database>   connection: disconnected | connecting | connected | failed
 *                                              database:   on | partly | off | unknown
 *     cluster.<connection>.<side>.<database>.sample     one of the two sample clusters
 *     peers.<side>
 *     peers.<side>.unlisted     they can be switched by their numbers, but not listed
 *     peer.<enabled | disabled | unknown>.<side>
 *     peer.unnumbered.<side>    no procedure can name it
 *     schemas.<side>
 *     schema.<on | partly | off | cannot | unknown>.<side>
 *     table.<on | off | cannot | unknown>.<side>
 *     row.<repairable | note>.<side>
 *     waiting    error    more    note
 *
 * side: `active` (settings can be changed), `passive` (a read-only replica) or `unknown` (not connected).
 */
import { isNumbered, type Peer } from '../clusters/session';

/** Which end of the replication a cluster is, as far as changing its settings goes. */
export type Side = 'active' | 'passive' | 'unknown';

export type Switch = 'on' | 'partly' | 'off' | 'cannot' | 'unknown';

export function clusterContext(
  connection: 'disconnected' | 'connecting' | 'connected' | 'failed',
  side: Side,
  database: Exclude<Switch, 'cannot'>,
  sample: boolean,
): string {
  return `cluster.${connection}.${side}.${database}${sample ? '.sample' : ''}`;
}

export function switchContext(kind: 'schema' | 'table', state: Switch, side: Side): string {
  return `${kind}.${state}.${side}`;
}

export function peersContext(unlisted: boolean, side: Side): string {
  return `peers.${side}${unlisted ? '.unlisted' : ''}`;
}

export function peerContext(peer: Peer, side: Side): string {
  if (!isNumbered(peer)) return `peer.unnumbered.${side}`;
  const { enabled } = peer;
  const state = enabled === undefined ? 'unknown' : enabled ? 'enabled' : 'disabled';
  return `peer.${state}.${side}`;
}

export function rowContext(repairable: boolean, side: Side): string {
  return `row.${repairable ? 'repairable' : 'note'}.${side}`;
}

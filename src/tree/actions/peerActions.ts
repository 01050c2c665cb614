/** Peers are enabled, disabled, removed and added like everything else: planned, confirmed, run, read again. */
import { isNumbered, type Clusters, type ClusterSession, type Peer } from '../../clusters/session';
import { sideOf } from '../labels/side';
import { connected } from '../reading';
import { cannotListPeers } from './absence';
import { planAddPeer, type NewPeer } from './addPeer';
import type { Outcome } from '../../splice/outcome';
import { carryOut, placeOf, type Action, type ActionParts } from './carryOut';
import { planPeers, type PeerAction } from './peerPlans';
import type { RunPlan } from './plan';

export function peerAction(
  kind: PeerAction,
  session: ClusterSession,
  ids: readonly number[],
  clusters: Clusters,
): Action {
  return {
    session,
    plan: async () => {
      const server = await connected(session);
      const where = { place: placeOf(session), side: sideOf(session.status), server };
      if (cannotListPeers(server)) {
        const unseen = ids.map((id) => ({ id, peer: undefined, leadsTo: undefined }));
        return planPeers(kind, unseen, where);
      }
      const peers = await session.readPeers();
      if (!peers.readable) return { kind: 'refused', reason: peers.reason };
      const leadsTo = (peer: Peer) => clusters.findByClusterKey(peer.clusterKey)?.profile.name;
      const chosen = peers.value.filter(isNumbered).filter(({ id }) => ids.includes(id));
      const facts = chosen.map((peer) => ({ id: peer.id, peer, leadsTo: leadsTo(peer) }));
      return planPeers(kind, facts, where);
    },
    readBack: () => session.readPeers(),
    again: (failed) => peerAction(kind, session, peerIds(failed), clusters),
  };
}

export interface AddedPeer {
  /** Undefined where nothing was run: refused or given up. */
  readonly outcome: Outcome | undefined;
  /** Whether the cluster lists the peer now; undefined where that could not be read. */
  readonly listed: boolean | undefined;
}

/** Plans, confirms and runs ADD_PEER in the form the cluster has, and looks afterwards whether the peer is there. */
export async function addPeer(session: ClusterSession, peer: NewPeer, parts: ActionParts): Promise<AddedPeer> {
  const results = await carryOut(addPeerAction(session, peer), parts);
  const { status } = session;
  const peers = status.kind === 'connected' && status.overview.peers.readable ? status.overview.peers.value : undefined;
  return { outcome: results?.[0]?.outcome, listed: peers?.some(({ id }) => id === peer.id) };
}

/** The peers are read even after an Error: the server may have added the peer before a later step failed. */
export function addPeerAction(session: ClusterSession, peer: NewPeer): Action {
  return {
    session,
    plan: async () => {
      const overview = await connected(session);
      const peers = await session.readPeers();
      return planAddPeer(peer, { ...overview, peers }, placeOf(session), sideOf(session.status));
    },
    readBack: () => session.readPeers(),
    again: () => addPeerAction(session, peer),
  };
}

function peerIds(steps: RunPlan['steps']): number[] {
  return steps.map(({ call }) => Number(call.arguments[0]));
}

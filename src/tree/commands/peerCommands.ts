/** Commands on peers. */
import type { Peer } from '../../clusters/session';
import { carryOut } from '../actions/carryOut';
import { peerAction } from '../actions/peerActions';
import type { PeerAction } from '../actions/peerPlans';
import type { CommandHandler } from '../../ui/command';
import type { PeerNode, TreeNode } from '../nodes';
import { pickPeerId } from '../pick';
import { byCluster, clusterOf, nodesOf, type CommandParts } from './parts';

export function peerCommands(parts: CommandParts) {
  return {
    enablePeer: (...args) => onPeers('enable-peer', parts, args),
    disablePeer: (...args) => onPeers('disable-peer', parts, args),
    removePeer: (...args) => onPeers('remove-peer', parts, args),
    addPeer: async (...args) => {
      const session = await clusterOf(parts, args);
      if (session) await parts.openPeerForm(session);
    },
  } satisfies Record<string, CommandHandler>;
}

async function onPeers(kind: PeerAction, parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const { clusters, view } = parts;
  const nodes = nodesOf(args, view.selection).filter(isPeer);
  if (nodes.length === 0) {
    const session = await clusterOf(parts, args);
    const id = session && (await pickPeerId(session, (one) => fits(kind, one)));
    if (session && id !== undefined) await carryOut(peerAction(kind, session, [id], clusters), parts);
    return;
  }
  for (const [session, peers] of byCluster(clusters, nodes)) {
    const ids = peers.map(({ peerId }) => peerId);
    await carryOut(peerAction(kind, session, ids, clusters), parts);
  }
}

function isPeer(node: TreeNode): node is PeerNode & { readonly peerId: number } {
  return node.kind === 'peer' && typeof node.peerId === 'number';
}

/** Which peers the palette offers. */
function fits(kind: PeerAction, peer: Peer): boolean {
  return kind === 'remove-peer' || peer.enabled !== (kind === 'enable-peer');
}

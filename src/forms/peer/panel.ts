/** The add-peer form's host side: offers the keys of the other clusters, hands what was filled in to the action. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { parsePeerId } from '../../splice/clusterKey';
import { openWebviewPanel, type WebviewPanel } from '../../ui/webviewPanel';
import { nextFreeId, problemsOf, type AddPeerParameter, type PeerContext, type PeerDraft } from './draft';
import { readFromPeerForm, type FromPeerForm, type OfferedCluster, type ToPeerForm } from './messages';

export interface NewPeerValues {
  readonly id: number;
  readonly clusterKey: string;
  readonly enabled: boolean;
  readonly serial: boolean;
}

export interface PeerFormParts {
  readonly extensionUri: vscode.Uri;
  readonly clusters: Clusters;
  /** Parameter names of ADD_PEER on this cluster; undefined where the release has none. */
  readonly parametersOf: (session: ClusterSession) => readonly string[] | undefined;
}

/** Shows the plan, asks, runs; `listed` tells whether the cluster has the peer now. */
export type AddPeer = (peer: NewPeerValues) => Promise<{ readonly listed: boolean | undefined }>;

const known: readonly AddPeerParameter[] = ['peerId', 'clusterKey', 'hostAndPort', 'enabled', 'isSerial'];

export async function openPeerForm(parts: PeerFormParts, session: ClusterSession, addPeer: AddPeer): Promise<void> {
  const overview = await session.connect();
  const names = parts.parametersOf(session);
  if (!names)
    throw new Error(t('{0} has no procedure ADD_PEER: its release does not replicate.', session.profile.name));
  const peers = await session.readPeers();
  const existing = peers.readable ? peers.value : [];
  const context: PeerContext = {
    parameters: known.filter((name) => names.includes(name)),
    takenIds: existing.map(({ id }) => id),
    takenKeys: existing.map(({ clusterKey }) => clusterKey),
    ownKey: overview.clusterKey.readable ? overview.clusterKey.value : undefined,
  };
  const panel: WebviewPanel<ToPeerForm> = openWebviewPanel<FromPeerForm, ToPeerForm>({
    extensionUri: parts.extensionUri,
    viewType: 'spliceReplication.peerForm',
    title: t('Add a peer to {0}', session.profile.name),
    script: 'peer',
    style: 'form',
    read: readFromPeerForm,
    onMessage: async (message) => {
      switch (message.type) {
        case 'ready':
          panel.post(shown(session, context, offeredBy(parts.clusters, session)));
          break;
        case 'add':
          await add(addPeer, context, message.draft, panel);
          break;
        case 'close':
          panel.dispose();
          break;
      }
    },
  });
}

async function add(
  addPeer: AddPeer,
  context: PeerContext,
  draft: PeerDraft,
  panel: WebviewPanel<ToPeerForm>,
): Promise<void> {
  const problem = Object.values(problemsOf(draft, context))[0];
  const id = parsePeerId(draft.id);
  if (problem !== undefined || id === undefined) {
    panel.post({ type: 'failed', message: problem ?? '' });
    return;
  }
  try {
    const { enabled, serial } = draft;
    const { listed } = await addPeer({ id, clusterKey: draft.target.trim(), enabled, serial });
    if (listed) panel.dispose();
  } catch (error) {
    panel.post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

function shown(
  session: ClusterSession,
  context: PeerContext,
  { offered, notOffered }: { offered: readonly OfferedCluster[]; notOffered: readonly string[] },
): ToPeerForm {
  return {
    type: 'show',
    cluster: session.profile.name,
    draft: { id: String(nextFreeId(context.takenIds)), target: '', enabled: true, serial: true },
    context,
    offered: offered.filter(({ key }) => !context.takenKeys.includes(key)),
    notOffered,
    translations: vscode.l10n.bundle ?? {},
  };
}

/** The keys that the connected clusters call their own; nothing is connected for it. */
function offeredBy(
  clusters: Clusters,
  own: ClusterSession,
): { offered: readonly OfferedCluster[]; notOffered: readonly string[] } {
  const offered: OfferedCluster[] = [];
  const notOffered: string[] = [];
  for (const { profile, status } of clusters.sessions.filter((session) => session !== own)) {
    if (status.kind !== 'connected') notOffered.push(t('{0} is not connected.', profile.name));
    else if (!status.overview.clusterKey.readable)
      notOffered.push(`${profile.name}: ${status.overview.clusterKey.reason}`);
    else offered.push({ name: profile.name, key: status.overview.clusterKey.value });
  }
  return { offered, notOffered };
}

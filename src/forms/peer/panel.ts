/** The add-peer form's host side: offers the keys of the other clusters, hands what was filled in to the action. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { parsePeerId } from '../../splice/clusterKey';
import { openWebviewPanel, type WebviewPanel } from '../../ui/webviewPanel';
import { nextFreeId, problemsOf, type AddPeerParameter, type PeerContext, type PeerDraft } from './draft';
import { readFromPeerForm, type FromPeerForm, type Offers, type ToPeerForm } from './messages';
import { offersOf } from './offers';

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
  const offers = () =>
    offersOf(
      parts.clusters.sessions.filter((other) => other !== session),
      context,
    );
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
          panel.post(shown(session, context, offers()));
          break;
        case 'connect':
          await connect(parts.clusters.find(message.id));
          panel.post({ type: 'offers', ...offers(), take: keyOf(parts.clusters.find(message.id)) });
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

/** Why it failed is told by the session's status. */
async function connect(session: ClusterSession | undefined): Promise<void> {
  await session?.connect().catch(() => undefined);
}

function keyOf(session: ClusterSession | undefined): string | undefined {
  if (session?.status.kind !== 'connected') return undefined;
  const { clusterKey } = session.status.overview;
  return clusterKey.readable ? clusterKey.value : undefined;
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

function shown(session: ClusterSession, context: PeerContext, offers: Offers): ToPeerForm {
  return {
    type: 'show',
    cluster: session.profile.name,
    draft: { id: String(nextFreeId(context.takenIds)), target: '', enabled: true, serial: true },
    context,
    ...offers,
    translations: vscode.l10n.bundle ?? {},
  };
}

/** The plan for a new peer, in the form that the cluster's release has of ADD_PEER. */
import { t } from '@vscode/l10n';
import type { SqlParameter } from '../../connection/connection';
import type { ClusterOverview } from '../../clusters/session';
import { sameClusterKey } from '../../splice/clusterKey';
import { findProcedure, formByParameters, formFor, type ProcedureForm } from '../../splice/procedures';
import type { Side } from '../contextValues';
import type { Place, Plan } from './plan';
import { question } from './planTexts';

export interface NewPeer {
  readonly id: number;
  /** The passive cluster's key; in the releases whose form asks for it, host and port of its SQL server. */
  readonly clusterKey: string;
  readonly enabled: boolean;
  readonly serial: boolean;
}

/** The form of ADD_PEER as the server's catalogue shows it, else by its release; undefined where there is none. */
export function addPeerForm({
  procedures,
  release,
}: Pick<ClusterOverview, 'procedures' | 'release'>): ProcedureForm | undefined {
  const description = findProcedure('ADD_PEER');
  if (description === undefined) return undefined;
  const present = procedures.get('ADD_PEER');
  const byName =
    present &&
    formByParameters(
      description,
      present.parameters.map(({ name }) => name),
    );
  return byName ?? (release && formFor(description, release));
}

export function planAddPeer(
  peer: NewPeer,
  overview: Pick<ClusterOverview, 'procedures' | 'release' | 'peers'>,
  place: Place,
  side: Side,
): Plan {
  const form = addPeerForm(overview);
  if (form === undefined) return { kind: 'refused', reason: t('{0} has no procedure ADD_PEER.', place.cluster) };
  const known = overview.peers.readable ? overview.peers.value : [];
  if (known.some(({ id }) => id === peer.id)) {
    return { kind: 'refused', reason: t('{0} has a peer {1} already. Choose another number.', place.cluster, peer.id) };
  }
  const names = form.parameters.map(({ name }) => name);
  const enables = names.includes('enabled');
  if (!enables && !peer.enabled) {
    return { kind: 'refused', reason: t('This release adds peers enabled only. Disable the peer afterwards.') };
  }
  const object = t('peer {0} → {1}', peer.id, peer.clusterKey);
  return {
    kind: 'run',
    verb: 'add',
    steps: [{ call: { procedure: 'ADD_PEER', arguments: names.map((name) => argument(name, peer)) }, object }],
    question: question('add', object, place),
    effects: [
      peer.enabled || !enables
        ? t(
            'Changes made from then on are sent to the peer. Those made before are not: a backup and a restore bring them.',
          )
        : t('The peer waits until it is enabled; write-ahead logs pile up on this cluster until then.'),
      ...(names.includes('hostAndPort') ? [t('The call also sets the roles of both clusters.')] : []),
    ],
    cautions: [
      ...(side === 'passive' ? [t('{0} is passive. Peers belong on the active cluster.', place.cluster)] : []),
      ...(known.some(({ clusterKey }) => sameClusterKey(clusterKey, peer.clusterKey))
        ? [t('Another peer has this key already.')]
        : []),
    ],
    wayBack: t('remove the peer.'),
    rows: undefined,
  };
}

function argument(name: string, peer: NewPeer): SqlParameter {
  switch (name) {
    case 'peerId':
      return peer.id;
    case 'enabled':
      return peer.enabled;
    case 'isSerial':
      return peer.serial;
    default:
      return peer.clusterKey;
  }
}

/** Peers, roles, and what they tell. What the closed manager answers is guessed where the facts are not public. */
import { formFor, findProcedure } from '../../../../splice/procedures';
import type { Cluster, SamplePeer } from '../cluster';
import { outcome, table } from '../reply';
import { roleWords } from '../releases';
import type { ProcedureCode, ProcedureContext } from './context';

const noSuchPeer = (id: number) => outcome('Error', `Replication peer '${id}' does not exists`);

const addPeer: ProcedureCode = (context, args) => {
  const { cluster } = context;
  const id = Number(args[0]);
  const address = String(args[1]);
  const description = findProcedure('ADD_PEER');
  const form = description && formFor(description, cluster.release);
  const names = form?.parameters.map(({ name }) => name) ?? [];
  const flag = (name: string): boolean | undefined => {
    const at = names.indexOf(name);
    return at < 0 ? undefined : args[at] === true;
  };
  if (find(cluster, id)) return outcome('Error', 'Replication peer already exists');
  const serial = flag('isSerial') ?? true;
  if (names.includes('hostAndPort')) return addByAddress(context, id, address, serial);
  // The two-argument form has no say: such a peer runs at once. The others begin disabled, then take the way of ENABLE_PEER.
  const atOnce = !names.includes('enabled');
  cluster.peers.push({ id, clusterKey: address, enabled: atOnce, serial, waiting: [] });
  const failure = flag('enabled') === true ? enable(context, id) : undefined;
  return failure === undefined ? outcome('Success', `Added ${address} as peer ${id}`) : outcome('Error', failure);
};

/** The form of 3.0.0.1940: it logs in to the other cluster and sets both roles. */
function addByAddress({ cluster, findByAddress }: ProcedureContext, id: number, address: string, serial: boolean) {
  const other = findByAddress(address);
  if (!other || other === cluster) return outcome('Error', `Cannot connect to '${address}'`);
  const words = roleWords(cluster.release);
  other.role = words?.replica;
  cluster.role = words?.primary;
  cluster.peers.push({ id, clusterKey: other.clusterKey, enabled: true, serial, waiting: [] });
  return outcome('Success', `Added ${other.clusterKey} as peer ${id}`);
}

const removePeer: ProcedureCode = ({ cluster }, [id]) => {
  const at = cluster.peers.findIndex((peer) => peer.id === id);
  if (at < 0) return noSuchPeer(Number(id));
  cluster.peers.splice(at, 1);
  return outcome('Success', `Removed peer ${String(id)}`);
};

const enablePeer: ProcedureCode = (context, [id]) => {
  const failure = enable(context, Number(id));
  return failure === undefined ? outcome('Success', `Enabled peer ${String(id)}`) : outcome('Error', failure);
};

/** Why it failed; undefined when it is enabled. */
function enable({ cluster, findCluster }: ProcedureContext, id: number): string | undefined {
  const peer = find(cluster, id);
  if (!peer) return `Replication peer '${id}' does not exists`;
  if (!findCluster(peer.clusterKey)) return `Cannot connect to '${peer.clusterKey}'`;
  peer.enabled = true;
  return undefined;
}

const disablePeer: ProcedureCode = ({ cluster }, [id]) => {
  const peer = find(cluster, Number(id));
  if (!peer) return noSuchPeer(Number(id));
  peer.enabled = false;
  return outcome('Success', `Disabled peer ${String(id)}`);
};

const listPeers: ProcedureCode = ({ cluster }) =>
  table(
    [
      { name: 'PeerId', type: 'text' },
      { name: 'clusterKey', type: 'text' },
      { name: 'enabled', type: 'boolean' },
      { name: 'serial', type: 'boolean' },
    ],
    cluster.peers
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, clusterKey, enabled, serial }) => [String(id), clusterKey, enabled, serial]),
  );

const setRole: ProcedureCode = ({ cluster }, [role]) => {
  const word = String(role);
  const words = roleWords(cluster.release);
  const meant = { PRIMARY: words?.primary, MASTER: words?.primary, REPLICA: words?.replica, SLAVE: words?.replica }[
    word
  ];
  if (meant === undefined && word !== 'NONE') return outcome('Error', `Incorrect replication role '${word}'`);
  cluster.role = meant;
  return outcome('Success', `set replication role to '${word}'`);
};

function find(cluster: Cluster, id: number): SamplePeer | undefined {
  return cluster.peers.find((peer) => peer.id === id);
}

const fixed =
  (message: string): ProcedureCode =>
  () =>
    outcome('Success', message);

export const peerProcedures: Readonly<Record<string, ProcedureCode>> = {
  ADD_PEER: addPeer,
  REMOVE_PEER: removePeer,
  ENABLE_PEER: enablePeer,
  DISABLE_PEER: disablePeer,
  LIST_PEERS: listPeers,
  GET_CLUSTER_KEY: ({ cluster }) => outcome('Success', cluster.clusterKey),
  SET_REPLICATION_ROLE: setRole,
  GET_REPLICATION_ROLE: ({ cluster }) => outcome('ROLE', cluster.role ?? 'NONE'),
  SETUP_REPLICATION_SINK: fixed('Setup replication sink'),
  SETUP_REPLICATION_SINK_LOCAL: fixed('Setup replication sink'),
  SHUTDOWN_REPLICATION_SINK: fixed('Shutdown replication sink'),
  SHUTDOWN_REPLICATION_SINK_LOCAL: fixed('Setup replication sink'),
};

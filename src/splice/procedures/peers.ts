/** The procedures that manage peers. */
import {
  errorColumn,
  noEnterprise,
  noEnterpriseThrown,
  peerId,
  told,
  unexpected,
  usual,
  wrongBoolean,
  wrongNumber,
} from './parts';
import { everywhere, since, withScopeTable } from './releases';
import type { ProcedureDescription, ProcedureParameter } from './types';

const clusterKey: ProcedureParameter = {
  name: 'clusterKey',
  type: 'VARCHAR(32672)',
  description:
    'Where the passive cluster’s ZooKeeper is: hosts, port and node. GET_CLUSTER_KEY, called there, tells it.',
  example: "'passive-host:2181:/hbase'",
};

const enabled: ProcedureParameter = {
  name: 'enabled',
  type: 'BOOLEAN',
  description: 'Whether data begins to flow at once. With false the peer waits for ENABLE_PEER.',
  example: 'true',
};

const isSerial: ProcedureParameter = {
  name: 'isSerial',
  type: 'BOOLEAN',
  description: 'Whether changes arrive in the order in which they were made.',
  example: 'true',
};

const hostAndPort: ProcedureParameter = {
  name: 'hostAndPort',
  type: 'VARCHAR(32672)',
  description: 'Host and SQL port of a server of the passive cluster, not a cluster key.',
  example: "'passive-host:1527'",
};

const unknownPeer = {
  form: 'error-row',
  message: "Replication peer '{peerId}' does not exists",
  cure: 'Look up the number with LIST_PEERS.',
} as const;

const addPeer: ProcedureDescription = {
  name: 'ADD_PEER',
  group: 'peer',
  forms: [
    {
      releases: since(1957),
      parameters: [peerId, clusterKey, enabled],
      note: 'The peer is always serial.',
    },
    {
      releases: [
        { line: '3.0', from: 1942, to: 1956 },
        { line: '3.1', from: 1951, to: 1956 },
      ],
      parameters: [peerId, clusterKey, enabled, isSerial],
    },
    {
      releases: [{ line: '3.0', from: 1940, to: 1941 }],
      parameters: [peerId, hostAndPort, isSerial],
      note: 'The second argument is an SQL address and the third means serial. The call also sets the roles of both clusters.',
    },
    {
      releases: [
        { line: '2.8', from: 1909 },
        { line: '3.0', from: 1924, to: 1939 },
        { line: '3.1', from: 1925, to: 1950 },
      ],
      parameters: [peerId, clusterKey],
      note: 'There is no way to add a peer that waits.',
    },
  ],
  runsOn: 'active',
  purpose: 'Makes another cluster a peer, to which this one sends its changes.',
  effect: 'Adds the peer, and enables it where asked to.',
  result: {
    kind: 'outcome',
    columns: [told('Success', 'The key and the number of the new peer.'), errorColumn],
  },
  failures: [
    { form: 'error-row', message: 'Replication peer already exists', cure: 'Choose another number; see LIST_PEERS.' },
    {
      form: 'error-row',
      message: "Cannot connect to '{clusterKey}'",
      cure: 'Compare the key with GET_CLUSTER_KEY of the passive cluster.',
    },
    unknownPeer,
    ...wrongNumber,
    ...wrongBoolean,
    noEnterprise,
    ...usual,
  ],
  traps: [
    'An Error does not mean that the peer was not added: a later step may have failed. Look with LIST_PEERS.',
    'The three-argument form has two meanings. The parameter names in the server’s catalogue tell which one it is.',
    'Neither the number nor the key is checked beforehand.',
    'What was written between the backup and this call may not reach the peer: keep the active cluster quiet meanwhile.',
  ],
  changes: true,
  destructive: false,
};

const removePeer: ProcedureDescription = {
  name: 'REMOVE_PEER',
  group: 'peer',
  forms: [{ releases: everywhere, parameters: [peerId] }],
  runsOn: 'active',
  purpose: 'Takes a peer away for good.',
  effect: 'The peer gets no more changes.',
  result: { kind: 'outcome', columns: [told('Success', 'The number of the removed peer.'), errorColumn] },
  failures: [...wrongNumber, noEnterprise, ...usual],
  traps: [
    'Adding the cluster again does not bring what it missed: back up and restore first. To pause, use DISABLE_PEER.',
    'The memory platform answers Success for any number.',
  ],
  changes: true,
  destructive: true,
};

const enablePeer: ProcedureDescription = {
  name: 'ENABLE_PEER',
  group: 'peer',
  forms: [{ releases: everywhere, parameters: [peerId] }],
  runsOn: 'active',
  purpose: 'Lets changes flow to a peer again.',
  effect: 'Sends what has waited since the peer was disabled, then every new change.',
  result: { kind: 'outcome', columns: [told('Success', 'The number of the peer.'), errorColumn] },
  failures: [unknownPeer, ...wrongNumber, noEnterprise, ...usual],
  traps: ['A peer that is enabled already is a Success too.'],
  changes: true,
  destructive: false,
};

const disablePeer: ProcedureDescription = {
  name: 'DISABLE_PEER',
  group: 'peer',
  forms: [{ releases: everywhere, parameters: [peerId] }],
  runsOn: 'active',
  purpose: 'Pauses the flow of changes to a peer.',
  effect: 'Changes wait on the active cluster until ENABLE_PEER.',
  result: { kind: 'outcome', columns: [told('Success', 'The number of the peer.'), errorColumn] },
  failures: [...wrongNumber, noEnterprise, ...usual],
  traps: [
    'Write-ahead logs pile up on the active cluster as long as the peer is disabled.',
    'The way back is ENABLE_PEER; there is no procedure ENABLE_REPLICATION.',
    'The memory platform answers Success for any number.',
  ],
  changes: true,
  destructive: false,
};

const listPeers: ProcedureDescription = {
  name: 'LIST_PEERS',
  group: 'peer',
  forms: [{ releases: withScopeTable, parameters: [] }],
  runsOn: 'active',
  purpose: 'Lists the peers of this cluster.',
  effect: '',
  result: {
    kind: 'rows',
    columns: [
      { name: 'PeerId', type: 'VARCHAR', description: 'The number, as text.' },
      { name: 'clusterKey', type: 'VARCHAR', description: 'Where the peer’s ZooKeeper is.' },
      { name: 'enabled', type: 'BOOLEAN', description: 'Whether changes flow to it.' },
      { name: 'serial', type: 'BOOLEAN', description: 'Whether changes arrive in their order.' },
    ],
  },
  failures: [noEnterpriseThrown, unexpected, ...usual],
  traps: ['Cluster keys are long; a shell that cuts columns cuts them.'],
  changes: false,
  destructive: false,
};

const getClusterKey: ProcedureDescription = {
  name: 'GET_CLUSTER_KEY',
  group: 'peer',
  forms: [{ releases: withScopeTable, parameters: [] }],
  runsOn: 'either',
  purpose: 'Tells this cluster’s own key. Called on the passive cluster, it gives the argument for ADD_PEER.',
  effect: '',
  result: { kind: 'outcome', columns: [told('Success', 'ZooKeeper hosts, port and node, joined by colons.')] },
  failures: [unexpected, ...usual],
  traps: ['It names hosts as the cluster knows them; the other cluster must be able to reach them by those names.'],
  changes: false,
  destructive: false,
};

export const peers: readonly ProcedureDescription[] = [
  addPeer,
  removePeer,
  enablePeer,
  disablePeer,
  listPeers,
  getClusterKey,
];

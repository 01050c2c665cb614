/** Peers and roles. What the closed manager answers where nothing public says it is a guess, marked so in the conformance table. */
import { isAtLeast, roleWords, type LabRelease } from '../releases';
import type { LabProcedure } from './procedure';
import { literal } from './text';

const peerId = ['peerId', 'SMALLINT'] as const;
const clusterKey = ['clusterKey', 'VARCHAR(32672)'] as const;
const enabled = ['enabled', 'BOOLEAN'] as const;
const isSerial = ['isSerial', 'BOOLEAN'] as const;
const hostAndPort = ['hostAndPort', 'VARCHAR(32672)'] as const;

const answer = (label: string, message: string) => `CALL SPLICELAB.ANSWER('${label}', ${message});`;
const isKnown = 'EXISTS (SELECT 1 FROM SPLICELAB.PEERS p WHERE p.PEERID = in_peerId)';
const isReachable = (key: string) => `EXISTS (SELECT 1 FROM SPLICELAB.REACHABLE c WHERE c.CLUSTERKEY = ${key})`;
const unknownPeer = answer('Error', `CONCAT('Replication peer ''', in_peerId, ''' does not exists')`);
const cannotConnect = (key: string) => answer('Error', `CONCAT('Cannot connect to ''', ${key}, '''')`);

/** The peer stays added when enabling it fails. */
function addPeer(parameters: LabProcedure['parameters']): LabProcedure {
  const has = (parameter: readonly [string, string]) => parameters.includes(parameter);
  const isWaiting = has(enabled) ? 'NOT in_enabled' : 'FALSE';
  return {
    name: 'ADD_PEER',
    parameters,
    body: `  IF ${isKnown} THEN
    ${answer('Error', `'Replication peer already exists'`)}
  ELSE
    INSERT INTO SPLICELAB.PEERS VALUES (in_peerId, in_clusterKey, ${has(enabled) ? 'FALSE' : 'TRUE'}, ${has(isSerial) ? 'in_isSerial' : 'TRUE'});
    IF ${has(enabled) ? `NOT (${isWaiting}) AND NOT ${isReachable('in_clusterKey')}` : 'FALSE'} THEN
      ${cannotConnect('in_clusterKey')}
    ELSE
      ${has(enabled) ? 'UPDATE SPLICELAB.PEERS p SET p.ENABLED = in_enabled WHERE p.PEERID = in_peerId;' : ''}
      ${answer('Success', `CONCAT('Added ', in_clusterKey, ' as peer ', in_peerId)`)}
    END IF;
  END IF;`,
  };
}

/** The form of 3.0.0.1940 asks the other cluster for its key and sets the roles; here it sets its own alone. */
const addPeerByAddress: LabProcedure = {
  name: 'ADD_PEER',
  parameters: [peerId, hostAndPort, isSerial],
  declare: `  DECLARE foundKey TEXT DEFAULT (SELECT c.CLUSTERKEY FROM SPLICELAB.REACHABLE c WHERE c.ADDRESS = in_hostAndPort);`,
  body: `  IF ${isKnown} THEN
    ${answer('Error', `'Replication peer already exists'`)}
  ELSEIF foundKey IS NULL THEN
    ${cannotConnect('in_hostAndPort')}
  ELSE
    INSERT INTO SPLICELAB.PEERS VALUES (in_peerId, foundKey, TRUE, in_isSerial);
    UPDATE SPLICELAB.CLUSTER SET ROLE = 'MASTER';
    ${answer('Success', `CONCAT('Added ', foundKey, ' as peer ', in_peerId)`)}
  END IF;`,
};

const removePeer: LabProcedure = {
  name: 'REMOVE_PEER',
  parameters: [peerId],
  body: `  IF NOT ${isKnown} THEN
    ${unknownPeer}
  ELSE
    DELETE FROM SPLICELAB.PEERS WHERE PEERID = in_peerId;
    ${answer('Success', `CONCAT('Removed peer ', in_peerId)`)}
  END IF;`,
};

const enablePeer: LabProcedure = {
  name: 'ENABLE_PEER',
  parameters: [peerId],
  declare: '  DECLARE foundKey TEXT DEFAULT (SELECT p.CLUSTERKEY FROM SPLICELAB.PEERS p WHERE p.PEERID = in_peerId);',
  body: `  IF NOT ${isKnown} THEN
    ${unknownPeer}
  ELSEIF NOT (SELECT p.ENABLED FROM SPLICELAB.PEERS p WHERE p.PEERID = in_peerId) AND NOT ${isReachable('foundKey')} THEN
    ${cannotConnect('foundKey')}
  ELSE
    UPDATE SPLICELAB.PEERS p SET p.ENABLED = TRUE WHERE p.PEERID = in_peerId;
    ${answer('Success', `CONCAT('Enabled peer ', in_peerId)`)}
  END IF;`,
};

const disablePeer: LabProcedure = {
  name: 'DISABLE_PEER',
  parameters: [peerId],
  body: `  IF NOT ${isKnown} THEN
    ${unknownPeer}
  ELSE
    UPDATE SPLICELAB.PEERS p SET p.ENABLED = FALSE WHERE p.PEERID = in_peerId;
    ${answer('Success', `CONCAT('Disabled peer ', in_peerId)`)}
  END IF;`,
};

const listPeers: LabProcedure = {
  name: 'LIST_PEERS',
  parameters: [],
  body: `  SELECT CAST(p.PEERID AS CHAR) AS "PeerId", p.CLUSTERKEY AS "clusterKey", p.ENABLED AS "enabled", p.ISSERIAL AS "serial"
  FROM SPLICELAB.PEERS p ORDER BY p.PEERID;`,
};

const getClusterKey: LabProcedure = {
  name: 'GET_CLUSTER_KEY',
  parameters: [],
  body: '  SELECT c.CLUSTERKEY AS "Success" FROM SPLICELAB.CLUSTER c;',
};

function setRole(release: LabRelease): LabProcedure {
  const { first, second } = roleWords(release);
  return {
    name: 'SET_REPLICATION_ROLE',
    parameters: [['role', 'VARCHAR(10)']],
    declare: `  DECLARE meant VARCHAR(10) DEFAULT CASE
    WHEN in_role IN ('PRIMARY', 'MASTER') THEN ${literal(first)}
    WHEN in_role IN ('REPLICA', 'SLAVE') THEN ${literal(second)}
    WHEN in_role = 'NONE' THEN 'NONE' END;`,
    body: `  IF meant IS NULL THEN
    ${answer('Error', `CONCAT('Incorrect replication role ''', IFNULL(in_role, 'null'), '''')`)}
  ELSE
    UPDATE SPLICELAB.CLUSTER SET ROLE = meant;
    ${answer('Success', `CONCAT('set replication role to ''', in_role, '''')`)}
  END IF;`,
  };
}

const getRole: LabProcedure = {
  name: 'GET_REPLICATION_ROLE',
  parameters: [],
  body: `  SELECT COALESCE(c.ROLE, 'NONE') AS "ROLE" FROM SPLICELAB.CLUSTER c;`,
};

const fixed = (name: string, message: string): LabProcedure => ({
  name,
  parameters: [],
  body: `  ${answer('Success', literal(message))}`,
});

/** The last one's text is the server's own slip. */
const sinks: readonly LabProcedure[] = [
  fixed('SETUP_REPLICATION_SINK', 'Setup replication sink'),
  fixed('SETUP_REPLICATION_SINK_LOCAL', 'Setup replication sink'),
  fixed('SHUTDOWN_REPLICATION_SINK', 'Shutdown replication sink'),
  fixed('SHUTDOWN_REPLICATION_SINK_LOCAL', 'Setup replication sink'),
];

export function peersAndRoles(release: LabRelease): readonly LabProcedure[] {
  const common = [removePeer, enablePeer, disablePeer];
  if (release === '2.8.0.2024') return [addPeer([peerId, clusterKey]), ...common, ...sinks];
  const later = [...common, listPeers, getClusterKey, setRole(release), getRole];
  if (release === '3.0.0.1940') return [addPeerByAddress, ...later];
  const form = isAtLeast(release, '3.1.1.1990')
    ? [peerId, clusterKey, enabled]
    : [peerId, clusterKey, enabled, isSerial];
  return [addPeer(form), ...later];
}

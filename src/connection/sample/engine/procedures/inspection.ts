/** What can be read of a running replication, and of the servers. */
import type { SqlValue } from '../../../connection';
import { resolvedName } from '../../../../splice/names';
import { formatRelease } from '../../../../splice/release';
import { tableNameNull } from '../../../../splice/replication/lookup';
import type { Cluster } from '../cluster';
import { outcome, table } from '../reply';
import type { ArgumentValue } from './arguments';
import type { ProcedureCode } from './context';

/** The server folds these names twice, so that quotes do not help. */
const folded = (value: ArgumentValue | undefined): string | undefined =>
  typeof value === 'string' ? resolvedName(resolvedName(value)) : undefined;

const replicationEnabled: ProcedureCode = ({ cluster, session }, [schemaArgument, tableArgument]) => {
  const schema = folded(schemaArgument) ?? session.schema;
  const name = folded(tableArgument);
  if (name === undefined) return outcome('Error', tableNameNull);
  if (cluster.catalog.schemaId(schema) === undefined) return outcome('Error', `Schema '${schema}' does not exist`);
  const found = cluster.catalog.table(schema, name);
  if (!found) return outcome('Error', `Table '${schema}.${name}' does not exist.  `);
  return outcome('Enabled', cluster.replicating.has(found.id) ? 'TRUE' : 'FALSE');
};

const progress: ProcedureCode = ({ cluster }) =>
  cluster.progress === undefined
    ? outcome('Error', 'Information not available')
    : outcome('Replication progress', new Date(cluster.progress).toISOString());

const walName = (cluster: Cluster): string => `${cluster.host}%2C16020%2C1763881200000.1763884800000`;
const walPosition = (rows: readonly (readonly SqlValue[])[]) => table([{ name: 'walPosition', type: 'text' }], rows);

const positionOf: ProcedureCode = ({ cluster }, [wal]) =>
  walPosition([[wal === walName(cluster) && cluster.peers.length > 0 ? shippedTo(cluster, 0) : null]]);

const positionsOf: ProcedureCode = ({ cluster }, [id]) => {
  const at = cluster.peers.findIndex((peer) => peer.id === id);
  return walPosition(at < 0 ? [] : [[`${walName(cluster)}:${shippedTo(cluster, at)}`]]);
};

/** Bytes of the log that have arrived: the end less what waits. */
function shippedTo(cluster: Cluster, peer: number): string {
  return String(4_194_304 - (cluster.peers[peer]?.waiting.length ?? 0) * 128);
}

const dumpWals: ProcedureCode = ({ cluster }) => {
  const lines = cluster.peers
    .filter(({ waiting }) => waiting.length > 0)
    .map(({ id, waiting }) => `peer ${id}: ${walName(cluster)}, ${waiting.length} changes not replicated`);
  return outcome('Success', lines.join('\n'));
};

const versionInfo: ProcedureCode = ({ cluster }) =>
  table(
    ['HOSTNAME', 'RELEASE', 'IMPLEMENTATION_VERSION', 'BUILD_TIME', 'URL'].map((name) => ({ name, type: 'text' })),
    [
      [
        `${cluster.host}:1527`,
        formatRelease(cluster.release),
        'sample',
        '2021-07-22 10:00 +0000',
        'http://www.splicemachine.com',
      ],
    ],
  );

const activeServers: ProcedureCode = ({ cluster }) =>
  table(
    [
      { name: 'HOSTNAME', type: 'text' },
      { name: 'PORT', type: 'integer' },
      { name: 'STARTCODE', type: 'bigint' },
    ],
    [[cluster.host, 16020, 1_763_881_200_000n + BigInt(cluster.run) * 3_600_000n]],
  );

const SETTINGS: readonly (readonly [string, string])[] = [
  ['hbase.regionserver.replication.handler.count', '40'],
  ['hbase.replication.bulkload.enabled', 'false'],
  ['hbase.replication.sink.service', 'com.splicemachine.replication.SpliceReplication'],
  ['hbase.replication.source.service', 'com.splicemachine.replication.SpliceReplication'],
  ['replicationEnabled', 'true'],
  ['replicationHealthcheckScript', 'null'],
  ['replicationMonitorInterval', '1000'],
  ['replicationMonitorPath', '/splice/replication'],
  ['replicationMonitorQuorum', 'null'],
  ['replicationPath', '/replication'],
  ['replicationProgressUpdateInterval', '200'],
  ['replicationSnapshotInterval', '1000'],
];

const configuration: ProcedureCode = ({ cluster }) =>
  table(
    ['HOST_NAME', 'CONFIG_NAME', 'CONFIG_VALUE'].map((name) => ({ name, type: 'text' })),
    SETTINGS.map(([name, value]) => [cluster.host, name, value]),
  );

const currentTransaction: ProcedureCode = ({ cluster }) =>
  table([{ name: 'txnId', type: 'bigint' }], [[BigInt(cluster.nextTransaction())]]);

export const inspectionProcedures: Readonly<Record<string, ProcedureCode>> = {
  REPLICATION_ENABLED: replicationEnabled,
  GET_REPLICATION_PROGRESS: progress,
  GET_REPLICATED_WAL_POSITION: positionOf,
  GET_REPLICATED_WAL_POSITIONS: positionsOf,
  DUMP_UNREPLICATED_WALS: dumpWals,
  SYSCS_GET_VERSION_INFO: versionInfo,
  SYSCS_GET_VERSION_INFO_LOCAL: versionInfo,
  SYSCS_GET_ACTIVE_SERVERS: activeServers,
  SYSCS_GET_REGION_SERVER_CONFIG_INFO: configuration,
  SYSCS_IS_MEM_PLATFORM: () => table([{ name: 'IsMemPlatform', type: 'boolean' }], [[false]]),
  SYSCS_GET_CURRENT_TRANSACTION: currentTransaction,
};

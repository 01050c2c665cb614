/** What can be read of replication and of the servers. */
import { isAtLeast, type LabRelease } from '../releases';
import type { LabProcedure } from './procedure';
import { literal } from './text';

const wal = ['wal', 'VARCHAR(32672)'] as const;

/** Folds both names twice, so that quotes do not help. */
const replicationEnabled: LabProcedure = {
  name: 'REPLICATION_ENABLED',
  parameters: [
    ['schemaName', 'VARCHAR(128)'],
    ['tableName', 'VARCHAR(128)'],
  ],
  declare: `  DECLARE foldedSchema TEXT DEFAULT UPPER(SPLICELAB.LOOKED_UP(in_schemaName));
  DECLARE foldedTable TEXT DEFAULT UPPER(SPLICELAB.LOOKED_UP(in_tableName));
  DECLARE found CHAR(36) DEFAULT SPLICELAB.TABLE_ID(foldedSchema, foldedTable);`,
  body: `  IF found IS NULL THEN
    CALL SPLICELAB.ANSWER('Error', SPLICELAB.PROBLEM_WITH(foldedSchema, foldedTable));
  ELSE
    SELECT IF(EXISTS (SELECT 1 FROM SPLICELAB.SWITCHEDON o WHERE o.TABLEID = found), 'TRUE', 'FALSE') AS "Enabled";
  END IF;`,
};

/** ISO 8601 with an offset; without data yet it is an Error that is none. */
const progress: LabProcedure = {
  name: 'GET_REPLICATION_PROGRESS',
  parameters: [],
  declare: '  DECLARE reached DATETIME(3) DEFAULT (SELECT c.PROGRESS FROM SPLICELAB.CLUSTER c);',
  body: `  IF reached IS NULL THEN
    CALL SPLICELAB.ANSWER('Error', 'Information not available');
  ELSE
    SELECT CONCAT(LEFT(DATE_FORMAT(reached, '%Y-%m-%dT%H:%i:%s.%f'), 23), 'Z') AS "Replication progress";
  END IF;`,
};

const walPosition: LabProcedure = {
  name: 'GET_REPLICATED_WAL_POSITION',
  parameters: [wal],
  body: '  SELECT CAST(NULL AS CHAR) AS "walPosition";',
};

const walPositions: LabProcedure = {
  name: 'GET_REPLICATED_WAL_POSITIONS',
  parameters: [['peerId', 'SMALLINT']],
  body: `  SELECT CONCAT(c.HOST, ':', p.PEERID) AS "walPosition" FROM SPLICELAB.PEERS p JOIN SPLICELAB.CLUSTER c
  WHERE p.PEERID = in_peerId;`,
};

const dumpWals: LabProcedure = {
  name: 'DUMP_UNREPLICATED_WALS',
  parameters: [],
  body: `  CALL SPLICELAB.ANSWER('Success', '');`,
};

const versionInfo: LabProcedure = {
  name: 'SYSCS_GET_VERSION_INFO',
  parameters: [],
  body: `  SELECT c.HOST AS "HOSTNAME", c.RELEASENAME AS "RELEASE", 'lab' AS "IMPLEMENTATION_VERSION",
    '2021-07-22 10:00 +0000' AS "BUILD_TIME", 'http://www.splicemachine.com' AS "URL" FROM SPLICELAB.CLUSTER c;`,
};

const versionInfoLocal: LabProcedure = { ...versionInfo, name: 'SYSCS_GET_VERSION_INFO_LOCAL' };

const activeServers: LabProcedure = {
  name: 'SYSCS_GET_ACTIVE_SERVERS',
  parameters: [],
  body: `  SELECT SUBSTRING_INDEX(c.HOST, ':', 1) AS "HOSTNAME", 16020 AS "PORT", 1626948000000 AS "STARTCODE" FROM SPLICELAB.CLUSTER c;`,
};

const SETTINGS: Readonly<Record<string, string>> = {
  'hbase.regionserver.replication.handler.count': '40',
  replicationEnabled: 'true',
  replicationMonitorInterval: '1000',
  replicationMonitorPath: '/splice/replication',
  replicationMonitorQuorum: 'null',
  replicationPath: '/replication',
  replicationProgressUpdateInterval: '200',
  replicationSnapshotInterval: '1000',
};

const configuration: LabProcedure = {
  name: 'SYSCS_GET_REGION_SERVER_CONFIG_INFO',
  parameters: [
    ['configRoot', 'VARCHAR(128)'],
    ['mode', 'INTEGER'],
  ],
  body: `  SELECT c.HOST AS "HOST_NAME", v.N AS "CONFIG_NAME", v.V AS "CONFIG_VALUE" FROM SPLICELAB.CLUSTER c JOIN (
${Object.entries(SETTINGS)
  .map(([name, value]) => `    SELECT ${literal(name)} AS N, ${literal(value)} AS V`)
  .join('\n    UNION ALL\n')}) v ORDER BY 2;`,
};

const currentTransaction: LabProcedure = {
  name: 'SYSCS_GET_CURRENT_TRANSACTION',
  parameters: [],
  body: '  SELECT SPLICELAB.NEXT_ID() AS "txnId";',
};

const isMemPlatform: LabProcedure = {
  name: 'SYSCS_IS_MEM_PLATFORM',
  parameters: [],
  body: '  SELECT FALSE AS "IsMemPlatform";',
};

export function inspection(release: LabRelease): readonly LabProcedure[] {
  const servers = [versionInfo, versionInfoLocal, activeServers, configuration, currentTransaction];
  return [
    ...servers,
    ...(isAtLeast(release, '3.0.0.1950') ? [walPosition, walPositions, progress] : []),
    ...(isAtLeast(release, '3.1.1.1990') ? [dumpWals, replicationEnabled] : []),
    ...(isAtLeast(release, '3.2.0.2025') ? [isMemPlatform] : []),
  ];
}

/** Whole scripts as snippets. `$1` and the like are places to fill in; values are the catalogue's examples. */

export interface ScriptSnippet {
  readonly title: string;
  readonly prefix: string;
  readonly description: string;
  readonly lines: readonly string[];
}

/** The newest full backup that has ended well: of a directory, which is written into the query, or of all. */
export function newestFullBackup(directory: string | undefined): readonly string[] {
  return [
    'SELECT BACKUP_ID',
    'FROM SYS.SYSBACKUP',
    ...(directory === undefined
      ? ["WHERE SCOPE IN ('D', 'DATABASE')"]
      : [`WHERE FILESYSTEM = '${directory}'`, "  AND SCOPE IN ('D', 'DATABASE')"]),
    '  AND INCREMENTAL_BACKUP = false',
    "  AND STATUS = 'S'",
    '  AND END_TIMESTAMP IS NOT NULL',
    'ORDER BY BEGIN_TIMESTAMP DESC',
    'FETCH FIRST 1 ROWS ONLY;',
  ];
}

const setUpPair: ScriptSnippet = {
  title: 'Set up a replicating pair',
  prefix: 'splice-set-up-pair',
  description:
    'From two clusters to an active one and its passive peer: turn on, back up, restore, add the peer, verify.',
  lines: [
    '-- Both clusters are configured for replication, and the active one stays quiet until the end.',
    '-- @active',
    'CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION();',
    "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('${1:hdfs://active-host:8020/backup}', 'full');",
    '-- @let backup_id',
    ...newestFullBackup('$1'),
    '',
    '-- @passive',
    '-- @let passive_key',
    'CALL SYSCS_UTIL.GET_CLUSTER_KEY();',
    "CALL SYSCS_UTIL.VALIDATE_BACKUP('$1', :backup_id);",
    '-- @confirm Everything in the database of the passive cluster is replaced. Restore?',
    "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('$1', :backup_id, true);",
    '-- Restart the passive cluster now.',
    '-- @wait-for-restart',
    '',
    '-- @active',
    'CALL SYSCS_UTIL.ADD_PEER(${2:1}, :passive_key, true);',
    '',
    '-- The peer is listed as enabled, and the row says DATABASE.',
    'CALL SYSCS_UTIL.LIST_PEERS();',
    'SELECT SCOPE, SCHEMANAME, TABLENAME FROM SYS.SYSREPLICATION;',
    'CALL SYSCS_UTIL.GET_REPLICATION_ROLE();',
    '-- @passive',
    'CALL SYSCS_UTIL.GET_REPLICATION_ROLE();$0',
  ],
};

const readRows = 'SELECT SCOPE, SCHEMANAME, TABLENAME FROM SYS.SYSREPLICATION ORDER BY SCOPE, SCHEMANAME, TABLENAME;';

const scopes: readonly ScriptSnippet[] = [
  {
    title: 'Replicate one schema only',
    prefix: 'splice-narrow-to-schema',
    description: 'Turns the whole database off, then one schema on.',
    lines: [
      '-- @active',
      '-- @confirm Every table stops replicating, each goes offline for a moment, and one schema starts again. Go on?',
      'CALL SYSCS_UTIL.DISABLE_DATABASE_REPLICATION();',
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('${1:SPLICE}');",
      `${readRows}$0`,
    ],
  },
  {
    title: 'Replicate one table only',
    prefix: 'splice-narrow-to-table',
    description: 'Turns the whole database off, then one table on.',
    lines: [
      '-- @active',
      '-- @confirm Every table stops replicating, each goes offline for a moment, and one table starts again. Go on?',
      'CALL SYSCS_UTIL.DISABLE_DATABASE_REPLICATION();',
      "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('${1:SPLICE}', '${2:ORDERS}');",
      "CALL SYSCS_UTIL.REPLICATION_ENABLED('$1', '$2');",
      `${readRows}$0`,
    ],
  },
];

const peers: readonly ScriptSnippet[] = [
  {
    title: 'Add a peer',
    prefix: 'splice-add-a-peer',
    description: 'Asks the passive cluster for its key and adds it, disabled or enabled.',
    lines: [
      '-- @passive',
      '-- @let passive_key',
      'CALL SYSCS_UTIL.GET_CLUSTER_KEY();',
      '-- @active',
      'CALL SYSCS_UTIL.ADD_PEER(${1:1}, :passive_key, ${2|true,false|});',
      'CALL SYSCS_UTIL.LIST_PEERS();$0',
    ],
  },
  {
    title: 'Pause a peer and let it go on',
    prefix: 'splice-pause-a-peer',
    description: 'Changes wait on the active cluster while the peer is disabled.',
    lines: [
      '-- @active',
      'CALL SYSCS_UTIL.DISABLE_PEER(${1:1});',
      '-- @confirm Write-ahead logs pile up on the active cluster until the peer is enabled. Enable it now?',
      'CALL SYSCS_UTIL.ENABLE_PEER($1);',
      'CALL SYSCS_UTIL.LIST_PEERS();$0',
    ],
  },
  {
    title: 'Remove a peer',
    prefix: 'splice-remove-a-peer',
    description: 'Coming back takes a new backup and restore.',
    lines: [
      '-- @active',
      'CALL SYSCS_UTIL.LIST_PEERS();',
      '-- @confirm The peer gets no more changes, and adding it again takes a backup and a restore. Remove it?',
      'CALL SYSCS_UTIL.REMOVE_PEER(${1:1});',
      'CALL SYSCS_UTIL.LIST_PEERS();$0',
    ],
  },
];

const others: readonly ScriptSnippet[] = [
  {
    title: 'Newest full backup',
    prefix: 'splice-newest-full-backup',
    description: 'The number of the newest full backup of a directory that has ended well.',
    lines: [...newestFullBackup('${1:hdfs://active-host:8020/backup}').slice(0, -1), 'FETCH FIRST 1 ROWS ONLY;$0'],
  },
  {
    title: 'Settings for replicating bulk loads',
    prefix: 'splice-bulk-load-settings',
    description: 'What hbase-site.xml needs so that bulk loads reach the passive cluster, and a look at what is set.',
    lines: [
      '-- Bulk loads write files past the write-ahead log. For them to reach the passive cluster, hbase-site.xml says:',
      '--   on every region server of the active cluster',
      '--     hbase.replication.bulkload.enabled = true',
      '--     hbase.replication.cluster.id = ${1:dc1}',
      '--   on every region server of the passive cluster',
      '--     hbase.replication.conf.dir = ${2:/etc/hbase-sources}',
      '--     with the folder $2/$1, which holds the active cluster’s core-site.xml, hdfs-site.xml and hbase-site.xml',
      '-- Restart the region servers of both. Look for these names in the answers:',
      '-- @active',
      "CALL SYSCS_UTIL.SYSCS_GET_REGION_SERVER_CONFIG_INFO('', 0);",
      '-- @passive',
      "CALL SYSCS_UTIL.SYSCS_GET_REGION_SERVER_CONFIG_INFO('', 0);$0",
    ],
  },
  {
    title: 'Replication status',
    prefix: 'splice-status',
    description: 'Roles, peers, what replicates, and how far the passive cluster is.',
    lines: [
      '-- @active',
      'CALL SYSCS_UTIL.GET_REPLICATION_ROLE();',
      'CALL SYSCS_UTIL.LIST_PEERS();',
      readRows,
      'CALL SYSCS_UTIL.GET_REPLICATED_WAL_POSITIONS(${1:1});',
      'CALL SYSCS_UTIL.SYSCS_GET_CURRENT_TRANSACTION();',
      '-- @passive',
      'CALL SYSCS_UTIL.GET_REPLICATION_ROLE();',
      '-- An Error here says that there is no progress to tell of yet.',
      'CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS();',
      'CALL SYSCS_UTIL.SYSCS_GET_CURRENT_TRANSACTION();$0',
    ],
  },
  {
    title: 'Tables that keep a schema or the database from being turned on',
    prefix: 'splice-preflight',
    description: 'Names that are not upper case, external tables, live temporary tables.',
    lines: [
      '-- @active',
      'SELECT S.SCHEMANAME, T.TABLENAME, T.TABLETYPE',
      'FROM SYS.SYSTABLES T, SYS.SYSSCHEMAS S',
      'WHERE T.SCHEMAID = S.SCHEMAID',
      '  AND (S.SCHEMANAME <> UPPER(S.SCHEMANAME)',
      '    OR T.TABLENAME <> UPPER(T.TABLENAME)',
      "    OR T.TABLETYPE IN ('E', 'X'));$0",
    ],
  },
];

export const scriptSnippets: readonly ScriptSnippet[] = [setUpPair, ...scopes, ...peers, ...others];

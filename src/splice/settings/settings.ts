/** The settings of hbase-site.xml that replication rests on: their keys, what they should be, and how the server itself calls them. */

/** On which clusters a setting belongs. */
export type SettingSide = 'both' | 'active' | 'passive';

export interface SettingDescription {
  readonly key: string;
  /** In SYSCS_GET_REGION_SERVER_CONFIG_INFO Splice's own settings bear the names of Java fields. */
  readonly reportedAs: string;
  readonly side: SettingSide;
  /** `replication`: needed by every pair. `bulk-load`: needed for bulk loads to arrive. `left`: the default serves; known, not asked for. */
  readonly group: 'replication' | 'bulk-load' | 'left' | 'obsolete';
  readonly kind: 'boolean' | 'count' | 'milliseconds' | 'text';
  /** What it should be; undefined where it is the person's choice or the default serves. */
  readonly wanted?: string;
  /** English; looked up where it is shown. */
  readonly meaning: string;
}

const service = 'com.splicemachine.replication.SpliceReplication';

function described(
  group: SettingDescription['group'],
  key: string,
  kind: SettingDescription['kind'],
  meaning: string,
  rest: { readonly reportedAs?: string; readonly side?: SettingSide; readonly wanted?: string } = {},
): SettingDescription {
  return { group, key, kind, meaning, reportedAs: key, side: 'both', ...rest };
}

export const settings: readonly SettingDescription[] = [
  described(
    'replication',
    'splice.replication.enabled',
    'boolean',
    'Starts Splice’s replication in the HBase masters.',
    {
      reportedAs: 'replicationEnabled',
      wanted: 'true',
    },
  ),
  described(
    'replication',
    'hbase.replication.source.service',
    'text',
    'Lets Splice’s service read the write-ahead logs in the place of HBase’s own.',
    { wanted: service },
  ),
  described('replication', 'hbase.replication.sink.service', 'text', 'Lets Splice’s service take what arrives.', {
    wanted: service,
  }),
  described(
    'replication',
    'hbase.regionserver.replication.handler.count',
    'count',
    'How many threads of a region server take what arrives.',
    { wanted: '40' },
  ),
  described('bulk-load', 'hbase.replication.bulkload.enabled', 'boolean', 'Sends bulk-loaded files too.', {
    wanted: 'true',
  }),
  described(
    'bulk-load',
    'hbase.replication.cluster.id',
    'text',
    'A name of its own for the cluster whose files are sent; the passive cluster finds their settings under it.',
    { side: 'active' },
  ),
  described(
    'bulk-load',
    'hbase.replication.conf.dir',
    'text',
    'The directory that holds, in a folder named like the active cluster, its core-site.xml, hdfs-site.xml and hbase-site.xml.',
    { side: 'passive' },
  ),
  described(
    'left',
    'hbase.replication.source.fs.conf.provider',
    'text',
    'The class that reads those files; the default one takes XML only, and once.',
    { side: 'passive' },
  ),
  described(
    'left',
    'splice.replication.snapshot.interval',
    'milliseconds',
    'How often the active cluster notes how far its logs are.',
    {
      reportedAs: 'replicationSnapshotInterval',
    },
  ),
  described(
    'left',
    'splice.replication.progress.update.interval',
    'milliseconds',
    'How often the passive cluster looks how far it has come.',
    { reportedAs: 'replicationProgressUpdateInterval' },
  ),
  described(
    'left',
    'splice.replication.monitor.quorum',
    'text',
    'ZooKeeper of the monitor, as host:port; none without it.',
    {
      reportedAs: 'replicationMonitorQuorum',
    },
  ),
  described('left', 'splice.replication.monitor.path', 'text', 'The monitor’s node in that ZooKeeper.', {
    reportedAs: 'replicationMonitorPath',
  }),
  described('left', 'splice.replication.monitor.interval', 'milliseconds', 'How often the monitor looks.', {
    reportedAs: 'replicationMonitorInterval',
  }),
  described(
    'left',
    'splice.replication.healthcheck.script',
    'text',
    'A command of one’s own by which the monitor looks.',
    {
      reportedAs: 'replicationHealthcheckScript',
    },
  ),
  described('left', 'splice.replication.path', 'text', 'Where the role is kept, below the root node.', {
    reportedAs: 'replicationPath',
  }),
  described('left', 'replication.source.eof.autorecovery', 'boolean', 'Goes on over a log that ends in the middle.'),
  described(
    'obsolete',
    'replication.replicationsource.implementation',
    'text',
    'A setting of earlier instructions that today’s releases do not need.',
  ),
];

const byKey = new Map(settings.map((setting) => [setting.key, setting]));

export function findSetting(key: string): SettingDescription | undefined {
  return byKey.get(key);
}

export interface SettingNeeds {
  readonly side: 'active' | 'passive';
  readonly bulkLoads: boolean;
  /** The name of the active cluster for `hbase.replication.cluster.id`; empty where it is not chosen yet. */
  readonly sourceName: string;
  /** For `hbase.replication.conf.dir`; empty where it is not chosen yet. */
  readonly confDir: string;
}

export interface NeededSetting {
  readonly setting: SettingDescription;
  /** Undefined where any value serves, or none is chosen yet. */
  readonly value: string | undefined;
}

/** What a cluster's hbase-site.xml must hold, in the order of the list. */
export function neededSettings({ side, bulkLoads, sourceName, confDir }: SettingNeeds): readonly NeededSetting[] {
  const values = new Map([
    ['hbase.replication.cluster.id', sourceName],
    ['hbase.replication.conf.dir', confDir],
  ]);
  const chosen = (key: string) => (values.get(key) === '' ? undefined : values.get(key));
  return settings
    .filter((setting) => setting.group === 'replication' || (bulkLoads && setting.group === 'bulk-load'))
    .filter((setting) => setting.side === 'both' || setting.side === side)
    .map((setting) => ({ setting, value: setting.wanted ?? chosen(setting.key) }));
}

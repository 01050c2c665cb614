/** Two clusters as they were read: a pair that replicates, and what a test wants otherwise. */
import { readable } from '../../../src/clusters/reading';
import type { ClusterOverview, ContentsReading } from '../../../src/clusters/session';
import { catalogue, formFor } from '../../../src/splice/procedures';
import { parseRelease } from '../../../src/splice/release';
import type { ReplicationRow, TableEntry } from '../../../src/splice/replication/model';
import type { PairFacts, ReachedCluster } from '../../../src/walkthrough/core/facts';
import { newSetUp, type Choices, type SetUp, type Side, type Way } from '../../../src/walkthrough/core/model';

export const keys: Readonly<Record<Side, string>> = { active: 'east-zk:2181:/hbase', passive: 'west-zk:2181:/hbase' };

export const database: ReplicationRow = { scope: 'DATABASE', schemaName: null, tableName: null };
export const schemaRow = (schemaName: string): ReplicationRow => ({ scope: 'SCHEMA', schemaName, tableName: null });
export const tableRow = (schemaName: string, tableName: string): ReplicationRow => ({
  scope: 'TABLE',
  schemaName,
  tableName,
});
export const table = (schemaName: string, tableName: string): TableEntry => ({
  schemaName,
  tableName,
  tableType: 'T',
});

export interface Differing {
  readonly overview?: Partial<ClusterOverview>;
  readonly contents?: Partial<ContentsReading> | ReachedCluster['contents'];
  readonly backups?: ReachedCluster['backups'];
  readonly settings?: ReachedCluster['settings'];
}

/** With everything that its release has, unless `release` is undefined. */
export function cluster(side: Side, { overview, contents = {}, backups, settings }: Differing = {}): ReachedCluster {
  const release = parseRelease('3.2.0.2025');
  const isActive = side === 'active';
  const whole: ContentsReading = {
    schemas: ['SALES', 'SYS'],
    tables: [table('SALES', 'ORDERS'), { schemaName: 'SYS', tableName: 'SYSTABLES', tableType: 'S' }],
    rows: readable([database]),
    partial: false,
    at: new Date(0),
  };
  return {
    reached: true,
    overview: {
      product: { name: 'Splice Machine' },
      release,
      proceduresFrom: 'catalogue',
      procedures: new Map(
        catalogue.flatMap((description) => {
          const form = release && formFor(description, release);
          return form ? [[description.name, { name: description.name, parameters: form.parameters }] as const] : [];
        }),
      ),
      role: readable(isActive ? 'PRIMARY' : 'REPLICA'),
      clusterKey: readable(keys[side]),
      peers: readable(isActive ? [{ id: 1, clusterKey: keys.passive, enabled: true, serial: true }] : []),
      missing: { procedures: [], cannotReadSys: false, grants: [] },
      memPlatform: false,
      databases: undefined,
      at: new Date(0),
      ...overview,
    },
    contents: 'readable' in contents ? contents : readable({ ...whole, ...contents }),
    backups: backups ?? readable([]),
    settings: settings ?? readable([]),
  };
}

export function pairOf(active: Differing = {}, passive: Differing = {}): PairFacts {
  return { active: cluster('active', active), passive: cluster('passive', passive), at: new Date(0) };
}

export function setUpOf(way: Way = 'pair', choices: Choices = {}): SetUp {
  const setUp = newSetUp('1', way, { active: 'a', passive: 'b', ...choices }, new Date(0));
  return { ...setUp, memory: { activeName: 'east', passiveName: 'west' } };
}

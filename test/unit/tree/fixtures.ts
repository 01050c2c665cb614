/** Facts about clusters that never were. */
import { ConnectionFailure, type FailureKind } from '../../../src/connection/failure';
import type { ClusterProfile } from '../../../src/clusters/profile';
import type { ClusterOverview, ContentsReading, Peer, Readable } from '../../../src/clusters/session';
import { parseRelease } from '../../../src/splice/release';
import type { ReplicationRow, TableEntry, TableType } from '../../../src/splice/replication/model';

export const at = new Date('2026-03-01T10:20:30');

export function readable<T>(value: T): Readable<T> {
  return { readable: true, value, at };
}

export function unreadable<T>(reason: string): Readable<T> {
  return { readable: false, reason, at };
}

export const profile: ClusterProfile = {
  id: 'east',
  name: 'east',
  environment: 'production',
  transport: { kind: 'odbc', dialect: 'splice', host: 'east.example' },
  user: 'splice',
  password: 'keyring',
};

export function overview(changes: Partial<ClusterOverview> = {}): ClusterOverview {
  return {
    product: {},
    release: parseRelease('3.1.0.1990'),
    proceduresFrom: 'release',
    procedures: new Map(),
    role: readable('PRIMARY'),
    clusterKey: readable('east-zk:2181:/hbase'),
    peers: readable([]),
    missing: { procedures: [], cannotReadSys: false, grants: [] },
    memPlatform: false,
    databases: 1,
    at,
    ...changes,
  };
}

/** As a server whose list of procedures was read shows it. */
export function procedures(...names: readonly string[]): ClusterOverview['procedures'] {
  return new Map(names.map((name) => [name, { name, parameters: [] }]));
}

export function peer(changes: Partial<Peer> = {}): Peer {
  return { id: 1, clusterKey: 'west-zk:2181:/hbase', enabled: true, serial: true, ...changes };
}

export function failure(kind: FailureKind, message = 'it broke'): ConnectionFailure {
  return new ConnectionFailure(message, { kind, fate: 'not-run' });
}

/** `SALES.ORDERS` or `SALES.V_ORDERS:V`. */
export function entries(...texts: readonly string[]): TableEntry[] {
  return texts.map((text) => {
    const [, schemaName = '', tableName = '', type = 'T'] = /^(.*?)\.(.*?)(?::([TSVAEX]))?$/.exec(text) ?? [];
    return { schemaName, tableName, tableType: type as TableType };
  });
}

/** `DATABASE`, `SCHEMA|SALES`, `TABLE|SALES|ORDERS`. */
export function rows(...texts: readonly string[]): ReplicationRow[] {
  return texts.map((text) => {
    const [scope = '', schemaName = null, tableName = null] = text.split('|');
    return { scope, schemaName, tableName };
  });
}

export function reading(
  schemas: readonly string[],
  tables: readonly TableEntry[] | undefined,
  rowsRead: Readable<readonly ReplicationRow[]>,
): ContentsReading {
  return { schemas, tables, rows: rowsRead, partial: false, at };
}

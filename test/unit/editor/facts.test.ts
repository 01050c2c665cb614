import { describe, expect, it } from 'vitest';
import type { ClusterOverview, ClusterSession, Clusters } from '../../../src/clusters/session';
import { clusterKeys, factsOf } from '../../../src/editor/core/facts';
import { proceduresOf, release } from './scriptWith';

const at = new Date(0);
const unknown = { readable: false, reason: 'not permitted', at } as const;

function overview(more: Partial<ClusterOverview> = {}): ClusterOverview {
  return {
    product: { name: 'Splice', version: '' },
    release: release('3.2.0.2025'),
    proceduresFrom: 'catalogue',
    procedures: proceduresOf('3.2.0.2025'),
    role: { readable: true, value: 'PRIMARY', at },
    clusterKey: { readable: true, value: 'east:2181:/hbase', at },
    peers: { readable: true, value: [], at },
    missing: { procedures: [], cannotReadSys: false, grants: [] },
    memPlatform: false,
    databases: 1,
    at,
    ...more,
  };
}

/** Whatever reads or writes would fail: there is nothing but what is in memory. */
function session(name: string, more: Partial<ClusterSession>): ClusterSession {
  return {
    profile: { id: name, name, environment: 'test', transport: { kind: 'sample', side: 'active' }, password: 'none' },
    status: { kind: 'disconnected' },
    knownRelease: more.status?.kind === 'connected' ? more.status.overview.release : undefined,
    contents: undefined,
    ...more,
  } as ClusterSession;
}

function clusters(...sessions: readonly ClusterSession[]): Clusters {
  return {
    sessions,
    onDidChange: () => ({ dispose: () => undefined }),
    find: () => undefined,
    findByClusterKey: () => undefined,
  };
}

const connected = (more?: Partial<ClusterOverview>) =>
  ({ status: { kind: 'connected', overview: overview(more) } }) as const;

describe('what is known of a cluster', () => {
  it('is its name and environment alone before it is connected', () => {
    const east = session('east', {});
    expect(factsOf(east, clusters(east))).toEqual({ name: 'east', environment: 'test', clusterKeys: [] });
  });

  it('are the procedures of its own catalogue, not those that its release should have', () => {
    const east = session('east', connected());
    const west = session('west', connected({ proceduresFrom: 'release' }));
    expect(factsOf(east, clusters(east)).procedures?.has('LIST_PEERS')).toBe(true);
    expect(factsOf(west, clusters(west)).procedures).toBeUndefined();
    expect(factsOf(west, clusters(west)).release).toEqual(release('3.2.0.2025'));
  });

  it('has the release that it had last before it is connected', () => {
    const knownRelease = release('3.0.0.1950');
    const east = session('east', { knownRelease });
    expect(factsOf(east, clusters(east)).release).toBe(knownRelease);
  });

  it('is what was read, and leaves out what could not be', () => {
    const contents = { schemas: ['A'], tables: undefined, rows: unknown, partial: false, at };
    const east = session('east', { ...connected({ role: unknown, peers: unknown, procedures: new Map() }), contents });
    const facts = factsOf(east, clusters(east));
    expect(Object.keys(facts).sort()).toEqual(['clusterKeys', 'environment', 'name', 'ownKey', 'release', 'schemas']);
  });

  it('has the rows and tables where they were read', () => {
    const rows = [{ scope: 'DATABASE', schemaName: null, tableName: null }];
    const tables = [{ schemaName: 'A', tableName: 'B', tableType: 'T' }] as const;
    const contents = { schemas: ['A'], tables, rows: { readable: true, value: rows, at }, partial: false, at } as const;
    const east = session('east', { ...connected(), contents });
    const facts = factsOf(east, clusters(east));
    expect([facts.rows, facts.tables, facts.role, facts.peers]).toEqual([rows, tables, 'PRIMARY', []]);
    expect(facts.isPartial).toBeUndefined();
    const restricted = session('east', { ...connected(), contents: { ...contents, partial: true } });
    expect(factsOf(restricted, clusters(restricted)).isPartial).toBe(true);
  });

  it('names the keys of the other clusters that are connected', () => {
    const east = session('east', connected());
    const west = session('west', connected({ clusterKey: { readable: true, value: 'west:2181:/hbase', at } }));
    const north = session('north', connected({ clusterKey: unknown }));
    const all = clusters(east, session('south', {}), west, north);
    expect(factsOf(east, all).clusterKeys).toEqual([{ name: 'west', key: 'west:2181:/hbase' }]);
    expect(clusterKeys(all).map(({ name }) => name)).toEqual(['east', 'west']);
  });
});

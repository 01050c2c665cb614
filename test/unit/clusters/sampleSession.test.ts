import { describe, expect, it } from 'vitest';
import type { ClusterProfile } from '../../../src/clusters/profile';
import { sampleProfiles } from '../../../src/clusters/sampleProfiles';
import { LiveSession } from '../../../src/clusters/clusterSession';
import type { Connector } from '../../../src/connection/connection';
import { SAMPLE_RELEASES, type SampleReleaseName } from '../../../src/connection/sample/releases';
import { failureOf } from '../../../src/connection/sample/sampleConnection';
import { formatRelease } from '../../../src/splice/release';
import { InProcessPair } from '../connection/sample/inProcess';
import { watched } from './sessions';

const releases = Object.keys(SAMPLE_RELEASES) as SampleReleaseName[];

/** The pair's engine without its worker; statements are kept. */
function connectorTo(pair: InProcessPair, side: 'active' | 'passive', user: string, sent: string[]): Connector {
  return {
    transport: 'sample',
    open: () => {
      const opened = pair.open(side, user);
      if (opened.kind !== 'opened') return Promise.reject(failureOf(opened));
      return Promise.resolve({
        product: { name: 'Splice Machine' },
        isOpen: true,
        execute: (sql, options = {}) => {
          sent.push(sql);
          const found = pair.ask(side, sql, options.parameters, user);
          if (found.kind !== 'result') return Promise.reject(failureOf(found));
          return Promise.resolve({ ...found.reply, warnings: [] });
        },
        close: () => {
          pair.close(side, user);
          return Promise.resolve();
        },
      });
    },
  };
}

function sessionsOn(release: SampleReleaseName, user = 'splice') {
  const pair = new InProcessPair(release);
  const sent: string[] = [];
  const { parts, audited } = watched(({ transport }) =>
    connectorTo(pair, transport.kind === 'sample' ? transport.side : 'active', user, sent),
  );
  const [active, passive] = sampleProfiles.map(
    (profile: ClusterProfile) => new LiveSession({ ...profile, user }, parts),
  );
  return { active: active!, passive: passive!, pair, sent, audited };
}

describe('a session with the sample', () => {
  it.each(releases)('of release %s reads what that release has', async (release) => {
    const { active, passive } = sessionsOn(release);
    const overview = await active.connect();
    expect(overview.release && formatRelease(overview.release)).toBe(SAMPLE_RELEASES[release]);
    expect(overview.proceduresFrom).toBe('catalogue');
    expect(overview.missing).toEqual({ procedures: [], cannotReadSys: false, grants: [] });
    const addPeer = overview.procedures.get('ADD_PEER')?.parameters.map(({ name }) => name);
    expect(addPeer).toEqual(
      {
        '2.8': ['peerId', 'clusterKey'],
        '3.0.0.1940': ['peerId', 'hostAndPort', 'isSerial'],
        '3.0.0.1950': ['peerId', 'clusterKey', 'enabled', 'isSerial'],
        '3.1.1': ['peerId', 'clusterKey', 'enabled'],
        '3.2': ['peerId', 'clusterKey', 'enabled'],
      }[release],
    );
    const contents = await active.readContents();
    expect(contents.partial).toBe(false);
    expect(contents.schemas).toContain('SYSCS_UTIL');
    expect(contents.tables?.filter(({ tableType }) => tableType === 'T').length).toBeGreaterThan(3);
    if (release === '2.8') {
      expect(overview.role.readable).toBe(false);
      expect(overview.peers.readable).toBe(false);
      expect(contents.rows).toMatchObject({ readable: false, reason: expect.stringContaining('3.0.0.1940') as string });
    } else {
      expect(contents.rows.readable).toBe(true);
      expect(overview.role).toMatchObject({ value: 'PRIMARY' });
      const { clusterKey, role } = await passive.connect();
      expect(role).toMatchObject({ value: 'REPLICA' });
      const peerKeys = overview.peers.readable ? overview.peers.value.map((peer) => peer.clusterKey) : [];
      expect(clusterKey.readable && peerKeys).toEqual([clusterKey.readable && clusterKey.value]);
    }
  });

  it('sends three statements for one toggle: rows, call, rows', async () => {
    const { active, sent, audited } = sessionsOn('3.2');
    await active.readContents();
    sent.length = 0;
    const before = await active.readRows();
    const rows = before.readable ? before.value : [];
    const off = active.contents?.tables?.find(
      ({ schemaName, tableName, tableType }) =>
        tableType === 'T' &&
        tableName === tableName.toUpperCase() &&
        !rows.some((row) => row.schemaName === schemaName && [null, tableName].includes(row.tableName)),
    );
    const call = { procedure: 'ENABLE_TABLE_REPLICATION', arguments: [off!.schemaName, off!.tableName] };
    expect(await active.exclusively('toggle', () => active.call(call))).toMatchObject({ kind: 'success' });
    const after = await active.readRows();
    expect(after).not.toEqual({ ...before, at: after.at });
    expect(active.contents?.rows).toBe(after);
    expect(sent).toHaveLength(3);
    expect(audited).toHaveLength(2);
  });

  it('tells the passive’s refusal with its SQLSTATE', async () => {
    const { passive } = sessionsOn('3.2');
    const outcome = await passive.exclusively('x', () =>
      passive.call({ procedure: 'ENABLE_DATABASE_REPLICATION', arguments: [] }),
    );
    expect(outcome).toMatchObject({ kind: 'failure', sqlState: 'RPL00' });
  });

  it('degrades for a user without rights: part of the contents, rows unknown, grants named', async () => {
    const { active } = sessionsOn('3.2', 'joe');
    const { missing, procedures, proceduresFrom } = await active.connect();
    expect(missing.cannotReadSys).toBe(true);
    expect(missing.procedures).toContain('LIST_PEERS');
    expect(missing.grants).toContain('GRANT SELECT ON SCHEMA SYS TO JOE');
    expect(proceduresFrom).toBe('catalogue');
    expect(procedures.has('ADD_PEER')).toBe(true);
    const contents = await active.readContents();
    expect(contents).toMatchObject({ partial: true, rows: { readable: false } });
    const outcome = await active.exclusively('x', () => active.call({ procedure: 'ENABLE_PEER', arguments: [1] }));
    expect(outcome).toMatchObject({ kind: 'failure', sqlState: '42504' });
    expect(active.status).toMatchObject({
      overview: { missing: { procedures: expect.arrayContaining(['ENABLE_PEER']) as string[] } },
    });
  });

  it('finds tables by a part of their name, whatever its case, and reads single schemas', async () => {
    const { active } = sessionsOn('3.2');
    const { tables = [] } = await active.readContents();
    const some = tables.find(({ tableType }) => tableType === 'T');
    const found = await active.findTables(some!.tableName.slice(1).toLowerCase());
    expect(found).toContainEqual(some);
    const ofSchema = await active.readTables(some!.schemaName);
    const byName = (list: readonly { tableName: string }[]) => list.map(({ tableName }) => tableName).sort();
    expect(byName(ofSchema)).toEqual(byName(tables.filter(({ schemaName }) => schemaName === some!.schemaName)));
    expect(await active.findTables('100%')).toEqual([]);
    const { schemaName, tableName } = some!;
    expect(await active.findTables(`${schemaName.slice(1)}.${tableName.slice(0, -1)}`.toLowerCase())).toContainEqual(
      some,
    );
    expect(await active.findTables(`${schemaName}.${tableName.slice(1)}`)).toEqual([]);
  });

  it('asks HBase for one table', async () => {
    const { active } = sessionsOn('3.2');
    const { tables = [] } = await active.readContents();
    const some = tables.find(({ tableType }) => tableType === 'T');
    expect(await active.readReplicationEnabled(some!.schemaName, some!.tableName)).toMatchObject({ readable: true });
    expect(await active.readReplicationEnabled(some!.schemaName, 'NOPE')).toMatchObject({ readable: false });
  });

  it('knows nobody else', async () => {
    const { active } = sessionsOn('3.2', 'mallory');
    await expect(active.connect()).rejects.toMatchObject({ kind: 'login-refused' });
    expect(active.status.kind).toBe('failed');
  });
});

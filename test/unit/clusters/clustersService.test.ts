import { describe, expect, it } from 'vitest';
import { ClustersService } from '../../../src/clusters/clustersService';
import { Emitter } from '../../../src/clusters/emitter';
import type { ClusterProfile } from '../../../src/clusters/profile';
import { ProfileStore } from '../../../src/clusters/profileStore';
import { parseRelease } from '../../../src/splice/release';
import { profile } from './profiles';
import { activeCluster, ScriptedServer, table } from './scriptedServer';
import { watched } from './sessions';

function serviceWith(...profiles: ClusterProfile[]) {
  const changed = new Emitter<void>();
  let clusters: readonly unknown[] = profiles;
  const flags = new Map<string, unknown>();
  const servers = new Map<string, ScriptedServer>();
  const store = new ProfileStore(
    {
      readClusters: () => clusters,
      writeClusters: (value) => {
        clusters = value;
        changed.fire();
        return Promise.resolve();
      },
      onDidChangeClusters: changed.event,
    },
    { get: (key) => flags.get(key), update: (key, value) => Promise.resolve(void flags.set(key, value)) },
  );
  const { parts, secrets } = watched(({ id }) => {
    const server = servers.get(id) ?? new ScriptedServer(activeCluster());
    servers.set(id, server);
    return server;
  });
  const again = () => ({ service: new ClustersService(store, parts) });
  return { ...again(), again, store, servers, secrets };
}

const east = profile('east', { password: 'none' });
const west = profile('west', { password: 'none' });

describe('ClustersService', () => {
  it('has a session per profile and touches nothing', () => {
    const { service, servers, secrets } = serviceWith(east, west);
    expect(service.sessions.map(({ profile: { name } }) => name)).toEqual(['east', 'west']);
    expect(service.find(west.id)?.profile).toEqual(west);
    expect([servers.size, secrets]).toEqual([0, []]);
  });

  it('keeps sessions of unchanged profiles, and ends the others', async () => {
    const { service, store, servers } = serviceWith(east, west);
    const [first, second] = service.sessions;
    await Promise.all(service.sessions.map((session) => session.connect()));
    let fired = 0;
    service.onDidChange(() => (fired += 1));
    await store.update({ ...west, environment: 'production' });
    await store.showSample();
    expect(fired).toBe(2);
    expect(service.sessions[0]).toBe(first);
    expect(service.sessions[1]).not.toBe(second);
    expect(service.sessions.map(({ profile: { name } }) => name)).toEqual([
      'east',
      'west',
      'sample-east',
      'sample-west',
    ]);
    await expect.poll(() => servers.get(west.id)?.openNow).toBe(0);
    expect(servers.get(east.id)?.openNow).toBe(1);
    await service.remove(east.id);
    await expect.poll(() => servers.get(east.id)?.openNow).toBe(0);
    await service.close();
  });

  it('lets nobody reach a cluster by what it was before it was changed or removed', async () => {
    const { service, store, servers } = serviceWith(east, west);
    const [first, second] = service.sessions;
    await Promise.all(service.sessions.map((session) => session.connect()));
    await store.update({ ...west, environment: 'production' });
    await service.remove(east.id);
    for (const old of [first, second]) {
      await expect.poll(() => old?.status.kind).toBe('disconnected');
      await expect(old?.connect()).rejects.toMatchObject({ kind: 'closed', fate: 'not-run' });
      await expect(old?.readRows()).rejects.toMatchObject({ kind: 'closed' });
    }
    expect([...servers.values()].map(({ openNow }) => openNow)).toEqual([0, 0]);
    await service.close();
  });

  it('closes with the rest a cluster that was removed while an action ran', async () => {
    const { service, servers } = serviceWith(east);
    const [session] = service.sessions;
    await session?.connect();
    const action = session?.exclusively('work', () => new Promise<void>((resolve) => setTimeout(resolve, 10_000)));
    void action?.catch(() => undefined);
    await service.remove(east.id);
    await service.close();
    expect(servers.get(east.id)?.openNow).toBe(0);
  });

  it('finds a cluster by its own key once that is known', async () => {
    const { service, servers } = serviceWith(east, west);
    expect(service.findByClusterKey('h1,h2:2181:/hbase')).toBeUndefined();
    await service.find(east.id)?.connect();
    servers.get(east.id)?.answer(/GET_CLUSTER_KEY/, table(['Success'], ['w:2181:/hbase']));
    expect(service.findByClusterKey('h1,h2:2181:/hbase')).toBe(service.find(east.id));
    expect(service.findByClusterKey('w:2181:/hbase')).toBeUndefined();
    await service.find(east.id)?.refreshOverview();
    expect(service.findByClusterKey('w:2181:/hbase')).toBe(service.find(east.id));
    expect(service.findByClusterKey('h1,h2:2181:/hbase')).toBeUndefined();
    await service.close();
  });

  it('finds it by the key that it had when it was connected last, in the next window too', async () => {
    const first = serviceWith(east, west);
    await first.service.find(west.id)?.connect();
    await first.service.close();
    const { service } = first.again();
    expect(service.findByClusterKey('h2,h1:2181:/hbase')).toBe(service.find(west.id));
    await service.find(east.id)?.connect();
    expect(service.findByClusterKey('h2,h1:2181:/hbase')).toBe(service.find(east.id));
    await service.close();
  });

  it('knows the release that a cluster had last, in the next window too, until it has another', async () => {
    const first = serviceWith(east);
    expect(first.service.find(east.id)?.knownRelease).toBeUndefined();
    await first.service.find(east.id)?.connect();
    await first.service.close();
    const session = first.again().service.find(east.id);
    expect(session?.knownRelease).toEqual(parseRelease('3.1.0.1985'));
    expect(session?.knownRelease).toBe(session?.knownRelease);
    first.servers.get(east.id)?.answer(/GET_VERSION_INFO/, table(['HOSTNAME', 'RELEASE'], ['h1:1527', '3.2.0.2025']));
    await session?.connect();
    expect(session?.knownRelease).toEqual(parseRelease('3.2.0.2025'));
    await session?.disconnect();
    expect(session?.knownRelease).toEqual(parseRelease('3.2.0.2025'));
  });

  it.each<[string, (store: ProfileStore) => Promise<void>, boolean]>([
    ['removed', (store) => store.remove(west.id), false],
    ['renamed', (store) => store.update({ ...west, name: 'occident' }), true],
    [
      'given another address',
      (store) => store.update({ ...west, transport: { kind: 'drda', host: 'elsewhere' } }),
      false,
    ],
  ])('knows the key and the release of a cluster that was %s: %#', async (_name, change, known) => {
    const { service, store } = serviceWith(east, west);
    await service.find(west.id)?.connect();
    await change(store);
    await service.find(west.id)?.disconnect();
    if (service.find(west.id)) expect(service.find(west.id)?.knownRelease !== undefined).toBe(known);
    expect(service.findByClusterKey('h1,h2:2181:/hbase') !== undefined).toBe(known);
    await service.close();
  });

  it('learns nothing more from an old address that an action still runs at', async () => {
    const { service, store } = serviceWith(west);
    const old = service.find(west.id);
    await old?.connect();
    await old?.exclusively('work', async () => {
      await store.update({ ...west, transport: { kind: 'drda', host: 'elsewhere' } });
      await old.readPeers();
    });
    expect(service.findByClusterKey('h1,h2:2181:/hbase')).toBeUndefined();
    expect(service.find(west.id)?.knownRelease).toBeUndefined();
    await service.close();
  });

  it('closes every connection', async () => {
    const { service, servers } = serviceWith(east, west);
    await Promise.all(service.sessions.map((session) => session.connect()));
    await service.close();
    expect([...servers.values()].map(({ openNow }) => openNow)).toEqual([0, 0]);
  });
});

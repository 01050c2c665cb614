/** Derby in Splice's clothes: an active cluster, and a passive one behind TLS, on real servers, for tests to reach by DRDA. */
import { readFile } from 'node:fs/promises';
import type { DrdaSettings } from '../../../src/clusters/profile';
import type { Side } from '../mariadb/cluster';
import { DEFAULT_RELEASE, type LabRelease } from '../mariadb/releases';
import { OWNER, RESTRICTED } from '../mariadb/sql/installation';
import { DerbyCluster } from './cluster';
import { derbyKeys } from './plain/keys';
import { DerbyServer } from './server';
import { labOptions } from './settings';
import { shipRows } from './shipping';
import { derbyTemplate } from './template';

export interface DerbyLabOptions {
  /** 1 is an active cluster alone. */
  readonly servers?: 1 | 2;
  readonly release?: LabRelease;
}

export interface DerbyLab {
  readonly active: DerbyCluster;
  /** Speaks TLS alone. Throws when the lab has one server. */
  readonly passive: DerbyCluster;
  readonly clusters: readonly DerbyCluster[];
  readonly owner: typeof OWNER;
  readonly restricted: typeof RESTRICTED;
  /** For a profile whose user and password are `owner`'s or `restricted`'s. */
  settings(side: Side): DrdaSettings;
  setRelease(release: LabRelease): Promise<void>;
  /** Brings the rows of switched-on tables to the passive cluster where an enabled peer leads there; returns how many tables. */
  ship(): Promise<number>;
  /** Makes the active cluster's backups readable to the passive one. */
  shipBackups(): Promise<void>;
  /** Ends the servers and deletes their data. */
  dispose(): Promise<void>;
}

/** Takes about two seconds, and ten more the first time on a machine. Needs a JDK, and Derby or Maven. */
export async function startDerbyLab({ servers = 2, release }: DerbyLabOptions = {}): Promise<DerbyLab> {
  const template = await derbyTemplate();
  const keys = await derbyKeys();
  const authority = await readFile(keys.authority, 'utf8');
  const sides: readonly Side[] = servers === 1 ? ['active'] : ['active', 'passive'];
  const starting = await Promise.allSettled(
    sides.map(async (side) => {
      const tls = side === 'passive' && { tls: keys };
      const server = await DerbyServer.start(labOptions(template, { ...tls, fromTemplate: true }));
      return new DerbyCluster(side, server, tls ? authority : undefined);
    }),
  );
  const clusters = starting.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const dispose = async () => {
    await Promise.all(clusters.map(({ server }) => server.stop()));
  };
  const find = (side: Side): DerbyCluster => {
    const found = clusters.find((cluster) => cluster.side === side);
    if (!found) throw new Error(`this lab has no ${side} cluster`);
    return found;
  };
  try {
    for (const result of starting) if (result.status === 'rejected') throw result.reason;
    await Promise.all(clusters.map((cluster) => cluster.introduce(clusters)));
    const lab: DerbyLab = {
      clusters,
      owner: OWNER,
      restricted: RESTRICTED,
      get active() {
        return find('active');
      },
      get passive() {
        return find('passive');
      },
      settings: (side) => ({
        kind: 'drda',
        host: '127.0.0.1',
        port: find(side).server.port,
        ...(side === 'passive' && { tls: { mode: 'basic', authority: keys.authority } }),
      }),
      setRelease: async (next) => {
        await Promise.all(clusters.map((cluster) => cluster.setRelease(next)));
      },
      ship: () => shipRows(find('active'), find('passive')),
      shipBackups: async () => find('passive').takeBackups(await find('active').backups()),
      dispose,
    };
    if (release !== undefined && release !== DEFAULT_RELEASE) await lab.setRelease(release);
    return lab;
  } catch (error) {
    await dispose();
    throw error;
  }
}

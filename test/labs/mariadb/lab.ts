/** MariaDB in Splice's clothes: an active and a passive cluster on real servers, for tests to reach over ODBC. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { OdbcSettings } from '../../../src/clusters/profile';
import { LabCluster, type Side } from './cluster';
import { driverPath } from './driver';
import { type LabRelease, DEFAULT_RELEASE } from './releases';
import { shipBackups, shipRows } from './shipping';
import { OWNER, RESTRICTED } from './sql/installation';
import { dataTemplate } from './template';
import { MariaDbServer } from './server';

export interface MariaDbLabOptions {
  /** 1 is an active cluster alone. */
  readonly servers?: 1 | 2;
  readonly release?: LabRelease;
}

export interface MariaDbLab {
  readonly active: LabCluster;
  /** Throws when the lab has one server. */
  readonly passive: LabCluster;
  readonly clusters: readonly LabCluster[];
  readonly owner: typeof OWNER;
  readonly restricted: typeof RESTRICTED;
  /** For a profile whose user and password are `owner`'s or `restricted`'s. */
  settings(side: Side): OdbcSettings;
  /** For a driver manager without our transport. */
  connectionString(side: Side, login?: { readonly user: string; readonly password: string }): string;
  setRelease(release: LabRelease): Promise<void>;
  /** Brings the rows of switched-on tables to the passive cluster where an enabled peer leads there; returns how many tables. */
  ship(): Promise<number>;
  /** Makes the active cluster's backups readable to the passive one, as a common file system would. */
  shipBackups(): Promise<void>;
  /** Ends the servers and deletes their data. */
  dispose(): Promise<void>;
}

/** Takes about two seconds, and some more the first time on a machine. Needs `mariadbd` and the client. */
export async function startMariaDbLab({ servers = 2, release }: MariaDbLabOptions = {}): Promise<MariaDbLab> {
  const template = await dataTemplate();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lab-'));
  const sides: readonly Side[] = servers === 1 ? ['active'] : ['active', 'passive'];
  const starting = await Promise.allSettled(
    sides.map(async (side) => new LabCluster(side, await MariaDbServer.start(path.join(folder, side), template))),
  );
  const clusters = starting.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const dispose = async () => {
    await Promise.all(clusters.map(({ server }) => server.kill()));
    await rm(folder, { recursive: true, force: true });
  };
  const find = (side: Side): LabCluster => {
    const found = clusters.find((cluster) => cluster.side === side);
    if (!found) throw new Error(`this lab has no ${side} cluster`);
    return found;
  };
  try {
    for (const result of starting) if (result.status === 'rejected') throw result.reason;
    await Promise.all(clusters.map((cluster) => cluster.introduce(clusters)));
    const lab: MariaDbLab = {
      clusters,
      owner: OWNER,
      restricted: RESTRICTED,
      get active() {
        return find('active');
      },
      get passive() {
        return find('passive');
      },
      settings: (side) => find(side).settings(driverPath()),
      connectionString: (side, { user, password } = OWNER) =>
        `DRIVER=${driverPath()};SERVER=127.0.0.1;PORT=${find(side).server.port};UID=${user};PWD=${password};CHARSET=utf8mb4`,
      setRelease: async (next) => {
        await Promise.all(clusters.map((cluster) => cluster.setRelease(next)));
      },
      ship: () => shipRows(find('active'), find('passive')),
      shipBackups: () => shipBackups(find('active'), find('passive')),
      dispose,
    };
    if (release !== undefined && release !== DEFAULT_RELEASE) await lab.setRelease(release);
    return lab;
  } catch (error) {
    await dispose();
    throw error;
  }
}

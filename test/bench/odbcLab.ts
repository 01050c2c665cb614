/** What the benches over ODBC share: a MariaDB lab, the bundled child, and the bare npm package `odbc` to compare with. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { buildOdbcChild, copyNative } from '../../scripts/lib/odbc-bundle.mjs';
import { root } from '../../scripts/lib/root.mjs';
import type { ClusterProfile } from '../../src/clusters/profile';
import type { Connector, SqlParameter } from '../../src/connection/connection';
import { OdbcConnector } from '../../src/connection/odbc/connection';
import { odbcTarget } from '../../src/connection/odbc/connectionString';
import type { SpareLine } from '../../src/connection/odbc/spareLine';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';

/** An open connection of `odbc` itself, in this very process. */
export interface BareConnection {
  query(sql: string, parameters?: readonly SqlParameter[]): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

export interface OdbcLab {
  readonly lab: MariaDbLab;
  readonly profile: ClusterProfile;
  /** Ours: through a child process, the spare one where there is any. */
  readonly connector: (spare?: SpareLine) => Connector;
  /** Of the child process. */
  readonly childScript: string;
  /** Theirs. */
  readonly connectBare: () => Promise<BareConnection>;
}

/** Starts a server for the time of the work. */
export async function withOdbcLab<T>(work: (parts: OdbcLab) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const childScript = await buildOdbcChild({ outdir: folder, minify: true });
  if ((await copyNative(folder)) === undefined) throw new Error('the native module of odbc is needed');
  const lab = await startMariaDbLab({ servers: 1 });
  const { connect } = createRequire(path.join(root, 'package.json'))('odbc') as {
    readonly connect: (connectionString: string) => Promise<BareConnection>;
  };
  try {
    return await work({
      lab,
      profile: {
        id: 'bench',
        name: 'bench',
        environment: 'test',
        transport: lab.settings('active'),
        user: lab.owner.user,
        password: 'session',
      },
      connector: (spare) =>
        new OdbcConnector({
          target: odbcTarget(lab.settings('active'), lab.owner),
          childScript,
          ...(spare && { spare }),
        }),
      childScript,
      connectBare: () => connect(lab.connectionString('active')),
    });
  } finally {
    await lab.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The labs whose clusters a VS Code under test connects to, each by its own transport: one list for tests that hold on all of them. */
import type { DrdaSettings, OdbcSettings } from '../../src/clusters/profile';
import type { ReplicationRow } from '../../src/splice/replication/model';
import { startDerbyLab } from '../labs/derby/lab';
import type { LabPeer, Side } from '../labs/mariadb/cluster';
import { startMariaDbLab } from '../labs/mariadb/lab';
import type { LabState } from '../labs/mariadb/reset';

export interface LiveCluster {
  readonly clusterKey: string;
  readonly server: {
    readonly port: number;
    /** Goes on holding its port and its connections, and answers nothing. */
    pause(): void;
    resume(): void;
    kill(): Promise<void>;
    launch(): Promise<void>;
  };
  reset(state: LabState): Promise<void>;
  /** Makes every CALL wait this long before it does anything. */
  delayCalls(milliseconds: number): Promise<void>;
  /** CALLs that the server is at work on. */
  runningCalls(): Promise<number>;
  rows(): Promise<ReplicationRow[]>;
  peers(): Promise<LabPeer[]>;
}

export interface LiveLab {
  readonly active: LiveCluster;
  readonly passive: LiveCluster;
  readonly owner: { readonly user: string; readonly password: string };
  settings(side: Side): OdbcSettings | DrdaSettings;
  dispose(): Promise<void>;
}

export interface LiveLabKind {
  readonly name: string;
  readonly start: (options?: { readonly servers?: 1 | 2 }) => Promise<LiveLab>;
}

export const liveLabs: readonly LiveLabKind[] = [
  { name: 'MariaDB over ODBC', start: startMariaDbLab },
  { name: 'Derby over DRDA', start: startDerbyLab },
];

/** The labs whose clusters a VS Code under test connects to, each by its own transport: one list for tests that hold on all of them. */
import type { DrdaSettings, OdbcSettings } from '../../src/clusters/profile';
import type { ReplicationRow, TableEntry } from '../../src/splice/replication/model';
import { startDerbyLab } from '../labs/derby/lab';
import type { LabPeer, Side } from '../labs/mariadb/cluster';
import type { FillOptions } from '../labs/mariadb/contents';
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
  /** Ends restore mode as well. */
  restart(): Promise<void>;
  /** Entries of the catalogue alone: FILL_0001 and so on, each with TABLE_001 and so on. */
  fill(options: FillOptions): Promise<void>;
  /** Likewise, of one more schema. */
  fillSchema(schemaName: string, tables: number): Promise<void>;
  /** A table with real rows; `columns` is the server's SQL. */
  createTable(schema: string, name: string, columns: string): Promise<void>;
  /** Rows of SYSREPLICATION stay. It need not be there. */
  dropTable(schema: string, name: string): Promise<void>;
  /** Makes every CALL wait this long before it does anything. */
  delayCalls(milliseconds: number): Promise<void>;
  /** CALLs that the server is at work on. */
  runningCalls(): Promise<number>;
  /** `what` is `SYS`, for reading it, or the name of a procedure. */
  grant(user: string, what: string): Promise<void>;
  /** Takes the right to read SYS back. */
  closeSys(user: string): Promise<void>;
  /** Statements past everything under test. */
  run(statements: readonly string[]): Promise<void>;
  /** The texts of a query's only column, where none is NULL. */
  texts(sql: string): Promise<string[]>;
  rows(): Promise<ReplicationRow[]>;
  /** Tables with REPLICATION_ENABLED. */
  switchedOn(): Promise<TableEntry[]>;
  peers(): Promise<LabPeer[]>;
}

interface Login {
  readonly user: string;
  readonly password: string;
}

export interface LiveLab {
  readonly active: LiveCluster;
  readonly passive: LiveCluster;
  readonly clusters: readonly LiveCluster[];
  readonly owner: Login;
  /** Has no rights at first. */
  readonly restricted: Login;
  settings(side: Side): OdbcSettings | DrdaSettings;
  /** Brings the rows of switched-on tables to the passive cluster where an enabled peer leads there; returns how many tables. */
  ship(): Promise<number>;
  /** Makes the active cluster's backups readable to the passive one, as a common file system would. */
  shipBackups(): Promise<void>;
  dispose(): Promise<void>;
}

export interface LiveLabKind {
  readonly name: string;
  /** For the names of pictures, and of clusters where they must not be the same. */
  readonly slug: string;
  readonly start: (options?: { readonly servers?: 1 | 2 }) => Promise<LiveLab>;
}

export const liveLabs: readonly LiveLabKind[] = [
  { name: 'MariaDB over ODBC', slug: 'mariadb', start: startMariaDbLab },
  { name: 'Derby over DRDA', slug: 'derby', start: startDerbyLab },
];

/** A server that the conformance table is run against. */
import type { Connection } from '../../src/connection/connection';
import type { ReplicationRow, TableEntry } from '../../src/splice/replication/model';
import type { LabRelease } from '../labs/mariadb/releases';

export interface TableName {
  readonly schemaName: string;
  readonly tableName: string;
}

export interface PeerState {
  readonly id: number;
  readonly clusterKey: string;
  readonly enabled: boolean;
  readonly serial: boolean;
}

export interface TargetState {
  readonly schemas: readonly string[];
  readonly tables: readonly TableEntry[];
  readonly rows: readonly ReplicationRow[];
  readonly switchedOn: readonly TableName[];
  readonly peers: readonly PeerState[];
  readonly role: string | undefined;
  readonly progress: string | undefined;
  readonly grants: readonly string[];
}

/** Where a target cannot or need not agree, with the reason. Each must be met by some case, or the suite fails. */
export interface Difference {
  readonly reason: string;
  /** Matches what the table expects. */
  readonly expected: RegExp;
  /** Matches the whole of what the target answers instead. */
  readonly actual: RegExp;
  /** What is left differs too, and is not looked at. */
  readonly inState?: true;
}

/** The database is called otherdb. */
export type WrongLogIn = 'unknown-user' | 'unknown-database';

/** A query that ends only when it is stopped, and a line of its own for it. */
export interface EndlessQuery {
  readonly sql: string;
  readonly connection: Connection;
  /** Resolves when the server has it; where nobody can tell, at once. */
  readonly whenRunning: () => Promise<void>;
}

/** One that is running; `close` ends it. */
export interface Target {
  readonly ownKey: string;
  readonly otherKey: string;
  readonly otherAddress: string;
  /** Open as long as the target; the same at each call. After `setRelease` it leads to the new release. */
  connection(user: 'owner' | 'restricted'): Promise<Connection>;
  logIn(wrong: WrongLogIn): Promise<Connection>;
  endless(): Promise<EndlessQuery>;
  setRelease(release: LabRelease): Promise<void>;
  /** Sets the cluster's own state, past everything under test. */
  reset(state: TargetState): Promise<void>;
  rows(): Promise<readonly ReplicationRow[]>;
  peers(): Promise<readonly PeerState[]>;
  /** Tables that really are on. */
  switchedOn(): Promise<readonly TableName[]>;
  close(): Promise<void>;
}

export interface TargetKind {
  readonly name: string;
  readonly differences: readonly Difference[];
  start(): Promise<Target>;
}

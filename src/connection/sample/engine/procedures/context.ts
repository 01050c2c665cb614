/** What a procedure's code is given. */
import type { Cluster } from '../cluster';
import type { StatementReply } from '../reply';
import type { Session } from '../session';
import type { BackupStore, StoredBackup } from '../backupStore';
import type { ArgumentValue } from './arguments';

export interface ProcedureContext {
  readonly cluster: Cluster;
  readonly session: Session;
  readonly backups: BackupStore;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timings: Timings;
  /** The cluster that has this key, whether it is up or not. */
  readonly findCluster: (key: string) => Cluster | undefined;
  /** The same by host and SQL port. */
  readonly findByAddress: (hostAndPort: string) => Cluster | undefined;
  /** Puts a backup in the place of the cluster's database. */
  readonly restore: (cluster: Cluster, backup: StoredBackup) => void;
}

export interface Timings {
  /** How long a backup in the background takes, in milliseconds. */
  readonly backupMs: number;
  /** From a restore until the cluster is restarted by itself. */
  readonly restoreModeMs: number;
  /** How long a restart takes. */
  readonly restartMs: number;
}

/** Arguments are converted to the parameters' types. Throws a ServerError for what the server throws. */
export type ProcedureCode = (context: ProcedureContext, args: readonly ArgumentValue[]) => StatementReply;

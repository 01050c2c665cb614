/** The pair of clusters in one place: sessions, statements, and what time brings (restarts, backups, rows on their way). */
import type { Release } from '../../../splice/release';
import type { ExecuteOptions, SqlParameter } from '../../connection';
import { BackupStore } from './backupStore';
import { Cluster, type Side } from './cluster';
import { fillDatabase, pairUp } from './contents/fill';
import { Database, type Sqlite3Static } from './database';
import { dropTemporaries } from './ddl';
import { finishBackup } from './procedures/backup';
import type { ProcedureContext, Timings } from './procedures/context';
import { runCall } from './procedures/runCall';
import type { StatementReply } from './reply';
import { beingRestored, inRestoreMode, ServerError, wrongLogin } from './serverError';
import { OWNER, RESTRICTED_USER, type Session } from './session';
import { runStatement } from './statements';
import { deliver } from './travel';

export interface EngineOptions {
  readonly release: Release;
  readonly timings: Timings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Asked again and again while a statement runs; true ends it with 57014. */
  readonly isCancelled: () => boolean;
  /** What {@link fillDatabase} made for this release before, to save making it again. */
  readonly filled?: Uint8Array;
}

/** The line is gone: the cluster was restarted since. */
export class LineLost extends Error {
  override readonly name = 'LineLost';
}

/** Nobody listens: the cluster is starting. */
export class ClusterDown extends Error {
  override readonly name = 'ClusterDown';
}

export class SampleEngine {
  readonly clusters: readonly Cluster[];
  private readonly sessions = new Map<number, { readonly session: Session; readonly cluster: Cluster }>();
  private readonly backups = new BackupStore();
  private nextSession = 1;

  constructor(
    private readonly sqlite: Sqlite3Static,
    private readonly options: EngineOptions,
  ) {
    const cluster = (side: Side, image?: Uint8Array): Cluster =>
      new Cluster(side, clusterKeyOf(side), options.release, this.newDatabase(image));
    const active = cluster('active', options.filled);
    if (!options.filled) fillDatabase(active);
    const passive = cluster('passive', active.database.image());
    this.clusters = [active, passive];
    pairUp(active, passive, this.backups, options.now());
  }

  /** Returns the session's number. Throws a ServerError, or {@link ClusterDown}. */
  open(side: Side, user: string): number {
    this.settle();
    const cluster = this.cluster(side);
    if (this.options.now() < cluster.downUntil) throw new ClusterDown();
    if (cluster.restoreModeUntil !== undefined) throw beingRestored();
    const name = user.toUpperCase();
    if (name !== OWNER && name !== RESTRICTED_USER) throw wrongLogin();
    const id = this.nextSession++;
    this.sessions.set(id, { session: { id, user: name, schema: name, run: cluster.run, temporaries: [] }, cluster });
    return id;
  }

  close(id: number): void {
    const found = this.sessions.get(id);
    if (found?.session.run === found?.cluster.run && found) dropTemporaries(found.cluster, found.session);
    this.sessions.delete(id);
  }

  /** Throws a ServerError, or {@link LineLost}. */
  execute(
    id: number,
    sql: string,
    { parameters = [], maxRows = Infinity }: Pick<ExecuteOptions, 'parameters' | 'maxRows'> = {},
  ): StatementReply {
    this.settle();
    const found = this.sessions.get(id);
    if (!found || found.session.run !== found.cluster.run) throw new LineLost();
    const { session, cluster } = found;
    if (cluster.restoreModeUntil !== undefined) throw inRestoreMode();
    const call = (text: string, pieces: Parameters<typeof runCall>[2], values: readonly SqlParameter[]) =>
      runCall(this.procedureContext(session, cluster), text, pieces, values);
    try {
      return runStatement({ cluster, session, call }, sql, parameters, maxRows);
    } finally {
      this.deliverAll();
    }
  }

  /** Ends restore mode, drops all lines to the cluster, and lets nobody in for a moment. */
  restart(side: Side): void {
    this.cluster(side).restart(this.options.now() + this.options.timings.restartMs);
  }

  private settle(): void {
    const now = this.options.now();
    for (const cluster of this.clusters) {
      if (cluster.restoreModeUntil !== undefined && now >= cluster.restoreModeUntil) cluster.restart(now);
      const backup = cluster.runningBackup;
      if (!backup || now < backup.ends) continue;
      cluster.runningBackup = undefined;
      finishBackup({ backups: this.backups }, cluster, backup);
    }
    this.deliverAll();
  }

  private deliverAll(): void {
    const now = this.options.now();
    const running = (key: string): Cluster | undefined => {
      const found = this.findCluster(key);
      return found && found.restoreModeUntil === undefined && now >= found.downUntil ? found : undefined;
    };
    for (const cluster of this.clusters) deliver(cluster, running, now);
  }

  private procedureContext(session: Session, cluster: Cluster): ProcedureContext {
    const { timings, now } = this.options;
    return {
      cluster,
      session,
      backups: this.backups,
      now: now(),
      timings,
      findCluster: (key) => this.findCluster(key),
      findByAddress: (address) => this.clusters.find(({ host }) => address === `${host}:1527`),
      restore: (target, { image, replicating, phantoms }) => {
        target.replaceDatabase(this.newDatabase(image));
        target.phantoms = phantoms;
        target.replicating.clear();
        for (const id of replicating) target.replicating.add(id);
        target.restoreModeUntil = now() + timings.restoreModeMs;
      },
    };
  }

  private findCluster(key: string): Cluster | undefined {
    return this.clusters.find(({ clusterKey }) => key === clusterKey);
  }

  private cluster(side: Side): Cluster {
    const found = this.clusters.find((cluster) => cluster.side === side);
    if (!found) throw new ServerError('42Y18', `Database '${side}' does not exist`);
    return found;
  }

  private newDatabase(image?: Uint8Array): Database {
    return new Database(this.sqlite, this.options.isCancelled, image);
  }
}

function clusterKeyOf(side: Side): string {
  return `${side}-zk1.sample,${side}-zk2.sample,${side}-zk3.sample:2181:/hbase-unsecure`;
}

/** One cluster of the pair: its database, and what the real one keeps outside it (HBase flags, ZooKeeper). */
import type { Release } from '../../../splice/release';
import { Catalog, type FoundTable } from './catalog';
import type { Database } from './database';
import { logicalName } from './physicalName';
import { Privileges } from './privileges';
import { keepsScopes, systemSchemas } from './releases';
import { readOnlyDatabase } from './serverError';
import type { Change } from './travel';

export type Side = 'active' | 'passive';

export interface SamplePeer {
  readonly id: number;
  readonly clusterKey: string;
  enabled: boolean;
  readonly serial: boolean;
  /** What was written since and has not arrived. */
  waiting: Change[];
}

export interface RunningBackup {
  readonly id: number;
  readonly directory: string;
  readonly incremental: boolean;
  readonly begun: number;
  readonly ends: number;
  readonly image: Uint8Array;
  readonly replicating: ReadonlySet<string>;
  readonly phantoms: ReadonlySet<string>;
}

export class Cluster {
  readonly peers: SamplePeer[] = [];
  readonly privileges = new Privileges(() => this.catalog);
  /** Ids of the tables whose HBase scope is global: what really replicates, whatever the rows say. */
  readonly replicating = new Set<string>();
  /** Keys of the rows of SYSREPLICATION that stand in the table but not in its unique index, which the procedures go by. */
  phantoms: ReadonlySet<string> = new Set();
  role: string | undefined;
  /** Milliseconds since 1970 of the newest data that has arrived; undefined before any has. */
  progress: number | undefined;
  runningBackup: RunningBackup | undefined;
  /** From a restore to the restart after it: when that comes by itself. */
  restoreModeUntil: number | undefined;
  downUntil = 0;
  /** Counts restarts. */
  run = 0;
  catalog: Catalog;
  private transaction = 185_089;

  constructor(
    readonly side: Side,
    readonly clusterKey: string,
    readonly release: Release,
    public database: Database,
  ) {
    this.catalog = new Catalog(database, keepsScopes(release));
  }

  get host(): string {
    return `${this.side}-rs1.sample`;
  }

  get isReplica(): boolean {
    return this.role === 'REPLICA' || this.role === 'SLAVE';
  }

  /** Ids rise by 256 as the server's do. */
  nextTransaction(): number {
    this.transaction += 256;
    return this.transaction;
  }

  checkWritable(): void {
    if (this.isReplica) throw readOnlyDatabase();
  }

  isSystemSchema(name: string): boolean {
    return systemSchemas(this.release).includes(name);
  }

  /** Takes another database in the place of its own. */
  replaceDatabase(database: Database): void {
    this.database.close();
    this.database = database;
    this.catalog = new Catalog(database, keepsScopes(this.release));
  }

  restart(downUntil: number): void {
    this.run += 1;
    this.restoreModeUntil = undefined;
    this.downUntil = downUntil;
  }

  /** The table behind a physical name, for the flags. */
  tableByPhysicalName(name: string): FoundTable | undefined {
    const found = logicalName(name);
    return found && this.catalog.table(found.schema, found.table);
  }
}

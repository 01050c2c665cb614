/** The built-in sample pair, its engine in this process and its state set directly. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildSampleWorker } from '../../../scripts/lib/sample-bundle.mjs';
import type { Connection, ExecuteOptions, StatementResult } from '../../../src/connection/connection';
import type { Cluster } from '../../../src/connection/sample/engine/cluster';
import { SampleEngine } from '../../../src/connection/sample/engine/engine';
import { answer } from '../../../src/connection/sample/engine/handler';
import { keepsScopes } from '../../../src/connection/sample/engine/releases';
import { loadSqlite } from '../../../src/connection/sample/engine/sqlite';
import { failureOf } from '../../../src/connection/sample/sampleConnection';
import { SamplePair } from '../../../src/connection/sample/samplePair';
import { parseRelease } from '../../../src/splice/release';
import { DEFAULT_RELEASE, type LabRelease } from '../../labs/mariadb/releases';
import type { EndlessQuery, TableName, Target, TargetKind, TargetState, WrongLogIn } from '../target';

const TIMINGS = { backupMs: 1_000, restoreModeMs: 1_000, restartMs: 1_000 };
const USERS = { owner: 'SPLICE', restricted: 'JOE' } as const;

export const sample: TargetKind = {
  name: 'sample',
  differences: [
    {
      reason: 'A cluster of the sample is one database, which nobody has to name.',
      expected: /^42Y18! /,
      actual: /^let in$/,
    },
  ],
  start: async () => new SampleTarget(await loadSqlite()),
};

const ENDLESS =
  'WITH RECURSIVE N(X) AS (SELECT 1 FROM SYSIBM.SYSDUMMY1 UNION ALL SELECT X + 1 FROM N) SELECT COUNT(*) FROM N';

async function startWorker(): Promise<{ readonly pair: SamplePair; readonly folder: string }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sample-worker-'));
  const workerFile = await buildSampleWorker({ outdir: folder, minify: true });
  return { pair: new SamplePair({ release: '3.2', workerFile }), folder };
}

class SampleTarget implements Target {
  private engine: SampleEngine;
  private granted: readonly string[] = [];
  private worker: ReturnType<typeof startWorker> | undefined;

  constructor(private readonly sqlite: Awaited<ReturnType<typeof loadSqlite>>) {
    this.engine = this.newEngine(DEFAULT_RELEASE);
  }

  get ownKey(): string {
    return this.active.clusterKey;
  }

  get otherKey(): string {
    return this.passive.clusterKey;
  }

  get otherAddress(): string {
    return `${this.passive.host}:1527`;
  }

  connection(user: 'owner' | 'restricted'): Promise<Connection> {
    return Promise.resolve(new EngineConnection(() => this.engine, USERS[user]));
  }

  logIn(wrong: WrongLogIn): Promise<Connection> {
    const user = wrong === 'unknown-user' ? 'NOBODY' : USERS.owner;
    const opened = answer(this.engine, { kind: 'open', side: 'active', user });
    if (opened.kind !== 'opened') return Promise.reject(failureOf(opened));
    return Promise.resolve(new EngineConnection(() => this.engine, user));
  }

  setRelease(release: LabRelease): Promise<void> {
    this.engine = this.newEngine(release);
    this.granted = [];
    return Promise.resolve();
  }

  async reset(state: TargetState): Promise<void> {
    const { catalog, peers, replicating } = this.active;
    for (const table of catalog.allTables()) if (!this.active.isSystemSchema(table.schema)) catalog.dropTable(table.id);
    for (const name of catalog.contents().schemas) if (!this.active.isSystemSchema(name)) catalog.dropSchema(name);
    for (const name of state.schemas) catalog.addSchema(name, 'SPLICE');
    for (const { schemaName, tableName, tableType } of state.tables) {
      catalog.addTable({ schema: schemaName, name: tableName, type: tableType });
    }
    catalog.replaceReplicationRows(state.rows);
    this.active.phantoms = new Set();
    replicating.clear();
    for (const { schemaName, tableName } of state.switchedOn) {
      const found = catalog.table(schemaName, tableName);
      if (found) replicating.add(found.id);
    }
    peers.splice(0, peers.length, ...state.peers.map((peer) => ({ ...peer, waiting: [] })));
    this.active.role = undefined;
    this.active.runningBackup = undefined;
    this.active.progress = state.progress === undefined ? undefined : Date.parse(state.progress);
    await this.grantOnly(state.grants);
    this.active.role = state.role;
  }

  rows() {
    return Promise.resolve(keepsScopes(this.active.release) ? this.active.catalog.replicationRows() : []);
  }

  peers() {
    return Promise.resolve(this.active.peers);
  }

  switchedOn(): Promise<readonly TableName[]> {
    const tables = this.active.catalog.allTables().filter(({ id }) => this.active.replicating.has(id));
    return Promise.resolve(tables.map(({ schema, name }) => ({ schemaName: schema, tableName: name })));
  }

  /** In the true worker: this thread's engine lets nobody in while a statement runs. */
  async endless(): Promise<EndlessQuery> {
    this.worker ??= startWorker();
    const { pair } = await this.worker;
    return {
      sql: ENDLESS,
      connection: await pair.connector('active').open(),
      whenRunning: () => Promise.resolve(),
    };
  }

  async close(): Promise<void> {
    const { pair, folder } = (await this.worker) ?? {};
    await pair?.dispose();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }

  private async grantOnly(procedures: readonly string[]): Promise<void> {
    const owner = await this.connection('owner');
    for (const name of this.granted) {
      await owner.execute(`REVOKE EXECUTE ON PROCEDURE SYSCS_UTIL.${name} FROM ${USERS.restricted} RESTRICT`);
    }
    for (const name of procedures) {
      await owner.execute(`GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.${name} TO ${USERS.restricted}`);
    }
    this.granted = procedures;
  }

  private get active(): Cluster {
    return this.cluster('active');
  }

  private get passive(): Cluster {
    return this.cluster('passive');
  }

  private cluster(side: 'active' | 'passive'): Cluster {
    const found = this.engine.clusters.find((cluster) => cluster.side === side);
    if (!found) throw new Error(`the sample has no ${side} cluster`);
    return found;
  }

  private newEngine(text: LabRelease): SampleEngine {
    const release = parseRelease(text);
    if (!release) throw new Error(`not a release: ${text}`);
    return new SampleEngine(this.sqlite, {
      release,
      timings: TIMINGS,
      now: () => Date.now(),
      isCancelled: () => false,
    });
  }
}

/** As a sample connection, without the worker: it opens a session of the engine of the moment. */
class EngineConnection implements Connection {
  readonly product = {};
  readonly isOpen = true;
  private session: { readonly engine: SampleEngine; readonly id: number } | undefined;

  constructor(
    private readonly engine: () => SampleEngine,
    private readonly user: string,
  ) {}

  execute(sql: string, { parameters = [], maxRows }: ExecuteOptions = {}): Promise<StatementResult> {
    const { engine, id } = this.current();
    const given = answer(engine, { kind: 'execute', session: id, sql, parameters, maxRows });
    if (given.kind !== 'result') return Promise.reject(failureOf(given));
    return Promise.resolve({ ...given.reply, warnings: [] });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private current(): { readonly engine: SampleEngine; readonly id: number } {
    const engine = this.engine();
    if (this.session?.engine === engine) return this.session;
    const opened = answer(engine, { kind: 'open', side: 'active', user: this.user });
    if (opened.kind !== 'opened') throw failureOf(opened);
    this.session = { engine, id: opened.session };
    return this.session;
  }
}

/** One cluster of the lab: its server, and its contents as tests set and read them, past everything under test. */
import type { DrdaTarget } from '../../../src/connection/drda/target';
import type { ReplicationRow, TableEntry, TableType } from '../../../src/splice/replication/model';
import type { LabPeer, Side } from '../mariadb/cluster';
import type { FillOptions } from '../mariadb/contents';
import type { LabRelease } from '../mariadb/releases';
import type { LabState } from '../mariadb/reset';
import { ControlLine, joinFields } from './controlLine';
import { releaseFields } from './procedures';
import type { DerbyServer } from './server';
import { DATABASE } from './settings';

export class DerbyCluster {
  readonly clusterKey: string;
  #line: ControlLine | undefined;

  /** @param authority PEM of who vouches for a server that speaks TLS */
  constructor(
    readonly side: Side,
    readonly server: DerbyServer,
    private readonly authority?: string,
  ) {
    this.clusterKey = `${side}-zk1.lab,${side}-zk2.lab:2181:/hbase`;
  }

  /** Host and port as the oldest forms of ADD_PEER want them. */
  get address(): string {
    return `127.0.0.1:${this.server.port}`;
  }

  target(login: { readonly user: string; readonly password: string }): DrdaTarget {
    const tls = this.authority === undefined ? {} : { tls: { ca: this.authority } };
    return { host: '127.0.0.1', port: this.server.port, database: DATABASE, ...login, ...tls };
  }

  /** Tells it its own name and the clusters that it can reach. */
  async introduce(clusters: readonly DerbyCluster[]): Promise<void> {
    const others = clusters.filter((cluster) => cluster !== this);
    await this.send('set', 'address', this.address);
    await this.send('set', 'clusterKey', this.clusterKey);
    await this.send('names', 'reachableKeys', ...others.map(({ clusterKey }) => clusterKey));
    await this.send('names', 'reachableAddresses', ...others.map(({ address }) => address));
  }

  /** Recreates the procedures with that release's parameters; open connections stay. */
  async setRelease(release: LabRelease): Promise<void> {
    await this.send('release', ...releaseFields(release));
  }

  /** Replaces everything but the release. Without SYSREPLICATION (2.8) there must be no rows. */
  async reset({
    schemas,
    tables,
    rows = [],
    switchedOn = [],
    peers = [],
    role,
    progress,
    grants = [],
  }: LabState): Promise<void> {
    const lines = [
      ...schemas.map((name) => ['schema', name]),
      ...tables.map(({ schemaName, tableName, tableType }) => ['table', schemaName, tableName, tableType]),
      ...rows.map(({ scope, schemaName, tableName }) => ['row', scope, schemaName, tableName]),
      ...switchedOn.map(({ schemaName, tableName }) => ['on', schemaName, tableName]),
      ...peers.map((peer) => ['peer', String(peer.id), peer.clusterKey, String(peer.enabled), String(peer.serial)]),
      ...(role === undefined ? [] : [['role', role]]),
      ...(progress === undefined ? [] : [['progress', progress]]),
      ...grants.map((name) => ['grant', name]),
    ];
    await this.send('reset', ...lines.map(joinFields));
  }

  /** Catalogue entries alone: FILL_0001 and so on, each with TABLE_001 and so on. Twenty thousand take about three seconds. */
  async fill({ schemas, tablesPerSchema }: FillOptions): Promise<void> {
    const names = Array.from({ length: schemas }, (_, index) => `FILL_${String(index + 1).padStart(4, '0')}`);
    await this.send('fill', String(tablesPerSchema), ...names);
  }

  /** Catalogue entries of one more schema: TABLE_001 and so on. */
  async fillSchema(schemaName: string, tables: number): Promise<void> {
    await this.send('fill', String(tables), schemaName);
  }

  /** A table with real rows; `columns` is SQL. Under a DATABASE or SCHEMA row it is switched on, without a row. */
  async createTable(schema: string, name: string, columns: string): Promise<void> {
    await this.send('create', schema, name, columns);
  }

  /** As DROP TABLE: rows of SYSREPLICATION stay. */
  async dropTable(schema: string, name: string): Promise<void> {
    await this.send('drop', schema, name);
  }

  /** Ends restore mode as well. */
  async restart(): Promise<void> {
    await this.server.kill();
    await this.server.launch();
    await this.send('set', 'restoring', null);
  }

  /** Makes every CALL take this long before it does anything; for tests that break in meanwhile. */
  async delayCalls(milliseconds: number): Promise<void> {
    await this.send('set', 'delay', String(milliseconds));
  }

  /** CALLs of clients that are being run. */
  async runningCalls(): Promise<number> {
    const running = "SELECT COUNT(*) FROM SYSCS_DIAG.TRANSACTION_TABLE t WHERE t.SQL_TEXT LIKE 'CALL SYSCS_UTIL.%'";
    return Number((await this.texts(running))[0]);
  }

  /** `SYS` for the rows of SYSREPLICATION, otherwise a procedure's name; what Splice's GRANT would do. */
  async grant(user: string, what: string): Promise<void> {
    await this.send('grant', user, what);
  }

  /** Takes back what {@link grant} of `SYS` gave. */
  async closeSys(user: string): Promise<void> {
    await this.send('close-sys', user);
  }

  /** Statements as the database owner, in one transaction. */
  async run(statements: readonly string[]): Promise<void> {
    await this.send('run', ...statements);
  }

  /** The texts of a query's only column, where none is NULL. */
  async texts(sql: string): Promise<string[]> {
    return (await this.send('query', sql)).map(([text]) => text ?? '');
  }

  async rows(): Promise<ReplicationRow[]> {
    const rows = await this.send('rows');
    return rows.map(([scope, schemaName = null, tableName = null]) => ({ scope: scope ?? '', schemaName, tableName }));
  }

  async peers(): Promise<LabPeer[]> {
    const rows = await this.send('peers');
    return rows.map(([id, clusterKey, enabled, serial]) => ({
      id: Number(id),
      clusterKey: clusterKey ?? '',
      enabled: enabled === 'true',
      serial: serial === 'true',
    }));
  }

  /** The tables whose rows travel, whatever SYSREPLICATION says. */
  async switchedOn(): Promise<TableEntry[]> {
    const rows = await this.send('on');
    return rows.map(([schemaName, tableName, tableType]) => ({
      schemaName: schemaName ?? '',
      tableName: tableName ?? '',
      tableType: tableType as TableType,
    }));
  }

  /** The names of its columns and then its rows, each as one text; nothing where there is no real table. */
  async readTable(schema: string, name: string): Promise<string[]> {
    return (await this.send('read', schema, name)).map(joinFields);
  }

  /** Puts what was read elsewhere in the place of the rows, on a replica too; false where there is no real table. */
  async replaceTable(schema: string, name: string, lines: readonly string[]): Promise<boolean> {
    return (await this.send('replace', schema, name, ...lines))[0]?.[0] === 'true';
  }

  /** What GET_REPLICATION_PROGRESS tells. */
  async reachProgress(moment: Date): Promise<void> {
    await this.send('set', 'progress', moment.toISOString());
  }

  /** What a backup holds, or NULL; brought to another cluster as a common file system would. */
  async backups(): Promise<ReadonlyMap<string, string>> {
    const ids = await this.texts('SELECT b.BACKUP_ID FROM SYS.SYSBACKUP b');
    const found = new Map<string, string>();
    for (const id of ids) {
      const content = (await this.send('get', `backup ${id}`))[0]?.[0];
      if (content != null) found.set(`backup ${id}`, content);
    }
    return found;
  }

  async takeBackups(backups: ReadonlyMap<string, string>): Promise<void> {
    for (const [name, content] of backups) await this.send('set', name, content);
  }

  private send(command: string, ...fields: readonly (string | null)[]) {
    return this.line().send(command, ...fields);
  }

  /** To the process of the moment. */
  private line(): ControlLine {
    const { process } = this.server;
    if (!process) throw new Error('the server is not running');
    if (this.#line?.child !== process) this.#line = new ControlLine(process);
    return this.#line;
  }
}

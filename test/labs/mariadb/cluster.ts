/** One cluster of the lab: its server, and its contents as tests set and read them, past everything under test. */
import type { OdbcSettings } from '../../../src/clusters/profile';
import type { ReplicationRow, TableEntry, TableType } from '../../../src/splice/replication/model';
import { createTable, fillSchemaStatements, fillStatements, grantStatements, type FillOptions } from './contents';
import type { LabRelease } from './releases';
import { resetStatements, type LabState } from './reset';
import type { MariaDbServer } from './server';
import { OWNER, releaseChange } from './sql/installation';
import { literal, quoted, rowOf } from './sql/text';

export type Side = 'active' | 'passive';

export interface LabPeer {
  readonly id: number;
  readonly clusterKey: string;
  readonly enabled: boolean;
  readonly serial: boolean;
}

export class LabCluster {
  readonly clusterKey: string;

  constructor(
    readonly side: Side,
    readonly server: MariaDbServer,
  ) {
    this.clusterKey = `${side}-zk1.lab,${side}-zk2.lab:2181:/hbase`;
  }

  /** Host and port as the two oldest forms of ADD_PEER want them. */
  get address(): string {
    return `127.0.0.1:${this.server.port}`;
  }

  settings(driver: string): OdbcSettings {
    return {
      kind: 'odbc',
      dialect: 'custom',
      driver,
      host: '127.0.0.1',
      port: this.server.port,
      keywords: { SERVER: '{host}', PORT: '{port}', UID: '{user}', PWD: '{password}', CHARSET: 'utf8mb4' },
    };
  }

  /** Tells it its own name and the clusters that it can reach. */
  async introduce(clusters: readonly LabCluster[]): Promise<void> {
    const others = clusters.filter((cluster) => cluster !== this);
    await this.server.client.run([
      `UPDATE SPLICELAB.CLUSTER SET HOST = ${literal(this.address)}, CLUSTERKEY = ${literal(this.clusterKey)}`,
      'DELETE FROM SPLICELAB.REACHABLE',
      ...others.map(
        ({ clusterKey, address }) => `INSERT INTO SPLICELAB.REACHABLE VALUES ${rowOf(clusterKey, address)}`,
      ),
    ]);
  }

  /** Recreates the procedures with that release's parameters; open connections stay. */
  async setRelease(release: LabRelease): Promise<void> {
    await this.server.client.run(releaseChange(release));
  }

  /** Replaces everything but the release: schemas, tables, rows, switches, peers, role, grants, backups. */
  async reset(state: LabState): Promise<void> {
    await this.server.client.run(resetStatements(state));
  }

  /** Ends restore mode as well. */
  async restart(): Promise<void> {
    await this.server.restart();
    await this.server.client.run(['UPDATE SPLICELAB.CLUSTER SET RESTORING = FALSE, STARTED = STARTED + 60000']);
  }

  /** Makes every CALL take this long before it does anything; for tests that break in meanwhile. */
  async delayCalls(milliseconds: number): Promise<void> {
    await this.server.client.run([`UPDATE SPLICELAB.CLUSTER SET DELAY = ${milliseconds / 1000}`]);
  }

  async fill(options: FillOptions): Promise<void> {
    await this.server.client.run(fillStatements(options));
  }

  async fillSchema(schemaName: string, tables: number): Promise<void> {
    await this.server.client.run(fillSchemaStatements(schemaName, tables));
  }

  /** A table with real rows beside its entry in the catalogue; `columns` is MariaDB's SQL. */
  async createTable(schema: string, name: string, columns: string): Promise<void> {
    await this.server.client.run(createTable(schema, name, columns));
  }

  /** As DROP TABLE: rows of SYSREPLICATION stay. */
  async dropTable(schema: string, name: string): Promise<void> {
    const found = `SELECT t.TABLEID FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
      WHERE s.SCHEMANAME = ${literal(schema)} AND t.TABLENAME = ${literal(name)}`;
    await this.server.client.run([
      `DROP TABLE IF EXISTS ${quoted(schema)}.${quoted(name)}`,
      `DELETE FROM SPLICELAB.SWITCHEDON WHERE TABLEID IN (${found})`,
      `DELETE FROM SYS.SYSTABLES WHERE TABLEID IN (SELECT TABLEID FROM (${found}) f)`,
    ]);
  }

  /** CALLs of clients that are being run. */
  async runningCalls(): Promise<number> {
    const running = await this.server.client.json<number>(
      `SELECT p.ID FROM information_schema.PROCESSLIST p
       WHERE p.USER = ${literal(OWNER.user)} AND p.COMMAND <> 'Sleep' AND p.ID <> CONNECTION_ID()`,
    );
    return running.length;
  }

  /** `SYS` for the catalogue's tables, otherwise a procedure's name; what Splice's GRANT would do. */
  async grant(user: string, what: string): Promise<void> {
    await this.server.client.run(grantStatements(user, what));
  }

  /** Takes back what {@link grant} of `SYS` gave. */
  async closeSys(user: string): Promise<void> {
    await this.server.client.run([`REVOKE SELECT ON SYS.* FROM ${literal(user)}@'%'`]);
  }

  /** Statements past everything under test. */
  async run(statements: readonly string[]): Promise<void> {
    await this.server.client.run(statements);
  }

  /** The texts of a query's only column, where none is NULL. */
  async texts(sql: string): Promise<string[]> {
    return this.server.client.texts(sql);
  }

  /** As SELECT sees them, in the order of writing. */
  async rows(): Promise<ReplicationRow[]> {
    const found = await this.server.client.json<[string, string | null, string | null]>(
      'SELECT JSON_ARRAY(r.SCOPE, r.SCHEMANAME, r.TABLENAME) FROM SYS.SYSREPLICATION r ORDER BY r.ROWNO',
    );
    return found.map(([scope, schemaName, tableName]) => ({ scope, schemaName, tableName }));
  }

  async peers(): Promise<LabPeer[]> {
    const found = await this.server.client.json<[number, string, number, number]>(
      'SELECT JSON_ARRAY(p.PEERID, p.CLUSTERKEY, p.ENABLED, p.ISSERIAL) FROM SPLICELAB.PEERS p ORDER BY p.PEERID',
    );
    return found.map(([id, clusterKey, enabled, serial]) => ({
      id,
      clusterKey,
      enabled: enabled === 1,
      serial: serial === 1,
    }));
  }

  /** The tables whose rows travel, whatever SYSREPLICATION says. */
  async switchedOn(): Promise<TableEntry[]> {
    const found = await this.server.client.json<[string, string, TableType]>(
      `SELECT JSON_ARRAY(s.SCHEMANAME, t.TABLENAME, t.TABLETYPE) FROM SPLICELAB.SWITCHEDON o
       JOIN SYS.SYSTABLES t ON t.TABLEID = o.TABLEID JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
       ORDER BY s.SCHEMANAME, t.TABLENAME`,
    );
    return found.map(([schemaName, tableName, tableType]) => ({ schemaName, tableName, tableType }));
  }
}

/** Reads and writes the catalogue tables of one cluster. */
import { randomUUID } from 'node:crypto';
import type { DatabaseContents, ReplicationRow, TableType } from '../../../splice/replication/model';
import type { Bound, Database } from './database';
import { physicalName } from './physicalName';

export interface FoundTable {
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly type: TableType;
}

export interface NewTable {
  readonly schema: string;
  readonly name: string;
  readonly type: TableType;
  readonly storedAs?: string;
  readonly location?: string;
}

const TABLE = `SELECT T.TABLEID, S.SCHEMANAME, T.TABLENAME, T.TABLETYPE
  FROM "SYS.SYSTABLES" T JOIN "SYS.SYSSCHEMAS" S ON S.SCHEMAID = T.SCHEMAID`;

const GRANTED = `FROM "SYS.SYSROUTINEPERMS" WHERE GRANTEE = ?
  AND ALIASID IN (SELECT ALIASID FROM "SYS.SYSALIASES" WHERE ALIASTYPE = 'P' AND ALIAS = ?)`;

export class Catalog {
  constructor(
    private readonly database: Database,
    private readonly keepsScopes: boolean,
  ) {}

  schemaId(name: string): string | undefined {
    return this.text('SELECT SCHEMAID FROM "SYS.SYSSCHEMAS" WHERE SCHEMANAME = ?', [name]);
  }

  addSchema(name: string, owner: string): void {
    const columns = this.database.query('SELECT * FROM "SYS.SYSSCHEMAS" LIMIT 0').columns.length;
    const databaseId = columns > 3 ? [this.text('SELECT DATABASEID FROM "SYS.SYSDATABASES"') ?? null] : [];
    this.insert('SYS.SYSSCHEMAS', [this.newId(), name, owner, ...databaseId]);
  }

  dropSchema(name: string): void {
    this.database.run('DELETE FROM "SYS.SYSSCHEMAS" WHERE SCHEMANAME = ?', [name]);
  }

  table(schema: string, name: string): FoundTable | undefined {
    return this.tablesWhere('S.SCHEMANAME = ? AND T.TABLENAME = ?', [schema, name])[0];
  }

  tablesOf(schema: string): readonly FoundTable[] {
    return this.tablesWhere('S.SCHEMANAME = ?', [schema]);
  }

  allTables(): readonly FoundTable[] {
    return this.tablesWhere('1 = 1', []);
  }

  addTable(table: NewTable): void {
    const row = [this.newId(), table.name, table.type, this.schemaId(table.schema) ?? null, 'R', '4.0', 0];
    const external = [null, null, null, table.storedAs ?? null, table.location ?? null, table.storedAs ? 'none' : null];
    this.insert('SYS.SYSTABLES', [...row, ...external, false, false, null]);
  }

  dropTable(id: string): void {
    this.database.run('DELETE FROM "SYS.SYSTABLES" WHERE TABLEID = ?', [id]);
  }

  renameTable(id: string, name: string): void {
    this.database.run('UPDATE "SYS.SYSTABLES" SET TABLENAME = ? WHERE TABLEID = ?', [name, id]);
  }

  /** What a synonym stands for; undefined for any other table. */
  synonymTarget(table: FoundTable): { schema: string; name: string } | undefined {
    if (table.type !== 'A') return undefined;
    const sql = `SELECT ALIASINFO FROM "SYS.SYSALIASES" WHERE ALIASTYPE = 'S' AND ALIASID = ?`;
    const match = /^"((?:[^"]|"")*)"\."((?:[^"]|"")*)"$/.exec(this.text(sql, [table.id]) ?? '');
    const [schema, name] = (match?.slice(1) ?? []).map((part) => part.replaceAll('""', '"'));
    return schema === undefined || name === undefined ? undefined : { schema, name };
  }

  addSynonymTarget(table: FoundTable, schema: string, name: string): void {
    const target = [schema, name].map((part) => `"${part.replaceAll('"', '""')}"`).join('.');
    const row = [table.id, table.name, this.schemaId(table.schema) ?? null, 'null', 'S', 'S', false, target];
    this.insert('SYS.SYSALIASES', [...row, table.name]);
  }

  dropSynonymTarget(id: string): void {
    this.database.run('DELETE FROM "SYS.SYSALIASES" WHERE ALIASID = ?', [id]);
  }

  addProcedures(schema: string, procedures: readonly { readonly name: string; readonly info: string }[]): void {
    const schemaId = this.schemaId(schema) ?? null;
    const owner = 'com.splicemachine.derby.impl.storage.SystemProcedures';
    const rows = procedures.map(({ name, info }) => [this.newId(), name, schemaId, owner, 'P', 'P', true, info, name]);
    this.database.insertMany('SYS.SYSALIASES', rows);
  }

  /** EXECUTE on a procedure of SYSCS_UTIL. */
  isGranted(procedure: string, user: string): boolean {
    return this.text(`SELECT GRANTEE ${GRANTED}`, [user, procedure]) !== undefined;
  }

  grant(procedure: string, user: string, grantor: string): void {
    if (this.isGranted(procedure, user)) return;
    const id = this.text('SELECT ALIASID FROM "SYS.SYSALIASES" WHERE ALIASTYPE = \'P\' AND ALIAS = ?', [procedure]);
    this.insert('SYS.SYSROUTINEPERMS', [this.newId(), user, grantor, id ?? null, 'N']);
  }

  revoke(procedure: string, user: string): void {
    this.database.lookUp(`DELETE ${GRANTED}`, [user, procedure]);
  }

  /** In the order of reading: rows as they were inserted. */
  replicationRows(): readonly ReplicationRow[] {
    if (!this.keepsScopes) return [];
    const { rows } = this.database.query(
      'SELECT SCOPE, SCHEMANAME, TABLENAME FROM "SYS.SYSREPLICATION" ORDER BY rowid',
    );
    return rows.map(([scope, schemaName, tableName]) => ({
      scope: String(scope),
      schemaName: textOrNull(schemaName),
      tableName: textOrNull(tableName),
    }));
  }

  replaceReplicationRows(rows: readonly ReplicationRow[]): void {
    if (!this.keepsScopes) return;
    this.database.run('DELETE FROM "SYS.SYSREPLICATION"');
    for (const row of rows) this.insert('SYS.SYSREPLICATION', [row.scope, row.schemaName, row.tableName]);
  }

  contents(): DatabaseContents {
    const schemas = this.database.lookUp('SELECT SCHEMANAME FROM "SYS.SYSSCHEMAS" ORDER BY SCHEMANAME');
    const tables = this.allTables().map(({ schema, name, type }) => ({
      schemaName: schema,
      tableName: name,
      tableType: type,
    }));
    return { schemas: schemas.map(([name]) => String(name)), tables, rows: this.replicationRows() };
  }

  insert(table: string, row: readonly Bound[]): void {
    this.database.lookUp(`INSERT INTO "${table}" VALUES (${row.map(() => '?').join(', ')})`, row);
  }

  newId(): string {
    return randomUUID();
  }

  private tablesWhere(condition: string, values: readonly Bound[]): readonly FoundTable[] {
    const rows = this.database.lookUp(`${TABLE} WHERE ${condition} ORDER BY S.SCHEMANAME, T.TABLENAME`, values);
    return rows.map(([id, schema, name, type]) => ({
      id: String(id),
      schema: String(schema),
      name: String(name),
      type: String(type) as TableType,
    }));
  }

  private text(sql: string, values: readonly Bound[] = []): string | undefined {
    const value = this.database.lookUp(sql, values)[0]?.[0];
    return typeof value === 'string' ? value : undefined;
  }
}

/** SQLite's name of a table. */
export function physicalOf(table: Pick<FoundTable, 'schema' | 'name'>): string {
  return physicalName(table.schema, table.name);
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

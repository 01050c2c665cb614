/** Makes the two clusters what they are at the start. */
import { catalogue, formFor } from '../../../../splice/procedures';
import type { Release } from '../../../../splice/release';
import { nameNode, type BackupStore } from '../backupStore';
import { physicalOf } from '../catalog';
import type { Cluster } from '../cluster';
import { runDdl, tableSql } from '../ddl';
import { RESTRICTED_VIEW } from '../names';
import { physicalName } from '../physicalName';
import { finishBackup } from '../procedures/backup';
import { hasDatabases, roleWords, systemSchemas } from '../releases';
import { OWNER, RESTRICTED_USER, type Session } from '../session';
import { literal, quoted } from '../sql/cursor';
import { readPieces } from '../sql/pieces';
import { parseDdl } from '../sql/ddlParser';
import { OTHERS, RECREATED, SCHEMAS, SCOPES, TABLES, type SampleTable } from './business';
import { systemTables, systemViews } from './systemTables';

const DAY = 86_400_000;

/** Fills an empty database; both clusters begin with what this makes. */
export function fillDatabase(cluster: Cluster): void {
  const { database } = cluster;
  database.run('PRAGMA ignore_check_constraints = ON');
  database.atomically(() => {
    createSystemTables(cluster);
    for (const name of SCHEMAS) cluster.catalog.addSchema(name, OWNER);
    for (const table of TABLES) createTable(cluster, table);
    for (const sql of OTHERS) ddl(cluster, sql);
    cluster.catalog.replaceReplicationRows(
      SCOPES.map(([scope, schemaName, tableName]) => ({ scope, schemaName, tableName })),
    );
  });
  database.run('PRAGMA ignore_check_constraints = OFF');
}

/** Sets the pair up as if the passive had been restored from a backup a week ago, and a few things had happened since. */
export function pairUp(active: Cluster, passive: Cluster, backups: BackupStore, now: number): void {
  const words = roleWords(active.release);
  active.role = words?.primary;
  passive.role = words?.replica;
  for (const table of active.catalog.allTables()) {
    if (table.type === 'T' && isCovered(table)) active.replicating.add(table.id);
  }
  for (const id of active.replicating) passive.replicating.add(id);
  const begun = now - 7 * DAY;
  finishBackup({ backups }, active, {
    id: active.nextTransaction(),
    directory: `${nameNode(active)}/backup`,
    incremental: false,
    begun,
    ends: begun + 42_000,
    image: active.database.image(),
    replicating: new Set(active.replicating),
    phantoms: active.phantoms,
  });
  active.peers.push({ id: 1, clusterKey: passive.clusterKey, enabled: true, serial: true, waiting: [] });
  passive.progress = now;
  recreate(active);
}

function isCovered(table: { readonly schema: string; readonly name: string }): boolean {
  return SCOPES.some(([scope, schema, name]) => schema === table.schema && (scope === 'SCHEMA' || name === table.name));
}

function recreate(cluster: Cluster): void {
  const table = TABLES.find(({ schema, name }) => schema === RECREATED.schema && name === RECREATED.name);
  if (!table) return;
  ddl(cluster, `DROP TABLE ${table.schema}.${table.name}`);
  createTable(cluster, table);
}

function createTable(cluster: Cluster, { schema, name, columns, rows }: SampleTable): void {
  ddl(cluster, `CREATE TABLE ${schema}.${name} (${columns})`);
  cluster.database.insertMany(physicalName(schema, name), rows);
}

function ddl(cluster: Cluster, sql: string): void {
  const session: Session = { id: 0, user: OWNER, schema: OWNER, run: 0, temporaries: [] };
  runDdl({ cluster, session }, sql, readPieces(sql));
}

function createSystemTables(cluster: Cluster): void {
  const { database, catalog, release } = cluster;
  for (const { schema, name, columns } of systemTables(release)) {
    const sql = `CREATE TABLE ${name} (${columns.join(', ')})`;
    const parsed = parseDdl(sql, readPieces(sql));
    if (parsed.kind === 'create-table') database.run(tableSql(physicalName(schema, name), parsed.definition));
  }
  database.run('INSERT INTO "SYSIBM.SYSDUMMY1" VALUES (?)', ['Y']);
  if (hasDatabases(release)) catalog.insert('SYS.SYSDATABASES', [catalog.newId(), 'SPLICEDB', OWNER]);
  for (const name of systemSchemas(release)) catalog.addSchema(name, OWNER);
  for (const { schema, name } of systemTables(release)) catalog.addTable({ schema, name, type: 'S' });
  createSystemViews(cluster);
  catalog.addProcedures('SYSCS_UTIL', presentProcedures(release));
}

function createSystemViews({ database, catalog, release }: Cluster): void {
  for (const { name, query, restricted } of systemViews(release)) {
    const physical = physicalOf({ schema: 'SYSVW', name });
    catalog.addTable({ schema: 'SYSVW', name, type: 'V' });
    database.run(`CREATE VIEW ${quoted(physical)} AS ${query}`);
    if (restricted === undefined) continue;
    const own = restricted.replace(':user', literal(RESTRICTED_USER));
    database.run(`CREATE VIEW ${quoted(physical + RESTRICTED_VIEW + RESTRICTED_USER)} AS ${own}`);
  }
}

/** Name and ALIASINFO text of what the release has. */
function presentProcedures(release: Release): readonly { name: string; info: string }[] {
  return catalogue.flatMap((description) => {
    const form = formFor(description, release);
    if (!form) return [];
    const parameters = form.parameters.map(({ name, type }) => `IN ${quoted(name)} ${type}`).join(',');
    const sets = description.result.kind === 'none' ? 0 : 1;
    const info = `${description.name}(${parameters}) LANGUAGE JAVA PARAMETER STYLE JAVA  DETERMINISTIC MODIFIES SQL DATA DYNAMIC RESULT SETS ${sets}`;
    return [{ name: description.name, info }];
  });
}

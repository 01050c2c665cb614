/** Runs CREATE, DROP, RENAME and TRUNCATE: in SQLite, in the catalogue, and in the HBase flags of new tables. */
import { replicatesOnCreation } from '../../../splice/replication/ddl';
import { physicalOf, type FoundTable } from './catalog';
import type { Cluster } from './cluster';
import { DECIMAL_ORDER, FITS } from './functions';
import { SessionScope } from './names';
import { physicalName } from './physicalName';
import type { StatementReply } from './reply';
import { ServerError, unknownSchema, unknownTable } from './serverError';
import type { Session } from './session';
import { literal, quoted, type QualifiedName } from './sql/cursor';
import { parseDdl, type ColumnDefinition, type Ddl, type TableDefinition } from './sql/ddlParser';
import type { Piece } from './sql/pieces';
import { rewrite } from './sql/rewriter';
import { storageOf } from './types';

interface DdlContext {
  readonly cluster: Cluster;
  readonly session: Session;
}

type Of<Kind extends Ddl['kind']> = Extract<Ddl, { readonly kind: Kind }>;

const CREATABLE_WORDS: Readonly<Record<string, string>> = { T: 'table', V: 'view', A: 'synonym', E: 'external table' };

const DROPPED_TYPE = { TABLE: 'T', VIEW: 'V', SYNONYM: 'A' } as const;

export function runDdl(context: DdlContext, text: string, pieces: readonly Piece[]): StatementReply {
  const ddl = parseDdl(text, pieces);
  const { cluster } = context;
  cluster.checkWritable();
  cluster.database.atomically(() => {
    switch (ddl.kind) {
      case 'create-schema':
        createSchema(context, ddl);
        break;
      case 'drop-schema':
        dropSchema(context, ddl);
        break;
      case 'create-table':
        createTable(context, ddl);
        break;
      case 'create-view':
        createView(context, ddl, text);
        break;
      case 'create-synonym':
        createSynonym(context, ddl);
        break;
      case 'create-index':
        createIndex(context, ddl);
        break;
      case 'drop':
        drop(context, ddl);
        break;
      case 'rename':
        rename(context, ddl);
        break;
      case 'truncate':
        truncate(context, ddl);
        break;
    }
  });
  return { rowsAffected: 0 };
}

function createSchema({ cluster, session }: DdlContext, { name, owner }: Of<'create-schema'>): void {
  if (cluster.catalog.schemaId(name) !== undefined) throw new ServerError('X0Y68', `Schema '${name}' already exists.`);
  if (name.startsWith('SYS'))
    throw new ServerError('42939', `An object cannot be created with the schema name '${name}'.`);
  cluster.catalog.addSchema(name, owner ?? session.user);
}

function dropSchema({ cluster }: DdlContext, { name, cascade }: Of<'drop-schema'>): void {
  const { catalog } = cluster;
  if (catalog.schemaId(name) === undefined) throw unknownSchema(name);
  if (cluster.isSystemSchema(name)) throw new ServerError('42Y67', `Schema '${name}' cannot be dropped.`);
  const tables = catalog.tablesOf(name);
  if (tables.length > 0 && !cascade) {
    throw new ServerError('X0Y54', `Schema '${name}' cannot be dropped because it is not empty.`);
  }
  for (const table of tables) dropFound(cluster, table);
  catalog.dropSchema(name);
}

function createTable(context: DdlContext, { table, definition, temporary, external }: Of<'create-table'>): void {
  const { cluster } = context;
  const schema = creatableSchema(context, table.schema, 'CREATE TABLE');
  // A temporary table is kept under a name of the server's own, in lower case: that is what scope actions stumble over.
  const name = temporary ? temporaryName(table.name, cluster.catalog.newId()) : table.name;
  checkFree(cluster, schema, name);
  cluster.database.run(tableSql(physicalName(schema, name), definition));
  const stored = external && { storedAs: external.storedAs, location: external.location };
  const type = temporary ? 'X' : external ? 'E' : 'T';
  cluster.catalog.addTable({ schema, name, type, ...stored });
  const found = cluster.catalog.table(schema, name);
  if (found && temporary) context.session.temporaries.push(found.id);
  const rows = cluster.catalog.replicationRows();
  if (found && replicatesOnCreation({ rows }, { schemaName: schema, tableType: type })) {
    cluster.replicating.add(found.id);
  }
}

function temporaryName(name: string, id: string): string {
  return `${name}${'_'.repeat(Math.max(1, 23 - name.length))}1:${id}`;
}

/** SQLite's CREATE TABLE. */
export function tableSql(physical: string, { columns, primaryKey, uniqueKeys }: TableDefinition): string {
  const keys = [
    ...(primaryKey.length > 0 ? [`PRIMARY KEY (${primaryKey.map(quoted).join(', ')})`] : []),
    ...uniqueKeys.map((key) => `UNIQUE (${key.map(quoted).join(', ')})`),
  ];
  return `CREATE TABLE ${quoted(physical)} (${[...columns.map((c) => columnSql(c, primaryKey)), ...keys].join(', ')})`;
}

function columnSql(column: ColumnDefinition, primaryKey: readonly string[]): string {
  const { name, type } = column;
  return [
    quoted(name),
    storageOf(type),
    type.kind === 'decimal' ? `COLLATE ${DECIMAL_ORDER}` : '',
    column.notNull || primaryKey.includes(name) ? 'NOT NULL' : '',
    column.unique ? 'UNIQUE' : '',
    column.defaultValue === undefined ? '' : `DEFAULT ${column.defaultValue}`,
    `CHECK (${FITS}(${quoted(name)}, ${literal(type.name)}, ${type.length ?? 'NULL'}))`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function createView(context: DdlContext, { table, columns, query }: Of<'create-view'>, text: string): void {
  const { cluster, session } = context;
  const schema = creatableSchema(context, table.schema, 'CREATE VIEW');
  checkFree(cluster, schema, table.name);
  const { output } = rewrite(text, query, new SessionScope(cluster, session));
  const list = columns.length > 0 ? ` (${columns.map(quoted).join(', ')})` : '';
  cluster.database.run(`CREATE VIEW ${quoted(physicalName(schema, table.name))}${list} AS ${output.sql}`);
  cluster.catalog.addTable({ schema, name: table.name, type: 'V' });
}

function createSynonym(context: DdlContext, { table, target }: Of<'create-synonym'>): void {
  const { cluster, session } = context;
  const schema = creatableSchema(context, table.schema, 'CREATE SYNONYM');
  checkFree(cluster, schema, table.name);
  cluster.catalog.addTable({ schema, name: table.name, type: 'A' });
  const found = cluster.catalog.table(schema, table.name);
  if (found) cluster.catalog.addSynonymTarget(found, target.schema ?? session.schema, target.name);
}

function createIndex(context: DdlContext, { index, table, columns, unique }: Of<'create-index'>): void {
  const { cluster, session } = context;
  const found = existing(context, table, 'T');
  const name = physicalName(index.schema ?? session.schema, index.name);
  const taken = cluster.database.query("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", [name]);
  if (taken.rows.length > 0)
    throw new ServerError('X0Y32', `Index '${index.name}' already exists in Schema '${found.schema}'.`);
  const list = columns.map(quoted).join(', ');
  cluster.database.run(
    `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoted(name)} ON ${quoted(physicalOf(found))} (${list})`,
  );
}

function drop(context: DdlContext, { what, table, ifExists }: Of<'drop'>): void {
  const { cluster, session } = context;
  const schema = table.schema ?? session.schema;
  if (what === 'INDEX') {
    const name = physicalName(schema, table.name);
    const { rows } = cluster.database.query("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?", [name]);
    if (rows.length > 0) cluster.database.run(`DROP INDEX ${quoted(name)}`);
    else if (!ifExists) throw new ServerError('42X65', `Index '${shown(table)}' does not exist.`);
    return;
  }
  if (ifExists && !cluster.catalog.table(schema, table.name)) return;
  dropFound(cluster, existing(context, table, DROPPED_TYPE[what], `DROP ${what}`));
}

/** What the server does when a session ends. */
export function dropTemporaries(cluster: Cluster, session: Session): void {
  const ids = new Set(session.temporaries);
  for (const table of cluster.catalog.allTables()) if (ids.has(table.id)) dropFound(cluster, table);
}

function dropFound(cluster: Cluster, table: FoundTable): void {
  const { catalog, database } = cluster;
  if (table.type === 'A') catalog.dropSynonymTarget(table.id);
  else database.run(`DROP ${table.type === 'V' ? 'VIEW' : 'TABLE'} ${quoted(physicalOf(table))}`);
  catalog.dropTable(table.id);
  cluster.replicating.delete(table.id);
}

function rename(context: DdlContext, { table, to }: Of<'rename'>): void {
  const { cluster } = context;
  const found = existing(context, table, 'T', 'RENAME TABLE');
  checkFree(cluster, found.schema, to);
  cluster.database.run(`ALTER TABLE ${quoted(physicalOf(found))} RENAME TO ${quoted(physicalName(found.schema, to))}`);
  cluster.catalog.renameTable(found.id, to);
}

function truncate(context: DdlContext, { table }: Of<'truncate'>): void {
  const found = existing(context, table, 'T', 'TRUNCATE TABLE');
  context.cluster.database.run(`DELETE FROM ${quoted(physicalOf(found))}`);
}

/** The table that a DDL statement is about, which must be of the type it can handle. */
function existing(
  { cluster, session }: DdlContext,
  table: QualifiedName,
  type: 'T' | 'V' | 'A',
  what = 'CREATE INDEX',
) {
  const { catalog } = cluster;
  const schema = table.schema ?? session.schema;
  if (table.schema !== undefined && catalog.schemaId(schema) === undefined) throw unknownSchema(schema);
  const found = catalog.table(schema, table.name);
  if (!found && what.startsWith('DROP')) {
    throw new ServerError('42Y55', `'${what}' cannot be performed on '${shown(table)}' because it does not exist.`);
  }
  if (!found) throw unknownTable(shown(table));
  if (found.type === 'S' || cluster.isSystemSchema(schema)) {
    throw new ServerError('X0Y56', `'${what}' is not allowed on the System table '${schema}.${found.name}'.`);
  }
  const fits = found.type === type || (type === 'T' && (found.type === 'E' || found.type === 'X'));
  if (!fits) {
    const is = CREATABLE_WORDS[found.type] ?? 'table';
    throw new ServerError('42Y62', `'${what}' is not allowed on '${schema}.${found.name}' because it is a ${is}.`);
  }
  return found;
}

function creatableSchema({ cluster, session }: DdlContext, schema: string | undefined, what: string): string {
  const name = schema ?? session.schema;
  if (cluster.catalog.schemaId(name) === undefined) {
    // The schema of one's own name comes into being with the first object in it.
    if (schema !== undefined || name !== session.user) throw unknownSchema(name);
    cluster.catalog.addSchema(name, session.user);
  }
  if (cluster.isSystemSchema(name)) throw new ServerError('42X62', `'${what}' is not allowed in the '${name}' schema.`);
  return name;
}

function checkFree(cluster: Cluster, schema: string, name: string): void {
  if (cluster.catalog.table(schema, name)) {
    throw new ServerError('X0Y32', `Table/View '${name}' already exists in Schema '${schema}'.`);
  }
}

function shown({ schema, name }: QualifiedName): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

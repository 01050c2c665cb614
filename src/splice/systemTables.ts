/** The catalogue tables that replication has to do with, column by column, as documentation. Texts are looked up when shown. */
import { withScopeTable } from './procedures/releases';
import { isWithin, type Release, type ReleaseRange } from './release';

export interface SystemColumn {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** Without: wherever the table is. */
  readonly releases?: readonly ReleaseRange[];
}

/** All of them are in the schema SYS. */
export interface SystemTableDescription {
  readonly name: string;
  /** One sentence. */
  readonly purpose: string;
  readonly columns: readonly SystemColumn[];
  readonly traps: readonly string[];
  /** Without: every release. */
  readonly releases?: readonly ReleaseRange[];
}

/** Multi-database came with this sprint of 3.2; the columns are there while it is off, too. */
export const withDatabases: readonly ReleaseRange[] = [{ line: '3.2', from: 2020 }];

const column = (name: string, type: string, description: string): SystemColumn => ({ name, type, description });
const schemaId = column('SCHEMAID', 'CHAR(36)', 'Which schema; joins SYS.SYSSCHEMAS.');

export const systemTables: readonly SystemTableDescription[] = [
  {
    name: 'SYSREPLICATION',
    purpose: 'What was asked to replicate: a row for the database, for each schema, or for each table.',
    releases: withScopeTable,
    columns: [
      column('SCOPE', 'VARCHAR(10)', 'DATABASE, SCHEMA or TABLE.'),
      column('SCHEMANAME', 'VARCHAR(128)', 'As it was given to the call, in any case; NULL for the whole database.'),
      column('TABLENAME', 'VARCHAR(128)', 'As it was given to the call, in any case; NULL unless SCOPE is TABLE.'),
    ],
    traps: [
      'The rows say what was asked for. What HBase does, table by table, REPLICATION_ENABLED tells.',
      'There are no rows that exclude: a table that was turned off is missing from an expanded list.',
      'A restored passive cluster shows the active cluster’s rows.',
      'It changes through the procedures only; INSERT, UPDATE and DELETE are refused.',
    ],
  },
  {
    name: 'SYSBACKUP',
    purpose: 'The backups that this cluster made.',
    columns: [
      column(
        'BACKUP_ID',
        'BIGINT',
        'The number of the backup, as restore and validation take it; later ones are larger.',
      ),
      column('BEGIN_TIMESTAMP', 'TIMESTAMP', 'When it began.'),
      column('END_TIMESTAMP', 'TIMESTAMP', 'When it ended; NULL while it runs.'),
      column('STATUS', 'VARCHAR(20)', 'S for a good end. What other letters mean is not documented.'),
      column('FILESYSTEM', 'VARCHAR(32642)', 'The directory that was given.'),
      column('SCOPE', 'VARCHAR(10)', 'What was backed up: D or DATABASE for the whole database.'),
      column('INCREMENTAL_BACKUP', 'BOOLEAN', 'false for a full backup.'),
      column('INCREMENTAL_PARENT_BACKUP_ID', 'BIGINT', 'The backup it builds upon; -1 for a full one.'),
      column('BACKUP_ITEM', 'INTEGER', 'How many items it holds.'),
    ],
    traps: [
      'For replication take the newest full backup of your directory that has ended well, begun after ENABLE_DATABASE_REPLICATION.',
    ],
  },
  {
    name: 'SYSSCHEMAS',
    purpose: 'The schemas of the database, those of the server included.',
    columns: [
      column('SCHEMAID', 'CHAR(36)', 'The schema’s own identifier.'),
      column('SCHEMANAME', 'VARCHAR(128)', 'The name as it is stored, which is upper case as a rule.'),
      column('AUTHORIZATIONID', 'VARCHAR(128)', 'Who owns it.'),
      { ...column('DATABASEID', 'CHAR(36)', 'Which database it belongs to.'), releases: withDatabases },
    ],
    traps: ['Only the database owner may read SYS as a rule; SYSVW.SYSSCHEMASVIEW shows the others what is theirs.'],
  },
  {
    name: 'SYSTABLES',
    purpose: 'The tables, views and synonyms of the database.',
    columns: [
      column('TABLEID', 'CHAR(36)', 'The table’s own identifier.'),
      column('TABLENAME', 'VARCHAR(128)', 'The name as it is stored, which is upper case as a rule.'),
      column(
        'TABLETYPE',
        'CHAR(1)',
        'T user table, S system table, V view, A synonym, E external table, X local temporary table.',
      ),
      schemaId,
      column('LOCKGRANULARITY', 'CHAR(1)', 'T for the table, R for rows.'),
      column('VERSION', 'VARCHAR(128)', 'The version in which it was created.'),
      column('COLSEQUENCE', 'INTEGER', 'The number of its latest column.'),
      column('DELIMITED', 'VARCHAR(32672)', 'Of an external table: what separates its fields.'),
      column('ESCAPED', 'VARCHAR(32672)', 'Of an external table: the escape character.'),
      column('LINES', 'VARCHAR(32672)', 'Of an external table: what ends its lines.'),
      column('STORED', 'VARCHAR(32672)', 'Of an external table: the file format.'),
      column('LOCATION', 'VARCHAR(32672)', 'Of an external table: where its files are.'),
      column('COMPRESSION', 'VARCHAR(32672)', 'Of an external table: how its files are compressed.'),
      column('IS_PINNED', 'BOOLEAN', 'Whether it is pinned in memory.'),
      column('PURGE_DELETED_ROWS', 'BOOLEAN', 'Whether deleted rows are purged.'),
      column('MIN_RETENTION_PERIOD', 'BIGINT', 'How many seconds of its history are kept.'),
    ],
    traps: [
      'Only tables of type T replicate; views and synonyms may get rows that do nothing.',
      'A live temporary table, or a name that is not upper case, makes calls for a schema or the database fail.',
    ],
  },
];

const byName = new Map(systemTables.map((table) => [table.name, table]));

/** By its name without schema, in any case. */
export function findSystemTable(name: string): SystemTableDescription | undefined {
  return byName.get(name.toUpperCase());
}

/** Without a release, all of them. */
export function columnsOf(table: SystemTableDescription, release: Release | undefined): readonly SystemColumn[] {
  return table.columns.filter((one) => !release || !one.releases || isWithin(release, one.releases));
}

/** English texts for the l10n bundle. */
export function systemTableTexts(): readonly string[] {
  return systemTables.flatMap(({ purpose, traps, columns }) => [
    purpose,
    ...traps,
    ...columns.map(({ description }) => description),
  ]);
}

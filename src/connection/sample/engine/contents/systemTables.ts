/** The catalogue's own tables and views, column by column. */
import type { Release } from '../../../../splice/release';
import { hasDatabases, keepsScopes } from '../releases';

export interface SystemTable {
  readonly schema: string;
  readonly name: string;
  /** As in CREATE TABLE. */
  readonly columns: readonly string[];
}

export interface SystemView {
  readonly name: string;
  /** SQLite's SELECT over the physical tables. */
  readonly query: string;
  /** What a user without access to SYS gets instead; `:user` stands for the name. */
  readonly restricted?: string;
}

const SYSTABLES = [
  'TABLEID CHAR(36)',
  'TABLENAME VARCHAR(128)',
  'TABLETYPE CHAR(1)',
  'SCHEMAID CHAR(36)',
  'LOCKGRANULARITY CHAR(1)',
  'VERSION VARCHAR(128)',
  'COLSEQUENCE INTEGER',
  'DELIMITED VARCHAR(32672)',
  'ESCAPED VARCHAR(32672)',
  'LINES VARCHAR(32672)',
  'STORED VARCHAR(32672)',
  'LOCATION VARCHAR(32672)',
  'COMPRESSION VARCHAR(32672)',
  'IS_PINNED BOOLEAN',
  'PURGE_DELETED_ROWS BOOLEAN',
  'MIN_RETENTION_PERIOD BIGINT',
];

const SYSALIASES = [
  'ALIASID CHAR(36)',
  'ALIAS VARCHAR(128)',
  'SCHEMAID CHAR(36)',
  'JAVACLASSNAME LONG VARCHAR',
  'ALIASTYPE CHAR(1)',
  'NAMESPACE CHAR(1)',
  'SYSTEMALIAS BOOLEAN',
  'ALIASINFO LONG VARCHAR',
  'SPECIFICNAME VARCHAR(128)',
];

const SYSBACKUP = [
  'BACKUP_ID BIGINT',
  'BEGIN_TIMESTAMP TIMESTAMP',
  'END_TIMESTAMP TIMESTAMP',
  'STATUS VARCHAR(20)',
  'FILESYSTEM VARCHAR(32642)',
  'SCOPE VARCHAR(10)',
  'INCREMENTAL_BACKUP BOOLEAN',
  'INCREMENTAL_PARENT_BACKUP_ID BIGINT',
  'BACKUP_ITEM INTEGER',
];

export function systemTables(release: Release): readonly SystemTable[] {
  const databases = hasDatabases(release);
  const sys = (name: string, columns: readonly string[]): SystemTable => ({ schema: 'SYS', name, columns });
  const schemaColumns = ['SCHEMAID CHAR(36)', 'SCHEMANAME VARCHAR(128)', 'AUTHORIZATIONID VARCHAR(128)'];
  return [
    sys('SYSALIASES', SYSALIASES),
    sys('SYSBACKUP', SYSBACKUP),
    sys('SYSBACKUPITEMS', [
      'BACKUP_ID BIGINT',
      'ITEM VARCHAR(32642)',
      'BEGIN_TIMESTAMP TIMESTAMP',
      'END_TIMESTAMP TIMESTAMP',
    ]),
    ...(databases
      ? [sys('SYSDATABASES', ['DATABASEID CHAR(36)', 'DATABASENAME VARCHAR(128)', 'AUTHORIZATIONID VARCHAR(128)'])]
      : []),
    ...(keepsScopes(release)
      ? [sys('SYSREPLICATION', ['SCOPE VARCHAR(10)', 'SCHEMANAME VARCHAR(128)', 'TABLENAME VARCHAR(128)'])]
      : []),
    sys('SYSROUTINEPERMS', [
      'ROUTINEPERMSID CHAR(36)',
      'GRANTEE VARCHAR(128)',
      'GRANTOR VARCHAR(128)',
      'ALIASID CHAR(36)',
      'GRANTOPTION CHAR(1)',
    ]),
    sys('SYSSCHEMAS', databases ? [...schemaColumns, 'DATABASEID CHAR(36)'] : schemaColumns),
    sys('SYSTABLES', SYSTABLES),
    { schema: 'SYSIBM', name: 'SYSDUMMY1', columns: ['IBMREQD CHAR(1)'] },
  ];
}

/** All in SYSVW; empty for releases without that schema. */
export function systemViews(release: Release): readonly SystemView[] {
  if (release.major < 3) return [];
  const own = `("S"."SCHEMANAME" IN ('SYSVW', :user))`;
  const tables = `SELECT "T".*, "S"."SCHEMANAME" FROM "SYS.SYSTABLES" AS "T" JOIN "SYS.SYSSCHEMAS" AS "S" USING ("SCHEMAID")`;
  const schemas = `SELECT "S"."SCHEMAID", "S"."SCHEMANAME", "S"."AUTHORIZATIONID" FROM "SYS.SYSSCHEMAS" AS "S"`;
  const routines = `SELECT "R".*, "A"."ALIAS", "S"."SCHEMANAME" FROM "SYS.SYSROUTINEPERMS" AS "R" JOIN "SYS.SYSALIASES" AS "A" USING ("ALIASID") JOIN "SYS.SYSSCHEMAS" AS "S" USING ("SCHEMAID")`;
  return [
    { name: 'SYSALIASESVIEW', query: 'SELECT * FROM "SYS.SYSALIASES"' },
    ...(hasDatabases(release) ? [{ name: 'SYSDATABASESVIEW', query: 'SELECT * FROM "SYS.SYSDATABASES"' }] : []),
    { name: 'SYSROUTINEPERMSVIEW', query: routines, restricted: `${routines} WHERE "R"."GRANTEE" = :user` },
    { name: 'SYSSCHEMASVIEW', query: schemas, restricted: `${schemas} WHERE ${own}` },
    { name: 'SYSTABLESVIEW', query: tables, restricted: `${tables} WHERE ${own}` },
  ];
}

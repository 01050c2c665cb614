/** All statements that make a bare MariaDB a cluster, and those that make it another release. */
import type { LabRelease } from '../releases';
import { backups } from './backups';
import { createCatalogue, createDatabases, createLabTables, shapeCatalogue } from './catalogue';
import { inspection } from './inspection';
import { peersAndRoles } from './peers';
import { aliasInfo, createProcedure, type LabProcedure } from './procedure';
import { createRoutines } from './routines';
import { scopes, scopesWithoutRows } from './scopes';
import { literal } from './text';
import { createViews } from './views';

/** Owns everything, as on a new cluster. */
export const OWNER = { user: 'splice', password: 'Owner-7f31' } as const;
/** May log in, read SYSVW, and call what was granted: nothing at first. */
export const RESTRICTED = { user: 'joe', password: 'Joe-52c9' } as const;

const createOwner = [
  `CREATE USER '${OWNER.user}'@'%' IDENTIFIED BY '${OWNER.password}'`,
  `GRANT ALL ON *.* TO '${OWNER.user}'@'%' WITH GRANT OPTION`,
];

/** EXECUTE is checked by the procedures themselves, in Splice's words. */
function grantRestricted(release: LabRelease): readonly string[] {
  const schemas = ['SYSCS_UTIL', 'SYSIBM', ...(release === '2.8.0.2024' ? [] : ['SYSVW'])];
  return schemas.map((schema) => `GRANT SELECT, EXECUTE ON ${schema}.* TO '${RESTRICTED.user}'@'%'`);
}

export function proceduresOf(release: LabRelease): readonly LabProcedure[] {
  const tables = release === '2.8.0.2024' ? scopesWithoutRows : scopes;
  return [...peersAndRoles(release), ...tables, ...inspection(release), ...backups(release)];
}

export function installation(release: LabRelease): readonly string[] {
  return [
    ...createDatabases,
    ...createOwner,
    `CREATE USER '${RESTRICTED.user}'@'%' IDENTIFIED BY '${RESTRICTED.password}'`,
    ...createCatalogue,
    ...createLabTables,
    ...createRoutines,
    "INSERT INTO SYS.SYSSCHEMAS (SCHEMAID, SCHEMANAME, AUTHORIZATIONID) VALUES (UUID(), 'SPLICE', 'SPLICE')",
    ...releaseChange(release),
  ];
}

/** Keeps schemas, tables and peers. */
export function releaseChange(release: LabRelease): readonly string[] {
  const procedures = proceduresOf(release);
  return [
    ...shapeCatalogue(release),
    ...createViews(release),
    'DROP DATABASE SYSCS_UTIL',
    'CREATE DATABASE SYSCS_UTIL',
    ...procedures.map(createProcedure),
    ...grantRestricted(release),
    'DELETE FROM SYS.SYSALIASES',
    ...procedures.map(
      (procedure) => `INSERT INTO SYS.SYSALIASES
        SELECT UUID(), ${literal(procedure.name)}, s.SCHEMAID, 'com.splicemachine.derby.impl.storage.SystemProcedures',
          'P', 'P', TRUE, ${literal(aliasInfo(procedure))}, ${literal(procedure.name)}
        FROM SYS.SYSSCHEMAS s WHERE s.SCHEMANAME = 'SYSCS_UTIL'`,
    ),
  ];
}

/** SYSVW, open to everyone: the owner sees all, others SYSVW and their own schema, and all procedures. */
import type { LabRelease } from '../releases';

const MAY_SEE = "(SPLICELAB.CALLER() = 'SPLICE' OR s.SCHEMANAME IN ('SYSVW', SPLICELAB.CALLER()))";

const VIEWS: Readonly<Record<string, string>> = {
  SYSSCHEMASVIEW: `SELECT s.SCHEMAID, s.SCHEMANAME, s.AUTHORIZATIONID FROM SYS.SYSSCHEMAS s WHERE ${MAY_SEE}`,
  SYSTABLESVIEW: `SELECT t.*, s.SCHEMANAME FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID WHERE ${MAY_SEE}`,
  SYSALIASESVIEW: 'SELECT a.* FROM SYS.SYSALIASES a',
  SYSROUTINEPERMSVIEW: `SELECT g.USERNAME AS GRANTEE, 'SPLICE' AS GRANTOR, g.PROCEDURENAME AS ALIAS, 'SYSCS_UTIL' AS SCHEMANAME
    FROM SPLICELAB.GRANTS g WHERE SPLICELAB.CALLER() IN ('SPLICE', g.USERNAME)`,
};

/** 2.8 has no such schema. */
export function createViews(release: LabRelease): readonly string[] {
  const drop = 'DROP DATABASE IF EXISTS SYSVW';
  if (release === '2.8.0.2024') return [drop];
  return [
    drop,
    'CREATE DATABASE SYSVW',
    ...Object.entries(VIEWS).map(
      ([name, query]) => `CREATE DEFINER = 'splice'@'%' SQL SECURITY DEFINER VIEW SYSVW.${name} AS ${query}`,
    ),
  ];
}

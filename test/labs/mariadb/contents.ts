/** What tests put into a cluster beside a state: real tables, bulk for benches, grants. */
import { literal, quoted } from './sql/text';

export interface FillOptions {
  readonly schemas: number;
  readonly tablesPerSchema: number;
}

const TABLE_COLUMNS =
  '(TABLEID, TABLENAME, TABLETYPE, SCHEMAID, LOCKGRANULARITY, VERSION, COLSEQUENCE, IS_PINNED, PURGE_DELETED_ROWS)';

/** Catalogue entries alone: FILL_0001 and so on, each with TABLE_001 and so on. Twenty thousand take about a second. */
export function fillStatements({ schemas, tablesPerSchema }: FillOptions): readonly string[] {
  return [
    `INSERT INTO SYS.SYSSCHEMAS (SCHEMAID, SCHEMANAME, AUTHORIZATIONID)
     SELECT UUID(), CONCAT('FILL_', LPAD(n.seq, 4, '0')), 'SPLICE' FROM SPLICELAB.seq_1_to_${schemas} n`,
    `INSERT INTO SYS.SYSTABLES ${TABLE_COLUMNS}
     SELECT UUID(), CONCAT('TABLE_', LPAD(n.seq, 3, '0')), 'T', s.SCHEMAID, 'R', '4.0', 0, FALSE, FALSE
     FROM SYS.SYSSCHEMAS s JOIN SPLICELAB.seq_1_to_${tablesPerSchema} n WHERE s.SCHEMANAME LIKE 'FILL!_%' ESCAPE '!'`,
  ];
}

/** Catalogue entries of one more schema: TABLE_001 and so on. */
export function fillSchemaStatements(schemaName: string, tables: number): readonly string[] {
  return [
    `INSERT INTO SYS.SYSSCHEMAS (SCHEMAID, SCHEMANAME, AUTHORIZATIONID) VALUES (UUID(), ${literal(schemaName)}, 'SPLICE')`,
    `INSERT INTO SYS.SYSTABLES ${TABLE_COLUMNS}
     SELECT UUID(), CONCAT('TABLE_', LPAD(n.seq, 3, '0')), 'T', s.SCHEMAID, 'R', '4.0', 0, FALSE, FALSE
     FROM SYS.SYSSCHEMAS s JOIN SPLICELAB.seq_1_to_${tables} n WHERE s.SCHEMANAME = ${literal(schemaName)}`,
  ];
}

/** Under a DATABASE or SCHEMA row a new table is switched on, without a row. On a replica it takes no rows but shipped ones. */
export function createTable(schema: string, name: string, columns: string): readonly string[] {
  const table = `${quoted(schema)}.${quoted(name)}`;
  return [
    `CREATE DATABASE IF NOT EXISTS ${quoted(schema)}`,
    `INSERT IGNORE INTO SYS.SYSSCHEMAS (SCHEMAID, SCHEMANAME, AUTHORIZATIONID) VALUES (UUID(), ${literal(schema)}, 'SPLICE')`,
    `CREATE TABLE ${table} (${columns})`,
    `INSERT INTO SYS.SYSTABLES ${TABLE_COLUMNS}
     SELECT UUID(), ${literal(name)}, 'T', s.SCHEMAID, 'R', '4.0', 0, FALSE, FALSE FROM SYS.SYSSCHEMAS s WHERE s.SCHEMANAME = ${literal(schema)}`,
    `INSERT IGNORE INTO SPLICELAB.SWITCHEDON
     SELECT t.TABLEID FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
     WHERE s.SCHEMANAME = ${literal(schema)} AND t.TABLENAME = ${literal(name)} AND EXISTS (
       SELECT 1 FROM SYS.SYSREPLICATION r WHERE r.SCOPE = 'DATABASE' OR (r.SCOPE = 'SCHEMA' AND r.SCHEMANAME = s.SCHEMANAME))`,
    ...['INSERT', 'UPDATE', 'DELETE'].map(
      (event) =>
        `CREATE TRIGGER ${quoted(schema)}.${quoted(`${name} on ${event}`)} BEFORE ${event} ON ${table} FOR EACH ROW
         IF COALESCE(@shipping, 0) = 0 THEN CALL SPLICELAB.CHECK_WRITABLE(); END IF`,
    ),
  ];
}

export function grantStatements(user: string, what: string): readonly string[] {
  if (what === 'SYS') return [`GRANT SELECT ON SYS.* TO ${literal(user)}@'%'`];
  return [`INSERT INTO SPLICELAB.GRANTS VALUES (${literal(user.toUpperCase())}, ${literal(what)})`];
}

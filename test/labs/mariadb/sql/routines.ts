/** What the procedures share: who calls, whether they may, how an outcome is answered, how a name finds its table. */

const owned = (kind: string) => `CREATE DEFINER = 'splice'@'%' ${kind} SPLICELAB.`;

const CALLER = `${owned('FUNCTION')}CALLER() RETURNS VARCHAR(128) NO SQL
RETURN UPPER(SUBSTRING_INDEX(USER(), '@', 1))`;

const CHECK_EXECUTE = `${owned('PROCEDURE')}CHECK_EXECUTE(IN in_name VARCHAR(128)) READS SQL DATA
BEGIN
  DECLARE refusal TEXT DEFAULT CONCAT(
    'User ''', CALLER(), ''' does not have EXECUTE permission on ROUTINE ''SYSCS_UTIL''.''', in_name, '''.');
  IF CALLER() <> 'SPLICE'
    AND NOT EXISTS (SELECT 1 FROM SPLICELAB.GRANTS g WHERE g.USERNAME = CALLER() AND g.PROCEDURENAME = in_name) THEN
    SIGNAL SQLSTATE '42504' SET MESSAGE_TEXT = refusal;
  END IF;
  DO SLEEP((SELECT c.DELAY FROM SPLICELAB.CLUSTER c));
END`;

const CHECK_WRITABLE = `${owned('PROCEDURE')}CHECK_WRITABLE() READS SQL DATA
BEGIN
  IF (SELECT c.RESTORING FROM SPLICELAB.CLUSTER c) THEN
    SIGNAL SQLSTATE '08006' SET MESSAGE_TEXT =
      'Can''t execute statement while in Restore Mode. Reboot database after restore operation is finished.';
  END IF;
  IF (SELECT c.ROLE FROM SPLICELAB.CLUSTER c) IN ('REPLICA', 'SLAVE') THEN
    SIGNAL SQLSTATE 'RPL00' SET MESSAGE_TEXT = 'Database is read-only.';
  END IF;
END`;

const MAY_READ_SYS = `${owned('FUNCTION')}MAY_READ_SYS() RETURNS BOOLEAN READS SQL DATA
RETURN CALLER() = 'SPLICE' OR EXISTS (
  SELECT 1 FROM mysql.db d WHERE UPPER(d."User") = CALLER() AND UPPER(d."Db") = 'SYS' AND d.Select_priv = 'Y')`;

/** The outcome is the label of the only column. */
const ANSWER = `${owned('PROCEDURE')}ANSWER(IN in_label VARCHAR(32), IN in_message TEXT) NO SQL
BEGIN
  CASE in_label
    WHEN 'Success' THEN SELECT in_message AS "Success";
    WHEN 'Warning' THEN SELECT in_message AS "Warning";
    WHEN 'Status' THEN SELECT in_message AS "Status";
    ELSE SELECT in_message AS "Error";
  END CASE;
END`;

/** The name that a lookup looks for: without outer blanks; what stands between the first two quotes, or else upper case. */
const LOOKED_UP = `${owned('FUNCTION')}LOOKED_UP(in_name TEXT) RETURNS TEXT DETERMINISTIC NO SQL
BEGIN
  DECLARE trimmed TEXT DEFAULT TRIM(in_name);
  DECLARE opening INTEGER DEFAULT LOCATE('"', trimmed);
  IF opening = 0 THEN RETURN UPPER(trimmed); END IF;
  RETURN SUBSTRING_INDEX(SUBSTRING(trimmed, opening + 1), '"', 1);
END`;

const TABLE_ID = `${owned('FUNCTION')}TABLE_ID(in_schema TEXT, in_table TEXT) RETURNS CHAR(36) READS SQL DATA
RETURN (
  SELECT t.TABLEID FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
  WHERE s.SCHEMANAME = COALESCE(LOOKED_UP(in_schema), 'SPLICE') AND t.TABLENAME = LOOKED_UP(in_table))`;

/** Why a table cannot be switched; NULL where it can. An external table has nothing in HBase. */
const PROBLEM_WITH = `${owned('FUNCTION')}PROBLEM_WITH(in_schema TEXT, in_table TEXT) RETURNS TEXT READS SQL DATA
BEGIN
  DECLARE wanted TEXT DEFAULT COALESCE(LOOKED_UP(in_schema), 'SPLICE');
  DECLARE found CHAR(36) DEFAULT TABLE_ID(in_schema, in_table);
  IF NOT EXISTS (SELECT 1 FROM SYS.SYSSCHEMAS s WHERE s.SCHEMANAME = wanted) THEN
    RETURN CONCAT('Schema ''', wanted, ''' does not exist');
  END IF;
  IF found IS NULL OR (SELECT t.TABLETYPE FROM SYS.SYSTABLES t WHERE t.TABLEID = found) = 'E' THEN
    RETURN CONCAT('Table ''', wanted, '.', IFNULL(LOOKED_UP(in_table), 'null'), ''' does not exist.  ');
  END IF;
  RETURN NULL;
END`;

/** The first problem among the tables of a schema, or of all schemas for NULL. Only unusual ones are looked at closely. */
const PROBLEM_AMONG = `${owned('FUNCTION')}PROBLEM_AMONG(in_schema TEXT) RETURNS TEXT READS SQL DATA
RETURN (
  SELECT PROBLEM_WITH(s.SCHEMANAME, t.TABLENAME) AS problem
  FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
  WHERE (in_schema IS NULL OR s.SCHEMANAME = in_schema)
    AND (t.TABLETYPE = 'E' OR UPPER(CONCAT(s.SCHEMANAME, t.TABLENAME)) <> CONCAT(s.SCHEMANAME, t.TABLENAME)
      OR CONCAT(s.SCHEMANAME, t.TABLENAME) LIKE '%"%' OR TRIM(t.TABLENAME) <> t.TABLENAME)
  HAVING problem IS NOT NULL
  ORDER BY s.SCHEMANAME, t.TABLENAME LIMIT 1)`;

/** Views and synonyms have no table of HBase's behind them. */
const SWITCH_TABLE = `${owned('PROCEDURE')}SWITCH_TABLE(IN in_schema TEXT, IN in_table TEXT, IN in_on BOOLEAN) MODIFIES SQL DATA
BEGIN
  DECLARE found CHAR(36) DEFAULT TABLE_ID(in_schema, in_table);
  IF in_on THEN
    INSERT IGNORE INTO SPLICELAB.SWITCHEDON
      SELECT t.TABLEID FROM SYS.SYSTABLES t WHERE t.TABLEID = found AND t.TABLETYPE IN ('T', 'S');
  ELSE
    DELETE FROM SPLICELAB.SWITCHEDON WHERE TABLEID = found;
  END IF;
END`;

/** All tables of a schema or of the database; those whose names cannot be looked up stay as they are. */
const SWITCH_ALL = `${owned('PROCEDURE')}SWITCH_ALL(IN in_schema TEXT, IN in_everything BOOLEAN, IN in_on BOOLEAN) MODIFIES SQL DATA
BEGIN
  IF in_on THEN
    INSERT IGNORE INTO SPLICELAB.SWITCHEDON
      SELECT t.TABLEID FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
      WHERE (in_everything OR s.SCHEMANAME = in_schema) AND t.TABLETYPE IN ('T', 'S')
        AND UPPER(CONCAT(s.SCHEMANAME, t.TABLENAME)) = CONCAT(s.SCHEMANAME, t.TABLENAME);
  ELSE
    DELETE FROM SPLICELAB.SWITCHEDON WHERE in_everything OR TABLEID IN (
      SELECT t.TABLEID FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID WHERE s.SCHEMANAME = in_schema);
  END IF;
END`;

/**
 * Writes TABLE rows for the other tables of a schema, whatever their type (none for a NULL table), and SCHEMA rows for the other schemas
 * if asked to. A row that is there already is written once more, which ends it: then `out_clash` is true.
 */
const EXPAND = `${owned('PROCEDURE')}EXPAND(
  IN in_table TEXT, IN in_schema TEXT, IN in_schemas BOOLEAN, OUT out_clash BOOLEAN) MODIFIES SQL DATA
BEGIN
  DECLARE lastPlace BIGINT;
  CREATE OR REPLACE TEMPORARY TABLE SPLICELAB.ADDED (PLACE BIGINT AUTO_INCREMENT PRIMARY KEY, A VARCHAR(10), B VARCHAR(128), C VARCHAR(128));
  INSERT INTO SPLICELAB.ADDED (A, B, C)
    SELECT 'TABLE', s.SCHEMANAME, t.TABLENAME FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
    WHERE s.SCHEMANAME = in_schema AND UPPER(t.TABLENAME) <> UPPER(in_table) ORDER BY t.TABLENAME;
  INSERT INTO SPLICELAB.ADDED (A, B, C)
    SELECT 'SCHEMA', s.SCHEMANAME, NULL FROM SYS.SYSSCHEMAS s
    WHERE in_schemas AND UPPER(s.SCHEMANAME) <> UPPER(COALESCE(in_schema, '')) ORDER BY s.SCHEMANAME;
  SELECT MIN(n.PLACE) INTO lastPlace FROM SPLICELAB.ADDED n
    JOIN SYS.SYSREPLICATION r ON r.SCOPE = n.A AND r.SCHEMANAME <=> n.B AND r.TABLENAME <=> n.C;
  SET out_clash = lastPlace IS NOT NULL;
  INSERT INTO SYS.SYSREPLICATION
    SELECT n.A, n.B, n.C FROM SPLICELAB.ADDED n WHERE n.PLACE <= COALESCE(lastPlace, n.PLACE) ORDER BY n.PLACE;
  DROP TEMPORARY TABLE SPLICELAB.ADDED;
END`;

const NEXT_ID = `${owned('FUNCTION')}NEXT_ID() RETURNS BIGINT MODIFIES SQL DATA
BEGIN
  UPDATE SPLICELAB.CLUSTER SET LASTID = LASTID + 256;
  RETURN (SELECT c.LASTID FROM SPLICELAB.CLUSTER c);
END`;

export const createRoutines: readonly string[] = [
  CALLER,
  CHECK_EXECUTE,
  CHECK_WRITABLE,
  MAY_READ_SYS,
  ANSWER,
  LOOKED_UP,
  TABLE_ID,
  PROBLEM_WITH,
  PROBLEM_AMONG,
  SWITCH_TABLE,
  SWITCH_ALL,
  EXPAND,
  NEXT_ID,
];

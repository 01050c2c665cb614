/** The six procedures that say what replicates, as stored procedures: rows are compared verbatim, tables looked up folded. */
import type { LabProcedure } from './procedure';

const schemaName = ['schemaName', 'VARCHAR(128)'] as const;
const tableName = ['tableName', 'VARCHAR(128)'] as const;

/** Conditions on a row `r` that the procedures can see. */
const isDatabase = "(r.SCOPE = 'DATABASE' AND NOT r.PHANTOM)";
const isSchema = "(r.SCOPE = 'SCHEMA' AND r.SCHEMANAME <=> in_schemaName AND NOT r.PHANTOM)";
const isTable =
  "(r.SCOPE = 'TABLE' AND r.SCHEMANAME <=> in_schemaName AND r.TABLENAME <=> in_tableName AND NOT r.PHANTOM)";
const exists = (condition: string) => `EXISTS (SELECT 1 FROM SYS.SYSREPLICATION r WHERE ${condition})`;

/** NULL is no name but the lack of a condition: then every schema is meant. */
const ofSchema = '(in_schemaName IS NULL OR r.SCHEMANAME = in_schemaName)';

const table = "CONCAT(IFNULL(in_schemaName, 'null'), '.', IFNULL(in_tableName, 'null'))";
const schema = "IFNULL(in_schemaName, 'null')";
const answer = (label: string, message: string) => `CALL SPLICELAB.ANSWER('${label}', ${message});`;

const sysIsClosed = answer('Error', `'Schema ''SYS'' does not exist'`);

const enableTable: LabProcedure = {
  name: 'ENABLE_TABLE_REPLICATION',
  parameters: [schemaName, tableName],
  declare: '  DECLARE problem TEXT;',
  body: `  CALL SPLICELAB.CHECK_WRITABLE();
  IF ${exists(`${isDatabase} OR ${isSchema} OR ${isTable}`)} THEN
    ${answer('Warning', `CONCAT('Replication for table ', ${table}, ' has been enabled')`)}
  ELSE
    SET problem = SPLICELAB.PROBLEM_WITH(in_schemaName, in_tableName);
    IF problem IS NOT NULL THEN
      ${answer('Error', 'problem')}
    ELSE
      CALL SPLICELAB.SWITCH_TABLE(in_schemaName, in_tableName, TRUE);
      INSERT INTO SYS.SYSREPLICATION VALUES ('TABLE', in_schemaName, in_tableName);
      ${answer('Success', `CONCAT('Enabled replication for table ', ${table})`)}
    END IF;
  END IF;`,
};

/** A broader row that covered the table gives way to rows for all the others. */
const disableTable: LabProcedure = {
  name: 'DISABLE_TABLE_REPLICATION',
  parameters: [schemaName, tableName],
  declare: `  DECLARE problem TEXT;
  DECLARE viaDatabase BOOLEAN DEFAULT ${exists(isDatabase)};
  DECLARE viaSchema BOOLEAN DEFAULT ${exists(isSchema)};
  DECLARE clash BOOLEAN;`,
  body: `  CALL SPLICELAB.CHECK_WRITABLE();
  SET problem = SPLICELAB.PROBLEM_WITH(in_schemaName, in_tableName);
  IF NOT (viaDatabase OR viaSchema OR ${exists(isTable)}) THEN
    ${answer('Warning', `CONCAT('Replication for table ', ${table}, ' not enabled')`)}
  ELSEIF problem IS NOT NULL THEN
    ${answer('Error', 'problem')}
  ELSE
    CALL SPLICELAB.SWITCH_TABLE(in_schemaName, in_tableName, FALSE);
    DELETE FROM SYS.SYSREPLICATION WHERE ROWNO = (SELECT MIN(r.ROWNO) FROM SYS.SYSREPLICATION r WHERE ${isTable});
    UPDATE SYS.SYSREPLICATION r SET r.PHANTOM = TRUE WHERE ${isTable};
    DELETE r FROM SYS.SYSREPLICATION r WHERE ${isSchema} OR ${isDatabase};
    CALL SPLICELAB.EXPAND(IF(viaDatabase OR viaSchema, in_tableName, NULL), in_schemaName, viaDatabase, clash);
    IF clash THEN
      ${answer('Error', `'null ''null'' already exists.'`)}
    ELSE
      ${answer('Success', `CONCAT('Disabled replication for table ', ${table})`)}
    END IF;
  END IF;`,
};

const enableSchema: LabProcedure = {
  name: 'ENABLE_SCHEMA_REPLICATION',
  parameters: [schemaName],
  declare: '  DECLARE problem TEXT;',
  body: `  CALL SPLICELAB.CHECK_WRITABLE();
  IF ${exists(`${isDatabase} OR ${isSchema}`)} THEN
    ${answer('Warning', `CONCAT('Replication for schema ', ${schema}, ' has been enabled')`)}
  ELSEIF NOT SPLICELAB.MAY_READ_SYS() THEN
    ${sysIsClosed}
  ELSE
    IF in_schemaName IS NOT NULL THEN SET problem = SPLICELAB.PROBLEM_AMONG(in_schemaName); END IF;
    IF problem IS NOT NULL THEN
      ${answer('Error', 'problem')}
    ELSE
      CALL SPLICELAB.SWITCH_ALL(in_schemaName, FALSE, TRUE);
      DELETE r FROM SYS.SYSREPLICATION r WHERE r.SCOPE = 'TABLE' AND ${ofSchema};
      INSERT INTO SYS.SYSREPLICATION VALUES ('SCHEMA', in_schemaName, NULL);
      ${answer('Success', `CONCAT('Enabled replication for schema ', ${schema})`)}
    END IF;
  END IF;`,
};

/** The DATABASE row goes last: where one of the replacing rows stands already, it stays. */
const disableSchema: LabProcedure = {
  name: 'DISABLE_SCHEMA_REPLICATION',
  parameters: [schemaName],
  declare: `  DECLARE viaDatabase BOOLEAN DEFAULT ${exists(isDatabase)};
  DECLARE viaRow BOOLEAN DEFAULT ${exists(`${isDatabase} OR ${isSchema}`)};
  DECLARE clash BOOLEAN;
  DECLARE problem TEXT;`,
  body: `  CALL SPLICELAB.CHECK_WRITABLE();
  IF NOT SPLICELAB.MAY_READ_SYS() AND NOT viaRow THEN
    SIGNAL SQLSTATE '42Y07' SET MESSAGE_TEXT = 'Schema ''SYS'' does not exist';
  END IF;
  IF in_schemaName IS NOT NULL THEN SET problem = SPLICELAB.PROBLEM_AMONG(in_schemaName); END IF;
  IF NOT SPLICELAB.MAY_READ_SYS() THEN
    ${sysIsClosed}
  ELSEIF NOT (viaDatabase OR ${exists(`(r.SCOPE IN ('SCHEMA', 'TABLE') AND ${ofSchema} AND NOT r.PHANTOM)`)}) THEN
    ${answer('Warning', `CONCAT('Replication for schema ', ${schema}, ' not enabled')`)}
  ELSEIF problem IS NOT NULL THEN
    ${answer('Error', 'problem')}
  ELSE
    CALL SPLICELAB.SWITCH_ALL(in_schemaName, FALSE, FALSE);
    DELETE r FROM SYS.SYSREPLICATION r WHERE r.SCOPE IN ('SCHEMA', 'TABLE') AND ${ofSchema};
    IF NOT (viaDatabase AND in_schemaName IS NULL) THEN CALL SPLICELAB.EXPAND(NULL, in_schemaName, viaDatabase, clash); END IF;
    IF viaDatabase AND in_schemaName IS NULL THEN
      ${answer('Error', `''`)}
    ELSEIF clash THEN
      ${answer('Error', `'null ''null'' already exists.'`)}
    ELSE
      DELETE r FROM SYS.SYSREPLICATION r WHERE viaDatabase AND ${isDatabase};
      ${answer('Success', `CONCAT('Disabled replication for schema ', ${schema})`)}
    END IF;
  END IF;`,
};

const enableDatabase: LabProcedure = {
  name: 'ENABLE_DATABASE_REPLICATION',
  parameters: [],
  declare: '  DECLARE problem TEXT;',
  body: `  CALL SPLICELAB.CHECK_WRITABLE();
  IF ${exists(isDatabase)} THEN
    ${answer('Warning', `'Database replication has been enabled'`)}
  ELSEIF NOT SPLICELAB.MAY_READ_SYS() THEN
    ${sysIsClosed}
  ELSE
    SET problem = SPLICELAB.PROBLEM_AMONG(NULL);
    IF problem IS NOT NULL THEN
      ${answer('Error', 'problem')}
    ELSE
      CALL SPLICELAB.SWITCH_ALL(NULL, TRUE, TRUE);
      DELETE FROM SYS.SYSREPLICATION;
      INSERT INTO SYS.SYSREPLICATION VALUES ('DATABASE', NULL, NULL);
      ${answer('Success', `'Enabled replication for database'`)}
    END IF;
  END IF;`,
};

const disableDatabase: LabProcedure = {
  name: 'DISABLE_DATABASE_REPLICATION',
  parameters: [],
  declare: '  DECLARE problem TEXT;',
  body: `  CALL SPLICELAB.CHECK_WRITABLE();
  IF NOT SPLICELAB.MAY_READ_SYS() THEN
    SIGNAL SQLSTATE '42Y07' SET MESSAGE_TEXT = 'Schema ''SYS'' does not exist';
  END IF;
  IF NOT ${exists('TRUE')} THEN
    ${answer('Warning', `'Database replication not enabled'`)}
  ELSE
    SET problem = SPLICELAB.PROBLEM_AMONG(NULL);
    IF problem IS NOT NULL THEN
      ${answer('Error', 'problem')}
    ELSE
      CALL SPLICELAB.SWITCH_ALL(NULL, TRUE, FALSE);
      DELETE FROM SYS.SYSREPLICATION;
      ${answer('Success', `'Disabled replication for database'`)}
    END IF;
  END IF;`,
};

export const scopes: readonly LabProcedure[] = [
  enableTable,
  disableTable,
  enableSchema,
  disableSchema,
  enableDatabase,
  disableDatabase,
];

/** 2.8 keeps no rows: whether a table is on is known from its switch alone. */
const switchOnly = (on: boolean): LabProcedure => ({
  name: `${on ? 'ENABLE' : 'DISABLE'}_TABLE_REPLICATION`,
  parameters: [schemaName, tableName],
  declare: `  DECLARE problem TEXT DEFAULT SPLICELAB.PROBLEM_WITH(in_schemaName, in_tableName);
  DECLARE isOn BOOLEAN DEFAULT EXISTS (
    SELECT 1 FROM SPLICELAB.SWITCHEDON o WHERE o.TABLEID = SPLICELAB.TABLE_ID(in_schemaName, in_tableName));`,
  body: `  IF problem IS NOT NULL THEN
    ${answer('Error', 'problem')}
  ELSEIF isOn = ${on ? 'TRUE' : 'FALSE'} THEN
    ${answer('Warning', `CONCAT('Replication for table ', ${table}, '${on ? ' has been enabled' : ' not enabled'}')`)}
  ELSE
    CALL SPLICELAB.SWITCH_TABLE(in_schemaName, in_tableName, ${on ? 'TRUE' : 'FALSE'});
    ${answer('Success', `CONCAT('${on ? 'Enabled' : 'Disabled'} replication for table ', ${table})`)}
  END IF;`,
});

export const scopesWithoutRows: readonly LabProcedure[] = [switchOnly(true), switchOnly(false)];

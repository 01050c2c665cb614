/** Backups and restores in play: a backup is the rows of SYSREPLICATION, put back by a restore that then waits for a restart. */
import type { LabRelease } from '../releases';
import type { LabProcedure } from './procedure';

const directory = ['directory', 'VARCHAR(32672)'] as const;
const type = ['type', 'VARCHAR(32672)'] as const;
const backupId = ['backupId', 'BIGINT'] as const;
const validate = ['validate', 'BOOLEAN'] as const;
const schemaName = ['schemaName', 'VARCHAR(128)'] as const;
const tableName = ['tableName', 'VARCHAR(128)'] as const;
const pointInTime = ['pointInTime', 'VARCHAR(100)'] as const;
const transactionId = ['transactionId', 'BIGINT'] as const;

const answer = (label: string, message: string) => `CALL SPLICELAB.ANSWER('${label}', ${message});`;

/** A directory must be absolute or an address. */
const isDirectory = "(TRIM(in_directory) LIKE '/%' OR TRIM(in_directory) LIKE '%://%')";

function backup(name: string, rows: string, label: string, message: string): LabProcedure {
  return {
    name,
    parameters: [directory, type],
    declare: '  DECLARE id BIGINT; DECLARE parent BIGINT DEFAULT (SELECT MAX(b.BACKUP_ID) FROM SYS.SYSBACKUP b);',
    body: `  IF in_type IS NULL THEN
    SIGNAL SQLSTATE 'SE001' SET MESSAGE_TEXT = 'Splice Engine exception: unexpected exception';
  ELSEIF UPPER(TRIM(in_type)) NOT IN ('FULL', 'INCREMENTAL') THEN
    ${answer('Error', `CONCAT('Invalid backup type: ', in_type, '.')`)}
  ELSEIF NOT ${isDirectory} THEN
    ${answer('Error', `CONCAT('Invalid backup directory: ', in_directory, '.')`)}
  ELSE
    SET id = SPLICELAB.NEXT_ID();
    INSERT INTO SYS.SYSBACKUP SELECT id, NOW(3), NOW(3), 'S', TRIM(in_directory), 'D', UPPER(TRIM(in_type)) = 'INCREMENTAL',
      IF(UPPER(TRIM(in_type)) = 'INCREMENTAL', COALESCE(parent, -1), -1), COUNT(*) FROM SYS.SYSTABLES;
    INSERT INTO SYS.SYSBACKUPITEMS SELECT id, CONCAT(s.SCHEMANAME, '.', t.TABLENAME), NOW(3), NOW(3)
      FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID WHERE t.TABLETYPE IN ('T', 'S');
    INSERT INTO SPLICELAB.BACKUPS VALUES (id, TRIM(in_directory), ${rows});
    ${answer(label, message)}
  END IF;`,
  };
}

const rowsNow = `(SELECT JSON_ARRAYAGG(JSON_ARRAY(r.SCOPE, r.SCHEMANAME, r.TABLENAME)) FROM SYS.SYSREPLICATION r)`;

/** The data have to have been brought to this server: the lab's `shipBackups` does. */
function restore(name: string, parameters: LabProcedure['parameters'], rows: string, success: string): LabProcedure {
  return {
    name,
    parameters,
    declare: `  DECLARE isThere BOOLEAN DEFAULT EXISTS (
    SELECT 1 FROM SPLICELAB.BACKUPS b WHERE b.BACKUP_ID = in_backupId AND TRIM(in_directory) LIKE CONCAT('%', b.DIRECTORY));`,
    body: `  IF NOT EXISTS (SELECT 1 FROM SPLICELAB.BACKUPS b WHERE b.BACKUP_ID = in_backupId) THEN
    ${answer('Error', `CONCAT('Invalid backup ID ', in_backupId, '.')`)}
  ELSEIF NOT isThere THEN
    ${answer('Error', `CONCAT('Data for backup ', in_backupId, ' does not exist at ', TRIM(in_directory), '.')`)}
  ELSE
    ${rows}
    UPDATE SPLICELAB.CLUSTER SET RESTORING = TRUE;
    ${success}
  END IF;`,
  };
}

const rowsBack = `DELETE FROM SYS.SYSREPLICATION;
    INSERT INTO SYS.SYSREPLICATION SELECT j.A, j.B, j.C FROM SPLICELAB.BACKUPS b JOIN JSON_TABLE(
      COALESCE(b.REPLICATION, '[]'), '$[*]' COLUMNS (
        A VARCHAR(10) PATH '$[0]', B VARCHAR(128) PATH '$[1]', C VARCHAR(128) PATH '$[2]')) j
      WHERE b.BACKUP_ID = in_backupId;`;

/** Of a part, the names are not looked at. */
const validateBackup = (name: string, part: LabProcedure['parameters'] = []): LabProcedure => ({
  name,
  parameters: [...part, directory, backupId],
  body: `  SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM SPLICELAB.BACKUPS b WHERE b.BACKUP_ID = in_backupId) THEN CONCAT('Invalid backup ID ', in_backupId, '.')
    WHEN NOT EXISTS (SELECT 1 FROM SPLICELAB.BACKUPS b WHERE b.BACKUP_ID = in_backupId
      AND TRIM(in_directory) LIKE CONCAT('%', b.DIRECTORY))
      THEN CONCAT('Data for backup ', in_backupId, ' does not exist at ', TRIM(in_directory), '.')
    ELSE 'No corruptions found for backup.' END AS "Results";`,
});

/** The rows of the backup are what comes back, whatever the moment. */
const notLaterThanTheBackup = `IF in_transactionId > in_backupId THEN
    SIGNAL SQLSTATE 'BR023' SET MESSAGE_TEXT = 'The transaction is later than the backup.';
  END IF;`;

const runningBackups: LabProcedure = {
  name: 'SYSCS_GET_RUNNING_BACKUPS',
  parameters: [],
  body: `  SELECT b.BACKUP_ID AS "BackupId", 'DATABASE' AS "Scope", 'Full' AS "Type", 'SPLICEDB' AS "Item",
    b.BEGIN_TIMESTAMP AS "LastActiveTimestamp" FROM SYS.SYSBACKUP b WHERE b.END_TIMESTAMP IS NULL;`,
};

const cancelBackup: LabProcedure = {
  name: 'SYSCS_CANCEL_BACKUP',
  parameters: [backupId],
  resultSets: 0,
  declare: `  DECLARE refusal TEXT DEFAULT CONCAT('Invalid backup job ID ', in_backupId, '.');`,
  body: `  IF NOT EXISTS (SELECT 1 FROM SYS.SYSBACKUP b WHERE b.BACKUP_ID = in_backupId AND b.END_TIMESTAMP IS NULL) THEN
    SIGNAL SQLSTATE 'BR006' SET MESSAGE_TEXT = refusal;
  END IF;
  DELETE FROM SYS.SYSBACKUP WHERE BACKUP_ID = in_backupId;`,
};

const deleteBackup: LabProcedure = {
  name: 'SYSCS_DELETE_BACKUP',
  parameters: [backupId],
  body: `  IF NOT EXISTS (SELECT 1 FROM SYS.SYSBACKUP b WHERE b.BACKUP_ID = in_backupId) THEN
    ${answer('Error', `CONCAT('Invalid backup ID ', in_backupId, '.')`)}
  ELSE
    DELETE FROM SYS.SYSBACKUP WHERE BACKUP_ID = in_backupId;
    DELETE FROM SYS.SYSBACKUPITEMS WHERE BACKUP_ID = in_backupId;
    DELETE FROM SPLICELAB.BACKUPS WHERE BACKUP_ID = in_backupId;
    ${answer('Success', `CONCAT('Deleted backup ', in_backupId)`)}
  END IF;`,
};

function toTransaction(rows: string, success: string): LabProcedure {
  const parameters = [directory, backupId, validate, transactionId];
  const restoring = restore('SYSCS_RESTORE_DATABASE_TO_TRANSACTION', parameters, rows, success);
  return { ...restoring, body: `  ${notLaterThanTheBackup}\n${restoring.body}` };
}

const deleteOldBackups: LabProcedure = {
  name: 'SYSCS_DELETE_OLD_BACKUPS',
  parameters: [['backupWindow', 'INTEGER']],
  declare: `  DECLARE newestFull BIGINT DEFAULT (SELECT MAX(b.BACKUP_ID) FROM SYS.SYSBACKUP b WHERE NOT b.INCREMENTAL_BACKUP);
  DECLARE began DATETIME(3) DEFAULT NOW(3) - INTERVAL in_backupWindow DAY; DECLARE deleted INTEGER;`,
  body: `  IF in_backupWindow < 0 THEN
    ${answer('Error', `CONCAT('Invalid backup window: ', in_backupWindow, '.')`)}
  ELSE
    DELETE FROM SYS.SYSBACKUP WHERE BACKUP_ID < newestFull AND BEGIN_TIMESTAMP < began;
    SET deleted = ROW_COUNT();
    DELETE FROM SYS.SYSBACKUPITEMS WHERE BACKUP_ID NOT IN (SELECT b.BACKUP_ID FROM SYS.SYSBACKUP b);
    DELETE FROM SPLICELAB.BACKUPS WHERE BACKUP_ID NOT IN (SELECT b.BACKUP_ID FROM SYS.SYSBACKUP b);
    ${answer('Success', `CONCAT('Deleted ', deleted, ' old backups for the past ', in_backupWindow, ' days')`)}
  END IF;`,
};

export function backups(release: LabRelease): readonly LabProcedure[] {
  const hasRows = release !== '2.8.0.2024';
  const rows = hasRows ? rowsNow : 'NULL';
  const back = hasRows ? rowsBack : '';
  const place = `TRIM(in_type), ' backup`;
  const done = `SELECT 'Restore completed' AS "result", 'Database has to be rebooted' AS "warnings";`;
  const launched = answer(
    'Status',
    `CONCAT('Launched restore job for backup ', in_backupId, ' from ', TRIM(in_directory))`,
  );
  return [
    backup('SYSCS_BACKUP_DATABASE', rows, 'Success', `CONCAT(${place} to ', TRIM(in_directory))`),
    backup(
      'SYSCS_BACKUP_DATABASE_ASYNC',
      rows,
      'Status',
      `CONCAT('Launched ', ${place} ', id, ' to ', TRIM(in_directory), ' at background.')`,
    ),
    restore('SYSCS_RESTORE_DATABASE', [directory, backupId, validate], back, done),
    restore('SYSCS_RESTORE_DATABASE_ASYNC', [directory, backupId, validate], back, launched),
    restore('SYSCS_RESTORE_DATABASE_TO_TIMESTAMP', [directory, backupId, validate, pointInTime], back, done),
    toTransaction(back, done),
    validateBackup('VALIDATE_BACKUP'),
    validateBackup('VALIDATE_SCHEMA_BACKUP', [schemaName]),
    validateBackup('VALIDATE_TABLE_BACKUP', [schemaName, tableName]),
    runningBackups,
    cancelBackup,
    deleteBackup,
    deleteOldBackups,
  ];
}

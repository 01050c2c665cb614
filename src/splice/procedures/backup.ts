/** Backup and restore of the whole database, as far as setting up replication needs them. */
import { errorColumn, noEnterprise, schemaName, tableName, told, usual } from './parts';
import { everyLine } from './releases';
import type { ProcedureDescription, ProcedureFailure, ProcedureParameter, ProcedureResult } from './types';
import type { ReleaseRange } from '../release';

const directory: ProcedureParameter = {
  name: 'directory',
  type: 'VARCHAR(32672)',
  description: 'Where the backup is, as the server sees it. Both clusters must reach it.',
  example: "'hdfs://active-host/backup'",
};

const type: ProcedureParameter = {
  name: 'type',
  type: 'VARCHAR(32672)',
  description: 'full or incremental, in any case. Setting up replication takes a full one.',
  example: "'full'",
};

const backupId: ProcedureParameter = {
  name: 'backupId',
  type: 'BIGINT',
  description: 'BACKUP_ID in SYS.SYSBACKUP of the cluster that made the backup.',
  example: '10752',
};

const validate: ProcedureParameter = {
  name: 'validate',
  type: 'BOOLEAN',
  description: 'true checks the backup first and stops where it is damaged; false restores without a check.',
  example: 'true',
};

const backupWindow: ProcedureParameter = {
  name: 'backupWindow',
  type: 'INTEGER',
  description: 'How many days of backups to keep.',
  example: '30',
};

const pointInTime: ProcedureParameter = {
  name: 'pointInTime',
  type: 'VARCHAR(100)',
  description: 'The moment to go back to, not after the backup.',
  example: "'2021-07-22 10:00:00'",
};

const transactionId: ProcedureParameter = {
  name: 'transactionId',
  type: 'BIGINT',
  description: 'The transaction to go back to: at most the number of the backup.',
  example: '10700',
};

/** Restore takes `validate`, and VALIDATE_BACKUP is there, from sprint 1826 of the lines of that time. */
const validating: readonly ReleaseRange[] = [
  { line: '2.5', from: 1826 },
  { line: '2.7', from: 1826 },
  { line: '2.8', from: 1826 },
  { line: '3.0', from: 0 },
  { line: '3.1', from: 0 },
  { line: '3.2', from: 0 },
];

/** A restore to a moment came with sprint 1904 of 2.8. */
const toAMoment: readonly ReleaseRange[] = [
  { line: '2.8', from: 1904 },
  { line: '3.0', from: 0 },
  { line: '3.1', from: 0 },
  { line: '3.2', from: 0 },
];

/** Neither the vendor's documents nor what is known of the source say which release brought it. */
const notKnown: readonly ReleaseRange[] = [];

/** Backups in the background came with sprint 1749. */
const inBackground: readonly ReleaseRange[] = everyLine
  .filter(({ line }) => line !== '2.0')
  .map((range) => (range.line < '2.8' ? { ...range, from: 1749 } : range));

const wrongDirectory: ProcedureFailure = {
  form: 'error-row',
  message: 'Invalid backup directory: {directory}.',
  cure: 'The servers must be able to read and write it; give the full address.',
};
const running: ProcedureFailure = {
  form: 'error-row',
  message: 'A concurrent backup with ID {backupId} is running',
  cure: 'Wait for it, or cancel it with SYSCS_CANCEL_BACKUP.',
};
const unknownBackup: ProcedureFailure = {
  form: 'error-row',
  message: 'Invalid backup ID {backupId}.',
  cure: 'Take BACKUP_ID from SYS.SYSBACKUP of the cluster that made it.',
};
const noData: ProcedureFailure = {
  form: 'error-row',
  message: 'Data for backup {backupId} does not exist at {directory}.',
  cure: 'Give the active cluster’s address of the directory, with its host.',
};
const notInBuild: ProcedureFailure = {
  form: 'error-row',
  message: 'Database backup is disabled. Contact your Splice Machine representative to enable.',
  cure: 'This build makes no backups: it needs the enterprise edition on HBase.',
};
const restoring: ProcedureFailure = {
  form: 'thrown',
  sqlState: '08006',
  message: "Can't execute statement while in Restore Mode. Reboot database after restore operation is finished.",
  cure: 'The cluster is being restored: restart it once that has ended.',
};
const damaged = 'The backup is damaged: make another one.';
/** One per row. */
const findings: readonly ProcedureFailure[] = [
  { form: 'result-row', message: 'Checksum for {file} is missing', cure: damaged },
  { form: 'result-row', message: 'Bad checksum for {file}', cure: damaged },
  { form: 'result-row', message: 'A data file {file} is missing', cure: damaged },
];
const incompatible: ProcedureFailure = {
  form: 'error-row',
  message: 'Incompatible backup',
  cure: 'Make a backup with the release that is to restore it.',
};
const backupFailures: readonly ProcedureFailure[] = [
  {
    form: 'error-row',
    message: 'Invalid backup type: {type}.',
    cure: 'Write full or incremental, in straight quotes.',
  },
  {
    form: 'thrown',
    sqlState: 'SE001',
    message: 'Splice Engine exception: unexpected exception',
    cure: 'The type is NULL: write full or incremental.',
  },
  wrongDirectory,
  running,
  {
    form: 'error-row',
    message: 'Not enough disk space. Available:{size}. Required:{size}.',
    cure: 'Make room, or choose another directory.',
  },
  notInBuild,
  noEnterprise,
  ...usual,
];
const restoreFailures: readonly ProcedureFailure[] = [
  wrongDirectory,
  unknownBackup,
  noData,
  {
    form: 'error-row',
    message: 'Restore cannot run because backup {backupId} is running.',
    cure: 'Wait for it, or cancel it with SYSCS_CANCEL_BACKUP.',
  },
  ...findings,
  {
    form: 'result-row',
    message: 'Found inconsistencies in backup: To force a restore, set valid to false',
    cure: 'Nothing was restored: make another backup. The parameter that the server calls valid is validate.',
  },
  incompatible,
  {
    form: 'thrown',
    sqlState: 'BR026',
    message: 'Cannot connect because database is being restored.',
    cure: 'Wait, then restart the cluster.',
  },
  restoring,
  notInBuild,
  noEnterprise,
  ...usual,
];
const restoreTraps = [
  'Everything in the database is replaced, SYS.SYSREPLICATION included: it then shows the active cluster’s rows.',
  'The cluster must be restarted afterwards; until then it takes no statements that write, and connections may drop.',
];

const momentTraps = [
  'To set up replication take SYSCS_RESTORE_DATABASE: what came between that moment and the backup would be missing.',
];

const restored: ProcedureResult = {
  kind: 'rows',
  columns: [
    { name: 'result', type: 'VARCHAR', description: 'That it is done, or what is wrong with the backup.' },
    { name: 'warnings', type: 'VARCHAR', description: 'That a restart is due, or how to force it.' },
    errorColumn,
  ],
};

const backups: readonly ProcedureDescription[] = [
  {
    name: 'SYSCS_BACKUP_DATABASE',
    group: 'backup',
    forms: [{ releases: everyLine, parameters: [directory, type] }],
    runsOn: 'active',
    purpose: 'Backs up the whole database and waits for the end.',
    effect: 'Writes a backup and a row of SYS.SYSBACKUP.',
    result: {
      kind: 'outcome',
      columns: [told('Success', 'Type and directory, without the backup’s number.'), errorColumn],
    },
    failures: backupFailures,
    traps: [
      'The number is in SYS.SYSBACKUP: take the newest full one of this directory that has ended well.',
      'For replication it must begin after ENABLE_DATABASE_REPLICATION, or later writes are lost.',
    ],
    changes: true,
    destructive: false,
  },
  {
    name: 'SYSCS_BACKUP_DATABASE_ASYNC',
    group: 'backup',
    forms: [{ releases: inBackground, parameters: [directory, type] }],
    runsOn: 'active',
    purpose: 'Begins a backup of the whole database and returns at once.',
    effect: 'Writes a backup and a row of SYS.SYSBACKUP in the background.',
    result: { kind: 'outcome', columns: [told('Status', 'The number of the backup that was begun.'), errorColumn] },
    failures: backupFailures,
    traps: ['Status means begun, not done: watch SYSCS_GET_RUNNING_BACKUPS and SYS.SYSBACKUP.'],
    changes: true,
    destructive: false,
  },
];

const restores: readonly ProcedureDescription[] = [
  {
    name: 'SYSCS_RESTORE_DATABASE',
    group: 'backup',
    forms: [
      { releases: validating, parameters: [directory, backupId, validate] },
      {
        releases: [
          { line: '2.0', from: 0 },
          { line: '2.5', from: 0, to: 1825 },
          { line: '2.6', from: 0 },
          { line: '2.7', from: 0, to: 1825 },
          { line: '2.8', from: 0, to: 1825 },
        ],
        parameters: [directory, backupId],
      },
    ],
    runsOn: 'passive',
    purpose: 'Replaces the whole database by a backup and waits for the end.',
    effect: 'Everything in the database is replaced. A restart must follow.',
    result: restored,
    failures: restoreFailures,
    traps: [
      ...restoreTraps,
      'The last argument means the check beforehand, nothing about replication. No release takes four arguments: SYSCS_RESTORE_DATABASE_TO_TIMESTAMP and SYSCS_RESTORE_DATABASE_TO_TRANSACTION do.',
    ],
    changes: true,
    destructive: true,
  },
  {
    name: 'SYSCS_RESTORE_DATABASE_ASYNC',
    group: 'backup',
    forms: [{ releases: validating, parameters: [directory, backupId, validate] }],
    runsOn: 'passive',
    purpose: 'Begins to replace the whole database by a backup and returns at once.',
    effect: 'Everything in the database is replaced in the background. A restart must follow.',
    result: { kind: 'outcome', columns: [told('Status', 'The backup and the directory.'), errorColumn] },
    failures: restoreFailures,
    traps: restoreTraps,
    changes: true,
    destructive: true,
  },
  {
    name: 'SYSCS_RESTORE_DATABASE_TO_TIMESTAMP',
    group: 'backup',
    forms: [{ releases: toAMoment, parameters: [directory, backupId, validate, pointInTime] }],
    runsOn: 'passive',
    purpose:
      'Replaces the whole database by what a backup holds of a moment before it was made, and waits for the end.',
    effect: 'Everything in the database is replaced. A restart must follow.',
    result: restored,
    failures: [
      {
        form: 'error-row',
        cure: 'The time lies outside what the backup covers: choose an earlier one, or another backup.',
      },
      ...restoreFailures,
    ],
    traps: [...restoreTraps, ...momentTraps, 'How the time is to be written, and in which zone, is not known.'],
    changes: true,
    destructive: true,
  },
  {
    name: 'SYSCS_RESTORE_DATABASE_TO_TRANSACTION',
    group: 'backup',
    forms: [{ releases: toAMoment, parameters: [directory, backupId, validate, transactionId] }],
    runsOn: 'passive',
    purpose: 'Replaces the whole database by what a backup holds of a transaction before it, and waits for the end.',
    effect: 'Everything in the database is replaced. A restart must follow.',
    result: restored,
    failures: [
      {
        form: 'thrown',
        sqlState: 'BR023',
        cure: 'The transaction is later than the backup: its number is at most that of the backup.',
      },
      ...restoreFailures,
    ],
    traps: [...restoreTraps, ...momentTraps],
    changes: true,
    destructive: true,
  },
];

const checking = {
  group: 'backup',
  runsOn: 'either',
  effect: '',
  result: { kind: 'rows', columns: [told('Results', 'That nothing is damaged, or one finding per row.')] },
  failures: [
    { ...wrongDirectory, form: 'result-row' },
    { ...unknownBackup, form: 'result-row' },
    { ...noData, form: 'result-row' },
    ...findings,
    ...usual,
  ],
  traps: ['Its name has no SYSCS in front.'],
  changes: false,
  destructive: false,
} as const;

const others: readonly ProcedureDescription[] = [
  {
    ...checking,
    name: 'VALIDATE_BACKUP',
    forms: [{ releases: validating, parameters: [directory, backupId] }],
    purpose: 'Checks a backup without restoring it.',
  },
  {
    ...checking,
    name: 'VALIDATE_SCHEMA_BACKUP',
    forms: [{ releases: notKnown, parameters: [schemaName, directory, backupId] }],
    purpose: 'Checks what a backup holds of one schema, without restoring it.',
  },
  {
    ...checking,
    name: 'VALIDATE_TABLE_BACKUP',
    forms: [{ releases: notKnown, parameters: [schemaName, tableName, directory, backupId] }],
    purpose: 'Checks what a backup holds of one table, without restoring it.',
  },
  {
    name: 'SYSCS_GET_RUNNING_BACKUPS',
    group: 'backup',
    forms: [{ releases: everyLine, parameters: [] }],
    runsOn: 'either',
    purpose: 'Lists the backups that are running.',
    effect: '',
    result: {
      kind: 'rows',
      columns: [
        { name: 'BackupId', type: 'BIGINT', description: 'The number of the backup.' },
        { name: 'Scope', type: 'VARCHAR', description: 'Database, schema or table.' },
        { name: 'Type', type: 'VARCHAR', description: 'Full or Incremental.' },
        { name: 'Item', type: 'VARCHAR', description: 'What is backed up.' },
        { name: 'LastActiveTimestamp', type: 'TIMESTAMP', description: 'When it last showed life.' },
      ],
    },
    failures: usual,
    traps: [],
    changes: false,
    destructive: false,
  },
  {
    name: 'SYSCS_CANCEL_BACKUP',
    group: 'backup',
    forms: [{ releases: everyLine, parameters: [backupId] }],
    runsOn: 'either',
    purpose: 'Stops a running backup.',
    effect: 'The backup ends unfinished and cannot be restored.',
    result: { kind: 'none', columns: [] },
    failures: [
      {
        form: 'thrown',
        sqlState: 'BR006',
        message: 'Invalid backup job ID {backupId}.',
        cure: 'Take it from SYSCS_GET_RUNNING_BACKUPS.',
      },
      ...usual,
    ],
    traps: ['It needs the number of the backup; there is no form without.'],
    changes: true,
    destructive: false,
  },
  {
    name: 'SYSCS_DELETE_BACKUP',
    group: 'backup',
    forms: [{ releases: everyLine, parameters: [backupId] }],
    runsOn: 'either',
    purpose: 'Deletes a backup.',
    effect: 'Removes its files and its row of SYS.SYSBACKUP.',
    result: { kind: 'outcome', columns: [told('Success', 'That it is deleted.'), errorColumn] },
    failures: [unknownBackup, ...usual],
    traps: ['Incremental backups made upon it are worth nothing without it.'],
    changes: true,
    destructive: true,
  },
  {
    name: 'SYSCS_DELETE_OLD_BACKUPS',
    group: 'backup',
    forms: [{ releases: notKnown, parameters: [backupWindow] }],
    runsOn: 'either',
    purpose: 'Deletes the backups that began more than a number of days ago.',
    effect:
      'Removes their files and their rows of SYS.SYSBACKUP. The newest full backup stays, and what came after it.',
    result: { kind: 'outcome', columns: [told('Success', 'How many are deleted.'), errorColumn] },
    failures: [
      { form: 'error-row', message: 'Invalid backup window', cure: 'The number of days is not below zero.' },
      ...usual,
    ],
    traps: ['It asks for no directory: backups of every place are meant.'],
    changes: true,
    destructive: true,
  },
];

export const backup: readonly ProcedureDescription[] = [...backups, ...restores, ...others];

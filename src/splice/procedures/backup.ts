/** Making, checking and deleting backups of the whole database, as far as setting up replication needs them. */
import {
  backupId,
  directory,
  findings,
  noData,
  notInBuild,
  unknownBackup,
  validating,
  wrongDirectory,
} from './backupParts';
import { errorColumn, noEnterprise, schemaName, tableName, told, usual } from './parts';
import { everyLine } from './releases';
import { restores } from './restore';
import type { ReleaseRange } from '../release';
import type { ProcedureDescription, ProcedureFailure, ProcedureParameter } from './types';

const type: ProcedureParameter = {
  name: 'type',
  type: 'VARCHAR(32672)',
  description: 'full or incremental, in any case. Setting up replication takes a full one.',
  example: "'full'",
};

const backupWindow: ProcedureParameter = {
  name: 'backupWindow',
  type: 'INTEGER',
  description: 'How many days of backups to keep.',
  example: '30',
};

/** Neither the vendor's documents nor what is known of the source say which release brought it. */
const notKnown: readonly ReleaseRange[] = [];

/** Backups in the background came with sprint 1749. */
const inBackground: readonly ReleaseRange[] = everyLine
  .filter(({ line }) => line !== '2.0')
  .map((range) => (range.line < '2.8' ? { ...range, from: 1749 } : range));

const running: ProcedureFailure = {
  form: 'error-row',
  message: 'A concurrent backup with ID {backupId} is running',
  cure: 'Wait for it, or cancel it with SYSCS_CANCEL_BACKUP.',
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

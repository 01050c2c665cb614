/** What the procedures that make a backup and those that restore one have in common. */
import type { ReleaseRange } from '../release';
import type { ProcedureFailure, ProcedureParameter } from './types';

export const directory: ProcedureParameter = {
  name: 'directory',
  type: 'VARCHAR(32672)',
  description: 'Where the backup is, as the server sees it. Both clusters must reach it.',
  example: "'hdfs://active-host/backup'",
};

export const backupId: ProcedureParameter = {
  name: 'backupId',
  type: 'BIGINT',
  description: 'BACKUP_ID in SYS.SYSBACKUP of the cluster that made the backup.',
  example: '10752',
};

/** Restore takes `validate`, and VALIDATE_BACKUP is there, from sprint 1826 of the lines of that time. */
export const validating: readonly ReleaseRange[] = [
  { line: '2.5', from: 1826 },
  { line: '2.7', from: 1826 },
  { line: '2.8', from: 1826 },
  { line: '3.0', from: 0 },
  { line: '3.1', from: 0 },
  { line: '3.2', from: 0 },
];

export const wrongDirectory: ProcedureFailure = {
  form: 'error-row',
  message: 'Invalid backup directory: {directory}.',
  cure: 'The servers must be able to read and write it; give the full address.',
};

export const unknownBackup: ProcedureFailure = {
  form: 'error-row',
  message: 'Invalid backup ID {backupId}.',
  cure: 'Take BACKUP_ID from SYS.SYSBACKUP of the cluster that made it.',
};

export const noData: ProcedureFailure = {
  form: 'error-row',
  message: 'Data for backup {backupId} does not exist at {directory}.',
  cure: 'Give the active cluster’s address of the directory, with its host.',
};

export const notInBuild: ProcedureFailure = {
  form: 'error-row',
  message: 'Database backup is disabled. Contact your Splice Machine representative to enable.',
  cure: 'This build makes no backups: it needs the enterprise edition on HBase.',
};

const damaged = 'The backup is damaged: make another one.';

/** One per row. */
export const findings: readonly ProcedureFailure[] = [
  { form: 'result-row', message: 'Checksum for {file} is missing', cure: damaged },
  { form: 'result-row', message: 'Bad checksum for {file}', cure: damaged },
  { form: 'result-row', message: 'A data file {file} is missing', cure: damaged },
];

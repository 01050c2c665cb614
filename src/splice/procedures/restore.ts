/** Restoring the whole database, as far as setting up replication needs it. */
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
import { errorColumn, noEnterprise, told, usual } from './parts';
import type { ReleaseRange } from '../release';
import type { ProcedureDescription, ProcedureFailure, ProcedureParameter, ProcedureResult } from './types';

const validate: ProcedureParameter = {
  name: 'validate',
  type: 'BOOLEAN',
  description: 'true checks the backup first and stops where it is damaged; false restores without a check.',
  example: 'true',
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

/** A restore to a moment came with sprint 1904 of 2.8. */
const toAMoment: readonly ReleaseRange[] = [
  { line: '2.8', from: 1904 },
  { line: '3.0', from: 0 },
  { line: '3.1', from: 0 },
  { line: '3.2', from: 0 },
];

const restoring: ProcedureFailure = {
  form: 'thrown',
  sqlState: '08006',
  message: "Can't execute statement while in Restore Mode. Reboot database after restore operation is finished.",
  cure: 'The cluster is being restored: restart it once that has ended.',
};

const incompatible: ProcedureFailure = {
  form: 'error-row',
  message: 'Incompatible backup',
  cure: 'Make a backup with the release that is to restore it.',
};

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

export const restores: readonly ProcedureDescription[] = [
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

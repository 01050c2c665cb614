/** Backups: what is asked for is checked first. A restore that is done ends the conversation, hence is tested with the set-up of a pair. */
import type { ConformanceCase, Step } from '../model';

const backUp = (directory: string, type: string | null) => ({
  procedure: 'SYSCS_BACKUP_DATABASE',
  arguments: [directory, type],
});
const made: Step = { ...backUp('/backup', 'full'), answer: 'Success: full backup to /backup' };

const backupCase = (name: string, ...steps: readonly Step[]): ConformanceCase => ({ group: 'backups', name, steps });

export const backups: readonly ConformanceCase[] = [
  backupCase('a full one', made),
  backupCase('type and directory as they were written', {
    ...backUp(' /backup ', ' FULL '),
    answer: 'Success: FULL backup to /backup',
  }),
  backupCase('an unknown type', { ...backUp('/backup', 'weekly'), answer: 'Error: Invalid backup type: weekly.' }),
  backupCase('no directory', { ...backUp('backup', 'full'), answer: 'Error: Invalid backup directory: backup.' }),
  backupCase('NULL for a type', {
    ...backUp('/backup', null),
    answer: 'SE001! Splice Engine exception: unexpected exception',
  }),
  backupCase('in the background', {
    procedure: 'SYSCS_BACKUP_DATABASE_ASYNC',
    arguments: ['/backup', 'full'],
    answer: /^Status: Launched full backup \d+ to \/backup at background\.$/,
  }),
  ...['SYSCS_RESTORE_DATABASE', 'SYSCS_RESTORE_DATABASE_ASYNC'].map((procedure) =>
    backupCase(
      `${procedure} of what is not there`,
      made,
      { procedure, arguments: ['/backup', 1, true], answer: 'Error: Invalid backup ID 1.' },
      {
        procedure,
        arguments: ['/elsewhere', '{backup}', true],
        answer: 'Error: Data for backup {backup} does not exist at /elsewhere.',
      },
    ),
  ),
  ...[
    ['SYSCS_RESTORE_DATABASE_TO_TIMESTAMP', '2021-07-22 10:00:00'] as const,
    ['SYSCS_RESTORE_DATABASE_TO_TRANSACTION', 1] as const,
  ].map(([procedure, moment]) =>
    backupCase(
      `${procedure} of what is not there`,
      made,
      { procedure, arguments: ['/backup', 1, true, moment], answer: 'Error: Invalid backup ID 1.' },
      {
        procedure,
        arguments: ['/elsewhere', '{backup}', true, moment],
        answer: 'Error: Data for backup {backup} does not exist at /elsewhere.',
      },
    ),
  ),
  backupCase('no transaction later than the backup', {
    procedure: 'SYSCS_RESTORE_DATABASE_TO_TRANSACTION',
    arguments: ['/backup', 1, true, 2],
    answer: /^BR023! /,
  }),
  ...[
    ['VALIDATE_BACKUP', []] as const,
    ['VALIDATE_SCHEMA_BACKUP', ['S']] as const,
    ['VALIDATE_TABLE_BACKUP', ['S', 'T1']] as const,
  ].map(([procedure, part]) =>
    backupCase(
      `${procedure} answers in rows, whatever it finds`,
      made,
      {
        procedure,
        arguments: [...part, '/backup', '{backup}'],
        answer: 'Results: No corruptions found for backup.',
      },
      { procedure, arguments: [...part, '/backup', 1], answer: 'Results: Invalid backup ID 1.' },
      {
        procedure,
        arguments: [...part, '/elsewhere', '{backup}'],
        answer: 'Results: Data for backup {backup} does not exist at /elsewhere.',
      },
    ),
  ),
  backupCase(
    'none is running',
    { procedure: 'SYSCS_GET_RUNNING_BACKUPS', answer: 'no rows' },
    { procedure: 'SYSCS_CANCEL_BACKUP', arguments: [1], answer: 'BR006! Invalid backup job ID 1.' },
  ),
  backupCase(
    'deleted once',
    made,
    { procedure: 'SYSCS_DELETE_BACKUP', arguments: [1], answer: 'Error: Invalid backup ID 1.' },
    { procedure: 'SYSCS_DELETE_BACKUP', arguments: ['{backup}'], answer: /^Success: / },
  ),
  backupCase(
    'the newest full one is never old',
    made,
    { procedure: 'SYSCS_DELETE_OLD_BACKUPS', arguments: [0], answer: /^Success: / },
    { procedure: 'VALIDATE_BACKUP', arguments: ['/backup', '{backup}'], answer: /No corruptions/ },
    { procedure: 'SYSCS_DELETE_OLD_BACKUPS', arguments: [-1], answer: /^Error: Invalid backup window/ },
  ),
];

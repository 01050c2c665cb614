/** The server's own codes around replication (RPL), backup and restore (BR): what they say and what to do. Texts are looked up when shown. */

export interface ServerError {
  /** As the server's source numbers it; RPL codes reach a client cut to `RPL00`. */
  readonly code: string;
  /** In the server's words, with what differs from case to case in braces; absent where they are not known. */
  readonly message?: string;
  /** In ours, where its own words are not known. */
  readonly meaning?: string;
  readonly cure: string;
}

const error = (code: string, message: string, cure: string): ServerError => ({ code, message, cure });
const told = (code: string, meaning: string, cure: string): ServerError => ({ code, meaning, cure });
const newFullBackup = 'Make a full backup and take that one.';

const replication: readonly ServerError[] = [
  error('RPL001', "Incorrect replication role '{role}'", 'Use the role words of this release.'),
  error('RPL002', 'Replication peer already exists', 'Choose another number; LIST_PEERS shows those in use.'),
  error('RPL003', "Replication peer '{peerId}' does not exists", 'Look up the number with LIST_PEERS.'),
  error(
    'RPL004',
    "Cannot connect to '{clusterKey}'",
    'Compare the key with GET_CLUSTER_KEY of the passive cluster, and see that its hosts can be reached from here.',
  ),
  error('RPL005', 'Database is read-only.', 'This cluster is a replica: write on the active cluster.'),
  error(
    'RPL006',
    "Replication configuration error. Please configure '{setting}' to '{value}'",
    'Set what the message names in the configuration of the cluster, and restart it.',
  ),
];

const backup: readonly ServerError[] = [
  error('BR001', 'Invalid backup type: {type}.', 'Write full or incremental, in straight quotes.'),
  error('BR002', 'Invalid backup directory: {directory}.', 'The servers must reach it; give the full address.'),
  error('BR003', 'Restore cannot run because backup {backupId} is running.', 'Wait for it, or cancel it.'),
  error('BR006', 'Invalid backup job ID {jobId}.', 'Take the number from SYSCS_GET_RUNNING_BACKUPS.'),
  error('BR007', 'Invalid backup ID {backupId}.', 'Take BACKUP_ID from SYS.SYSBACKUP of the cluster that made it.'),
  error('BR008', 'Checksum for {file} is missing', 'The backup is damaged: make another one.'),
  error('BR009', 'Bad checksum for {file}', 'The backup is damaged: make another one.'),
  error('BR010', 'A data file {file} is missing', 'The backup is damaged: make another one.'),
  error('BR011', 'Backup was canceled.', 'Begin it again where it was not meant to be canceled.'),
  error(
    'BR012',
    'Data for backup {backupId} does not exist at {directory}.',
    'Give the active cluster’s address of the directory, with its host.',
  ),
  told('BR013', 'The backup that an incremental one builds upon was not restored.', newFullBackup),
  error('BR014', 'A concurrent backup with ID {backupId} is running', 'Wait for it, or cancel it.'),
  told('BR016', 'The backup took too long.', 'Look into the server’s log, then begin it again.'),
  error('BR017', 'Incompatible backup', 'Make a backup with the release that is to restore it.'),
  told('BR018', 'The chain of incremental backups has a gap.', newFullBackup),
  told('BR019', 'The chain of incremental backups has a gap.', newFullBackup),
  error(
    'BR020',
    'Not enough disk space. Available:{size}. Required:{size}.',
    'Make room, or choose another directory.',
  ),
  error(
    'BR021',
    'Incremental backup is not enabled',
    'Incremental backups need Splice’s own cleaner in hbase.master.hfilecleaner.plugins; replication takes a full one.',
  ),
  told('BR022', 'The point in time lies outside what the backup covers.', 'Choose one that it covers.'),
  told('BR023', 'The transaction lies outside what the backup covers.', 'Choose one that it covers.'),
  told('BR024', 'External tables are not backed up this way.', 'Leave the external table out.'),
  told('BR025', 'The schema has no tables.', 'There is nothing to back up.'),
  error(
    'BR026',
    'Cannot connect because database is being restored.',
    'Wait for the end of the restore, then restart the cluster.',
  ),
  told('BR027', 'The metadata could not be backed up or restored.', 'Look into the server’s log.'),
];

/** What all the RPL codes are cut to on their way to a client. */
export const cutReplicationCode = 'RPL00';

export const serverErrors: readonly ServerError[] = [...replication, ...backup];

const byCode = new Map(serverErrors.map((one) => [one.code, one]));

/** In any case; the cut code `RPL00` stands for all of replication's. Empty for a code that is none. */
export function findServerErrors(code: string): readonly ServerError[] {
  const wanted = code.toUpperCase();
  if (wanted === cutReplicationCode) return replication;
  const found = byCode.get(wanted);
  return found ? [found] : [];
}

/** English texts for the l10n bundle; the server's messages stay as they are. */
export function serverErrorTexts(): readonly string[] {
  return serverErrors.flatMap(({ meaning, cure }) => (meaning === undefined ? [cure] : [meaning, cure]));
}

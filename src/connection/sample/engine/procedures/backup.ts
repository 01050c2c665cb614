/** Backup, restore and validation. Both clusters share the store; a restore puts the cluster into restore mode. */
import type { SqlValue } from '../../../connection';
import { fullAddress, type BackupStore, type StoredBackup } from '../backupStore';
import type { Cluster, RunningBackup } from '../cluster';
import { outcome, table, type StatementReply } from '../reply';
import { notInSample, ServerError, unexpectedException } from '../serverError';
import type { ArgumentValue } from './arguments';
import type { ProcedureCode, ProcedureContext } from './context';

type Argument = ArgumentValue | undefined;

const text = (value: Argument): string => (value === null ? '' : String(value));

const backupDatabase: ProcedureCode = (context, [directory, type]) => {
  checkType(type);
  const started = begin(context, text(directory), text(type), context.now);
  if (typeof started === 'string') return outcome('Error', started);
  finishBackup(context, context.cluster, started);
  return outcome('Success', `${text(type).trim()} backup to ${text(directory).trim()}`);
};

const backupDatabaseAsync: ProcedureCode = (context, [directory, type]) => {
  checkType(type);
  const started = begin(context, text(directory), text(type), context.now + context.timings.backupMs);
  if (typeof started === 'string') return outcome('Error', started);
  context.cluster.runningBackup = started;
  const where = text(directory).trim();
  return outcome('Status', `Launched ${text(type).trim()} backup ${started.id} to ${where} at background.`);
};

/** The server stumbles over NULL before it looks at anything. */
function checkType(type: Argument): void {
  if (type === null || type === undefined) throw unexpectedException();
}

/** The backup, or why it cannot be. */
function begin(context: ProcedureContext, directory: string, type: string, ends: number): RunningBackup | string {
  const { cluster, now } = context;
  const word = type.trim().toUpperCase();
  if (word !== 'FULL' && word !== 'INCREMENTAL') return `Invalid backup type: ${type}.`;
  if (fullAddress(cluster, directory) === undefined) return `Invalid backup directory: ${directory}.`;
  const running = cluster.runningBackup;
  if (running) return `A concurrent backup with ID ${running.id} is running.`;
  const id = cluster.nextTransaction();
  const image = cluster.database.image();
  const replicating = new Set(cluster.replicating);
  const { phantoms } = cluster;
  const incremental = word === 'INCREMENTAL';
  return { id, directory: directory.trim(), incremental, begun: now, ends, image, replicating, phantoms };
}

/** Stores it and writes its row of SYS.SYSBACKUP. */
export function finishBackup(
  { backups }: Pick<ProcedureContext, 'backups'>,
  cluster: Cluster,
  done: RunningBackup,
): void {
  const address = fullAddress(cluster, done.directory) ?? done.directory;
  const { catalog } = cluster;
  const items = catalog.allTables().filter(({ type }) => type === 'T' || type === 'S');
  const parent = cluster.database.query('SELECT MAX(BACKUP_ID) FROM "SYS.SYSBACKUP"').rows[0]?.[0] ?? null;
  const [begun, ended] = [timestamp(done.begun), timestamp(Math.max(done.ends, done.begun))];
  const isIncremental = done.incremental && parent !== null;
  const kind = [done.incremental, isIncremental ? parent : -1, items.length];
  catalog.insert('SYS.SYSBACKUP', [done.id, begun, ended, 'S', done.directory, 'D', ...kind]);
  const tables = items.map(({ schema, name }) => `${schema}.${name}`);
  cluster.database.insertMany(
    'SYS.SYSBACKUPITEMS',
    tables.map((name) => [done.id, name, begun, ended]),
  );
  const { id, image, replicating, phantoms } = done;
  backups.add({ id, address, image, tables, replicating, phantoms });
}

const restoreDatabase: ProcedureCode = (context, [directory, id]) => {
  const found = stored(context, text(directory), Number(id));
  if (typeof found === 'string') return outcome('Error', found);
  context.restore(context.cluster, found);
  return table(
    [
      { name: 'result', type: 'text' },
      { name: 'warnings', type: 'text' },
    ],
    [['Restore completed', 'Database has to be rebooted']],
  );
};

/** A backup of the sample holds one moment, that of its making: how a time is read is not known, and of an earlier one there is nothing. */
function goBack(context: ProcedureContext, directory: Argument, id: Argument): StatementReply {
  const found = stored(context, text(directory), Number(id));
  if (typeof found === 'string') return outcome('Error', found);
  throw notInSample('Going back to a moment before the backup');
}

const restoreToTimestamp: ProcedureCode = (context, [directory, id]) => goBack(context, directory, id);

const restoreToTransaction: ProcedureCode = (context, args) => {
  const [directory, id, , transaction] = args;
  if (Number(transaction) > Number(id)) {
    throw new ServerError('BR023', `Transaction ${String(transaction)} is later than the backup.`);
  }
  if (Number(transaction) === Number(id)) return restoreDatabase(context, args);
  return goBack(context, directory, id);
};

const restoreDatabaseAsync: ProcedureCode = (context, [directory, id]) => {
  const found = stored(context, text(directory), Number(id));
  if (typeof found === 'string') return outcome('Error', found);
  context.restore(context.cluster, found);
  return outcome('Status', `Launched restore job for backup ${found.id} from ${text(directory).trim()}`);
};

/** The backup, or why it cannot be had. */
function stored({ cluster, backups }: ProcedureContext, directory: string, id: number): StoredBackup | string {
  const address = fullAddress(cluster, directory);
  if (address === undefined) return `Invalid backup directory: ${directory}.`;
  if (cluster.runningBackup) return `Restore cannot run because backup ${cluster.runningBackup.id} is running.`;
  if (!backups.has(id)) return `Invalid backup ID ${id}.`;
  return backups.find(address, id) ?? `Data for backup ${id} does not exist at ${directory.trim()}.`;
}

const validateBackup: ProcedureCode = (context, [directory, id]) =>
  findings(stored(context, text(directory), Number(id)));

const validateSchemaBackup: ProcedureCode = (context, [schema, directory, id]) =>
  findingsOfPart(stored(context, text(directory), Number(id)), (name) => name.startsWith(`${text(schema)}.`));

const validateTableBackup: ProcedureCode = (context, [schema, table, directory, id]) =>
  findingsOfPart(stored(context, text(directory), Number(id)), (name) => name === `${text(schema)}.${text(table)}`);

/** What the server says of a part that the backup lacks is not known. */
function findingsOfPart(found: StoredBackup | string, isPart: (table: string) => boolean): StatementReply {
  if (typeof found !== 'string' && !found.tables.some(isPart)) {
    throw notInSample('Validation of what a backup does not hold');
  }
  return findings(found);
}

function findings(found: StoredBackup | string): StatementReply {
  return outcome('Results', typeof found === 'string' ? found : 'No corruptions found for backup.');
}

const runningBackups: ProcedureCode = ({ cluster, now }) => {
  const running = cluster.runningBackup;
  const row = (): SqlValue[] =>
    running
      ? [BigInt(running.id), 'DATABASE', running.incremental ? 'Incremental' : 'Full', 'SPLICEDB', timestamp(now)]
      : [];
  return table(
    [
      { name: 'BackupId', type: 'bigint' },
      { name: 'Scope', type: 'text' },
      { name: 'Type', type: 'text' },
      { name: 'Item', type: 'text' },
      { name: 'LastActiveTimestamp', type: 'timestamp' },
    ],
    running ? [row()] : [],
  );
};

const cancelBackup: ProcedureCode = ({ cluster }, [id]): StatementReply => {
  if (cluster.runningBackup?.id !== Number(id)) throw new ServerError('BR006', `Invalid backup job ID ${String(id)}.`);
  cluster.runningBackup = undefined;
  return { rowsAffected: 0 };
};

const deleteBackup: ProcedureCode = ({ cluster, backups }, [id]) => {
  if (!removeBackup(cluster, backups, Number(id))) return outcome('Error', `Invalid backup ID ${String(id)}.`);
  return outcome('Success', `Deleted backup ${String(id)}`);
};

function removeBackup({ database }: Cluster, backups: BackupStore, id: number): boolean {
  if (database.run('DELETE FROM "SYS.SYSBACKUP" WHERE BACKUP_ID = ?', [id]) === 0) return false;
  database.run('DELETE FROM "SYS.SYSBACKUPITEMS" WHERE BACKUP_ID = ?', [id]);
  backups.remove(id);
  return true;
}

const dayMs = 86_400_000;

/** Only what is older than the newest full backup can go. */
const deleteOldBackups: ProcedureCode = ({ cluster, backups, now }, [window]) => {
  const days = Number(window);
  if (days < 0) return outcome('Error', `Invalid backup window: ${days}.`);
  const { rows } = cluster.database.query(
    'SELECT BACKUP_ID FROM "SYS.SYSBACKUP" WHERE BEGIN_TIMESTAMP < ? AND BACKUP_ID < ' +
      '(SELECT MAX(BACKUP_ID) FROM "SYS.SYSBACKUP" WHERE INCREMENTAL_BACKUP = 0)',
    [timestamp(now - days * dayMs)],
  );
  for (const [id] of rows) removeBackup(cluster, backups, Number(id));
  return outcome('Success', `Deleted ${rows.length} old backups for the past ${days} days`);
};

/** As SQL shows it, in UTC. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '');
}

export const backupProcedures: Readonly<Record<string, ProcedureCode>> = {
  SYSCS_BACKUP_DATABASE: backupDatabase,
  SYSCS_BACKUP_DATABASE_ASYNC: backupDatabaseAsync,
  SYSCS_RESTORE_DATABASE: restoreDatabase,
  SYSCS_RESTORE_DATABASE_ASYNC: restoreDatabaseAsync,
  SYSCS_RESTORE_DATABASE_TO_TIMESTAMP: restoreToTimestamp,
  SYSCS_RESTORE_DATABASE_TO_TRANSACTION: restoreToTransaction,
  VALIDATE_BACKUP: validateBackup,
  VALIDATE_SCHEMA_BACKUP: validateSchemaBackup,
  VALIDATE_TABLE_BACKUP: validateTableBackup,
  SYSCS_GET_RUNNING_BACKUPS: runningBackups,
  SYSCS_CANCEL_BACKUP: cancelBackup,
  SYSCS_DELETE_BACKUP: deleteBackup,
  SYSCS_DELETE_OLD_BACKUPS: deleteOldBackups,
};

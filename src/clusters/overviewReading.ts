/** Reads what a cluster is: release, procedures, role, key, peers, and what this user may not do. One broken part spoils no other. */
import { t } from '@vscode/l10n';
import type { ResultSet, ServerProduct } from '../connection/connection';
import { ConnectionFailure } from '../connection/failure';
import { boundCall } from '../splice/call';
import { parseKnownPeerId } from '../splice/clusterKey';
import { grantsFor } from '../splice/privileges';
import { catalogue } from '../splice/procedures';
import { isWithin, parseRelease, type Release } from '../splice/release';
import { withDatabases } from '../splice/systemTables';
import { isOwner, readGranted, readProcedures, type ProcedureReading } from './procedureReading';
import {
  cellOf,
  isRefusal,
  lacksPrivilege,
  readable,
  reasonOf,
  textOf,
  truthOf,
  unreadable,
  type Read,
} from './reading';
import type { ClusterOverview, MissingPrivileges, Peer, Readable, ReplicationRole } from './session';

/** Rejects only where the line itself fails. `product` is asked for once the line is open; `user` is named in the GRANT statements. */
export async function readOverview(read: Read, product: () => ServerProduct, user: string): Promise<ClusterOverview> {
  const refused = new Set<string>();
  const release = (await readRelease(read, refused)) ?? releaseOf(product());
  const found = await readProcedures(read, release);
  const part = <T>(name: string, arrange: (result: ResultSet) => Readable<T>) =>
    readPart(read, found, refused, name, arrange);
  const role = await part('GET_REPLICATION_ROLE', roleIn);
  const clusterKey = await part('GET_CLUSTER_KEY', clusterKeyIn);
  const peers = await part('LIST_PEERS', peersIn);
  const mem = await part('SYSCS_IS_MEM_PLATFORM', (result) => readable(truthOf(result.rows[0]?.[0]) === true));
  return {
    product: product(),
    release,
    proceduresFrom: found.from,
    procedures: found.procedures,
    role,
    clusterKey,
    peers,
    missing: await readMissing(read, found, refused, user),
    memPlatform: mem.readable && mem.value,
    databases: await readDatabases(read, release),
    at: new Date(),
  };
}

/** LIST_PEERS alone. */
export function readPeers(read: Read, procedures: ClusterOverview['procedures']): Promise<Readable<readonly Peer[]>> {
  return readPart(read, { procedures }, new Set(), 'LIST_PEERS', peersIn);
}

/** REPLICATION_ENABLED, which asks HBase. */
export function readReplicationEnabled(
  read: Read,
  procedures: ClusterOverview['procedures'],
  schemaName: string,
  tableName: string,
): Promise<Readable<boolean>> {
  return readPart(read, { procedures }, new Set(), 'REPLICATION_ENABLED', enabledIn, [schemaName, tableName]);
}

/** Adds what a refused call has taught. */
export function withRefused(missing: MissingPrivileges, procedure: string, user: string): MissingPrivileges {
  return { ...missing, ...missingPrivileges(new Set([...missing.procedures, procedure]), missing.cannotReadSys, user) };
}

/** One row per server, which differ while a cluster is being upgraded: the oldest decides. */
async function readRelease(read: Read, refused: Set<string>): Promise<Release | undefined> {
  const name = 'SYSCS_GET_VERSION_INFO';
  try {
    const result = await read(boundCall(name, 0));
    const releases = result.rows.flatMap((row) => parseRelease(textOf(cellOf(result, row, 'RELEASE'))) ?? []);
    return releases.sort(older)[0];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (lacksPrivilege(error)) refused.add(name);
    return undefined;
  }
}

/** Older releases have one each. */
async function readDatabases(read: Read, release: Release | undefined): Promise<number | undefined> {
  if (!release) return undefined;
  if (!isWithin(release, withDatabases)) return 1;
  try {
    const result = await read('SELECT COUNT(*) FROM SYS.SYSDATABASES d');
    return Number(textOf(result.rows[0]?.[0])) || undefined;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

function older(a: Release, b: Release): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.sprint - b.sprint;
}

/** As the driver tells it, for users who may not ask the server. */
function releaseOf({ name, version }: ServerProduct): Release | undefined {
  return /splice/i.test(name ?? '') ? parseRelease(version ?? '') : undefined;
}

/** Calls a procedure that only reads, unless the catalogue says that it is not there. */
async function readPart<T>(
  read: Read,
  { procedures }: Pick<ProcedureReading, 'procedures'>,
  refused: Set<string>,
  name: string,
  arrange: (result: ResultSet) => Readable<T>,
  values: readonly string[] = [],
): Promise<Readable<T>> {
  if (procedures.size > 0 && !procedures.has(name)) return unreadable(t('This server has no {0}.', name));
  try {
    return arrange(await read(boundCall(name, values.length), values));
  } catch (error) {
    if (!(error instanceof ConnectionFailure)) throw error;
    if (error.kind !== 'server-error' && error.kind !== 'timed-out') throw error;
    if (lacksPrivilege(error)) refused.add(name);
    return unreadable(reasonOf(error));
  }
}

/** The answer of REPLICATION_ENABLED. */
export function enabledIn(result: ResultSet): Readable<boolean> {
  const enabled = labelOf(result) === 'ENABLED' ? truthOf(result.rows[0]?.[0]) : undefined;
  return enabled === undefined ? notUnderstood(result) : readable(enabled);
}

function roleIn(result: ResultSet): Readable<ReplicationRole> {
  const word = textOf(result.rows[0]?.[0]).trim().toUpperCase();
  if (labelOf(result) !== 'ROLE') return notUnderstood(result);
  if (word === 'PRIMARY' || word === 'MASTER') return readable('PRIMARY');
  if (word === 'REPLICA' || word === 'SLAVE') return readable('REPLICA');
  if (['', 'NULL', 'NONE'].includes(word)) return readable('NONE');
  return unreadable(t('The server names a role that is not known: {0}', word));
}

function clusterKeyIn(result: ResultSet): Readable<string> {
  const key = textOf(result.rows[0]?.[0]).trim();
  return labelOf(result) === 'SUCCESS' && key !== '' ? readable(key) : notUnderstood(result);
}

function peersIn(result: ResultSet): Readable<readonly Peer[]> {
  if (labelOf(result) !== 'PEERID') return notUnderstood(result);
  return readable(
    result.rows.map((row) => ({
      id: peerIdOf(textOf(cellOf(result, row, 'PeerId')).trim()),
      clusterKey: textOf(cellOf(result, row, 'clusterKey')),
      enabled: truthOf(cellOf(result, row, 'enabled')),
      serial: truthOf(cellOf(result, row, 'serial')),
    })),
  );
}

/** `007` is a text: the peer 7 would be another one. */
function peerIdOf(text: string): Peer['id'] {
  const id = parseKnownPeerId(text);
  return id !== undefined && String(id) === text ? id : text;
}

/** For a row labelled `Error`, or anything that the procedure is not known to answer. */
function notUnderstood(result: ResultSet): Readable<never> {
  const message = textOf(result.rows[0]?.[0]).trim();
  return unreadable(message === '' ? t('The server gave no message.') : message);
}

function labelOf(result: ResultSet): string {
  return result.columns[0]?.name.toUpperCase() ?? '';
}

/** Of the many for backups, those that setting up a pair calls. */
const setUpCalls: readonly string[] = [
  'SYSCS_BACKUP_DATABASE',
  'SYSCS_BACKUP_DATABASE_ASYNC',
  'SYSCS_RESTORE_DATABASE',
  'VALIDATE_BACKUP',
];

/**
 * Whoever is not the database owner needs grants: what was granted can be read. Nothing that changes something is called to find out.
 * Without that reading, a procedure's lack shows only when it is tried.
 */
async function readMissing(
  read: Read,
  { procedures, cannotReadSys }: ProcedureReading,
  refused: ReadonlySet<string>,
  user: string,
): Promise<MissingPrivileges> {
  const isRefused = refused.size > 0 || cannotReadSys;
  const owns = isRefused ? false : await isOwner(read, user);
  if (owns) return missingPrivileges(refused, false, user);
  const granted = owns === undefined ? undefined : await readGranted(read);
  const needed = catalogue.filter(
    ({ group, name }) => ['peer', 'scope', 'inspection'].includes(group) || setUpCalls.includes(name),
  );
  const lacking = granted
    ? needed.map(({ name }) => name).filter((name) => procedures.has(name) && !granted.has(name))
    : [];
  const missing = missingPrivileges(new Set([...refused, ...lacking]), cannotReadSys, user);
  return granted ? missing : { ...missing, grantsUnknown: true };
}

function missingPrivileges(procedures: ReadonlySet<string>, cannotReadSys: boolean, user: string): MissingPrivileges {
  const names = [...procedures].sort();
  return { procedures: names, cannotReadSys, grants: grantsFor(user, { procedures: names, sys: cannotReadSys }) };
}

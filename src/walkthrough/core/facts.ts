/** What the clusters say now: read at the start, after every step and on resume. Never kept beyond the window. */
import { t } from '@vscode/l10n';
import type { ResultSet } from '../../connection/connection';
import { ConnectionFailure } from '../../connection/failure';
import type {
  CallOptions,
  ClusterOverview,
  ClusterSession,
  ContentsReading,
  Readable,
  SentReading,
} from '../../clusters/session';
import { boundCall } from '../../splice/call';
import type { ReportedSetting } from '../../splice/settings/reported';
import { cellOf, isRefusal, readable, reasonOf, textOf, truthOf, unreadable } from '../../clusters/reading';
import { sentences } from '../../clusters/sentences';
import { hasProcedure } from './signatures';
import { chosen, type SetUp, type Side } from './model';

/** As much of a session as the walkthrough uses. */
export type ClusterPort = Pick<
  ClusterSession,
  | 'profile'
  | 'connect'
  | 'refreshOverview'
  | 'readContents'
  | 'readRows'
  | 'readPeers'
  | 'readReplicationEnabled'
  | 'query'
  | 'call'
  | 'exclusively'
>;

export interface Backup {
  readonly id: bigint;
  readonly begun: string;
  /** Undefined while it runs. */
  readonly ended: string | undefined;
  readonly status: string;
  readonly directory: string;
  readonly scope: string;
  readonly incremental: boolean;
}

export interface ReachedCluster {
  readonly reached: true;
  readonly overview: ClusterOverview;
  readonly contents: Readable<ContentsReading>;
  readonly backups: Readable<readonly Backup[]>;
  readonly settings: Readable<readonly ReportedSetting[]>;
}

export type ClusterFacts =
  ReachedCluster | { readonly reached: false; readonly reason: string; readonly advice?: string };

/** A statement that was sent to read this, and what came of it: in the server's words, or the number of rows. */
export interface FactReading extends Pick<SentReading, 'sql' | 'parameters' | 'at' | 'durationMs'> {
  readonly on: Side;
  readonly outcome: 'read' | 'failure';
  readonly message: string;
}

export interface PairFacts {
  readonly active?: ClusterFacts;
  readonly passive?: ClusterFacts;
  readonly at: Date;
  /** As far as they are known; in the order of each cluster. */
  readonly readings?: readonly FactReading[];
}

export function reached(facts: ClusterFacts | undefined): ReachedCluster | undefined {
  return facts?.reached ? facts : undefined;
}

/** Never rejects: what cannot be reached is said to be so. */
export async function readCluster(port: ClusterPort, options: CallOptions = {}): Promise<ClusterFacts> {
  try {
    const overview = await port.refreshOverview(options);
    const contents = await orRefused(() => port.readContents(options));
    const backups = await orRefused(() => readBackups(port, options));
    const settings = hasProcedure(overview, configProcedure)
      ? await orRefused(() => readSettings(port, options))
      : unreadable(t('This server has no {0}.', configProcedure));
    return { reached: true, overview, contents, backups, settings };
  } catch (error) {
    if (!(error instanceof ConnectionFailure)) return { reached: false, reason: messageOf(error) };
    const { message, advice } = error;
    return { reached: false, reason: message, ...(advice !== undefined && { advice }) };
  }
}

export async function readPair(
  ports: Readonly<Record<Side, ClusterPort | undefined>>,
  setUp: SetUp,
  signal?: AbortSignal,
): Promise<PairFacts> {
  const readings: FactReading[] = [];
  const one = async (side: Side): Promise<ClusterFacts | undefined> => {
    const port = ports[side];
    const onRead = (sent: SentReading) => readings.push(factReading(side, sent));
    if (port) return readCluster(port, { onRead, ...(signal && { signal }) });
    return chosen(setUp, side) === '' ? undefined : unlisted();
  };
  const [active, passive] = await Promise.all([one('active'), one('passive')]);
  return { ...(active && { active }), ...(passive && { passive }), at: new Date(), readings };
}

/** Of a cluster that was removed from the list since it was chosen. */
export function unlisted(): ClusterFacts {
  return { reached: false, reason: t('It is not in the list of clusters any more.') };
}

function factReading(on: Side, { sql, parameters, at, durationMs, answer }: SentReading): FactReading {
  const isRead = answer.kind === 'result';
  const message = isRead ? answerText(sql, answer.result) : messageOf(answer.error);
  return { on, sql, parameters, at, durationMs, outcome: isRead ? 'read' : 'failure', message };
}

/** Of a procedure a single word is the answer itself; of rows the number is told. */
export function answerText(sql: string, { columns, rows }: ResultSet): string {
  return sql.startsWith('CALL ') && columns.length === 1 && rows.length === 1
    ? textOf(rows[0]?.[0]).trim()
    : t('rows: {0}', rows.length);
}

/** What was refused is unreadable; a broken line breaks the whole reading. */
async function orRefused<T>(read: () => Promise<T>): Promise<Readable<T>> {
  try {
    return readable(await read());
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return unreadable(reasonOf(error));
  }
}

export const configProcedure = 'SYSCS_GET_REGION_SERVER_CONFIG_INFO';

/** Both arguments are ignored by the server. */
async function readSettings(
  port: Pick<ClusterPort, 'query'>,
  options: CallOptions,
): Promise<readonly ReportedSetting[]> {
  const result = await port.query(boundCall(configProcedure, 2), ['', 0], options);
  return result.rows.map((row) => ({
    host: textOf(cellOf(result, row, 'HOST_NAME')).trim(),
    name: textOf(cellOf(result, row, 'CONFIG_NAME')).trim(),
    value: textOf(cellOf(result, row, 'CONFIG_VALUE')).trim(),
  }));
}

/** Newest first. */
export const backupsQuery =
  'SELECT b.BACKUP_ID, b.BEGIN_TIMESTAMP, b.END_TIMESTAMP, b.STATUS, b.FILESYSTEM, b.SCOPE, b.INCREMENTAL_BACKUP ' +
  'FROM SYS.SYSBACKUP b ORDER BY b.BEGIN_TIMESTAMP DESC';

export async function readBackups(
  port: Pick<ClusterPort, 'query'>,
  options: CallOptions = {},
): Promise<readonly Backup[]> {
  const result = await port.query(backupsQuery, [], options);
  return result.rows.map((row) => {
    const text = (label: string) => textOf(cellOf(result, row, label)).trim();
    const ended = text('END_TIMESTAMP');
    return {
      id: BigInt(text('BACKUP_ID')),
      begun: text('BEGIN_TIMESTAMP'),
      ended: ended === '' ? undefined : ended,
      status: text('STATUS'),
      directory: text('FILESYSTEM'),
      scope: text('SCOPE'),
      incremental: truthOf(cellOf(result, row, 'INCREMENTAL_BACKUP')) === true,
    };
  });
}

export function messageOf(error: unknown): string {
  if (error instanceof ConnectionFailure) return sentences(error.message, error.advice);
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}

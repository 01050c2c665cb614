/** Back up: a full backup, in the background where the release can, and its number. */
import { t } from '@vscode/l10n';
import { cellOf, isRefusal, textOf } from '../../../clusters/reading';
import { boundCall } from '../../../splice/call';
import { samePlace, launchedId, usableBackups } from '../backups';
import {
  messageOf,
  reached,
  readBackups,
  type Backup,
  type ClusterPort,
  type PairFacts,
  type ReachedCluster,
} from '../facts';
import { hasProcedure } from '../signatures';
import { chosen, type Finding } from '../model';
import type { PlannedCall } from '../plan';
import { findBackup, planOf } from '../planOf';
import { Hindered, type RunContext } from './context';
import { agree, endOf, portOf, sendCall, sendReading } from './send';

const pollEveryMs = 2000;
/** A backup that is neither listed as running nor in SYS.SYSBACKUP may be between the two. */
const mostAbsences = 5;
const runningProcedure = 'SYSCS_GET_RUNNING_BACKUPS';

interface RunningBackup {
  readonly id: string;
  readonly lastActive: string;
}

export async function runBackup(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  if (chosen(context.setUp(), 'directory') === '') throw new Hindered(t('Give the directory of the backup.'));
  const facts = await context.readFacts();
  const active = reached(facts.active);
  if (!active)
    throw new Hindered(
      facts.active && !facts.active.reached ? facts.active.reason : t('The active cluster has not been read.'),
    );
  const running = await runningNow(port, active);
  if (running.length > 0) {
    throw new Hindered(
      t('Backup {0} is running on this cluster already. Wait for it.', running.map(({ id }) => id).join(', ')),
    );
  }
  const planned = planOf(context.setUp(), facts, 'backup').find((item): item is PlannedCall => item.kind === 'call');
  if (!planned) return;
  const item = { ...planned, procedure: planned.inBackground ?? planned.procedure };
  await agree(context, 'backup', [item]);
  await context.emit({
    kind: 'remembered',
    memory: { launchedBackup: undefined, lastBackupBefore: highestId(active.backups) },
  });
  // Should this one's end not be seen, the number of another would stay.
  if (chosen(context.setUp(), 'backupId') !== '') await context.emit({ kind: 'chose', name: 'backupId', value: '' });
  const outcome = await port.exclusively(t('backing up'), () => sendCall(context, 'backup', item));
  if (outcome.kind !== 'success') {
    await context.emit({ kind: 'ended', step: 'backup', ...endOf(outcome, item.procedure) });
    return;
  }
  if (item.inBackground !== undefined) {
    const launchedBackup = launchedId(outcome.message);
    if (launchedBackup !== undefined) await context.emit({ kind: 'remembered', memory: { launchedBackup } });
    await context.emit({ kind: 'waits', step: 'backup', waitsFor: 'backup', message: outcome.message });
    await waitForBackup(context);
    return;
  }
  await finish(context, outcome.message);
}

/** Undefined where the backups cannot be read. */
export function highestId(backups: ReachedCluster['backups']): string | undefined {
  return backups.readable ? String(backups.value.reduce((most, { id }) => (id > most ? id : most), 0n)) : undefined;
}

/** Until the backup that was launched has ended. Readings that fail are told and tried again. */
export async function waitForBackup(context: RunContext): Promise<void> {
  const port = portOf(context, 'active');
  let absences = 0;
  for (;;) {
    try {
      const state = await launchedState(context, port);
      if (state.kind === 'ended') {
        await ended(context, state.backup);
        return;
      }
      absences = state.kind === 'absent' ? absences + 1 : 0;
      if (absences >= mostAbsences) break;
      await context.emit({ kind: 'waits', step: 'backup', waitsFor: 'backup', message: state.message });
    } catch (error) {
      if (context.signal.aborted) throw error;
      await context.emit({
        kind: 'waits',
        step: 'backup',
        waitsFor: 'backup',
        message: t('The active cluster cannot be read now: {0}', messageOf(error)),
      });
    }
    await context.pause(pollEveryMs);
  }
  const message = t('The backup is neither running nor in SYS.SYSBACKUP.');
  await context.emit({ kind: 'ended', step: 'backup', outcome: { kind: 'unknown', message } });
}

type LaunchedState =
  | { readonly kind: 'ended'; readonly backup: Backup }
  | { readonly kind: 'running' | 'absent'; readonly message: string };

async function launchedState(context: RunContext, port: ClusterPort): Promise<LaunchedState> {
  const { launchedBackup, lastBackupBefore } = context.setUp().memory;
  const directory = chosen(context.setUp(), 'directory');
  const backups = await readBackups(port, { signal: context.signal });
  const own = backups.find(({ id, directory: place }) =>
    launchedBackup === undefined
      ? samePlace(place, directory) && lastBackupBefore !== undefined && id > BigInt(lastBackupBefore)
      : String(id) === launchedBackup,
  );
  if (own?.ended !== undefined) return { kind: 'ended', backup: own };
  const running = await runningBackups(port).catch(() => undefined);
  const live = running?.find(({ id }) => id === launchedBackup || (launchedBackup === undefined && id !== ''));
  if (live)
    return {
      kind: 'running',
      message: runningText(live),
    };
  if (own || running === undefined) return { kind: 'running', message: t('The backup is running.') };
  return { kind: 'absent', message: t('The backup is not listed as running any more.') };
}

export function runningText({ id, lastActive }: RunningBackup): string {
  return t('Backup {0} is running; last sign of life at {1}.', id, lastActive);
}

async function ended(context: RunContext, { id, status }: Backup): Promise<void> {
  if (status.toUpperCase() === 'S') {
    await finish(context, t('Backup {0} has ended well.', String(id)));
    return;
  }
  const message = t('Backup {0} ended with status {1}.', String(id), status);
  const cure = t('The log of the active cluster’s master says more. Only a backup with status S can be restored.');
  await context.emit({ kind: 'ended', step: 'backup', outcome: { kind: 'failure', message }, cure });
}

/** For the restore: its number, and its directory as the passive side sees it. The number tells that both are there. */
async function takeBackup(context: RunContext, id: bigint): Promise<void> {
  const directory = chosen(context.setUp(), 'directory');
  const there = chosen(context.setUp(), 'passiveDirectory');
  // An address with a host means the same place everywhere; a path alone does not.
  const suggestion = /^\w+:\/\/[^/]/.test(directory) ? directory : '';
  if (there !== suggestion && (there === '' || there === context.setUp().memory.suggestedDirectory))
    await context.emit({ kind: 'chose', name: 'passiveDirectory', value: suggestion });
  await context.emit({ kind: 'remembered', memory: { suggestedDirectory: suggestion } });
  await context.emit({ kind: 'chose', name: 'backupId', value: String(id) });
}

/** After a backup whose end was not seen was found; a number that was chosen before stays. */
export async function takeFoundBackup(context: RunContext, { active }: PairFacts): Promise<void> {
  const backups = reached(active)?.backups;
  if (chosen(context.setUp(), 'backupId') !== '' || !backups?.readable) return;
  const [newest] = usableBackups(backups.value, chosen(context.setUp(), 'directory'), context.setUp().memory);
  if (newest) await takeBackup(context, newest.id);
}

/** Finds the number by what SYS.SYSBACKUP says, and suggests the directory for the passive side. */
async function finish(context: RunContext, message: string): Promise<void> {
  const { memory } = context.setUp();
  const directory = chosen(context.setUp(), 'directory');
  const found = await sendReading(context, 'backup', findBackup(directory));
  const usable = usableBackups(
    found.rows.map((row) => ({
      id: BigInt(textOf(cellOf(found, row, 'BACKUP_ID'))),
      begun: textOf(cellOf(found, row, 'BEGIN_TIMESTAMP')),
      ended: textOf(cellOf(found, row, 'END_TIMESTAMP')),
      status: 'S',
      scope: 'D',
      incremental: false,
      directory,
    })),
    directory,
    memory,
  );
  const [newest] = usable;
  if (!newest) {
    const cure = t('Compare SYS.SYSBACKUP of the active cluster: a full one of this directory with status S.');
    const outcome = {
      kind: 'failure',
      message: t('{0} No backup of this directory that began after replication was turned on can be found.', message),
    } as const;
    await context.emit({ kind: 'ended', step: 'backup', outcome, cure });
    return;
  }
  const own = usable.find(({ id }) => String(id) === memory.launchedBackup) ?? newest;
  await takeBackup(context, own.id);
  const others = usable.filter(({ id }) => id !== own.id).map(({ id }) => id);
  const findings: Finding[] = others.length > 0 ? [{ level: 'warn', text: othersText(own === newest, others) }] : [];
  const outcome = { kind: 'success', message: t('{0} Its number is {1}.', message, String(own.id)) } as const;
  await context.emit({ kind: 'ended', step: 'backup', outcome, findings });
}

function othersText(isNewest: boolean, others: readonly bigint[]): string {
  const names = others.join(', ');
  return isNewest
    ? t('Several backups would serve; the newest is taken. The others: {0}', names)
    : t('Several backups would serve; the one that was begun here is taken. The others: {0}', names);
}

/** Empty where the server cannot tell, or not to this user: it refuses a second backup by itself. */
export async function runningNow(
  port: Pick<ClusterPort, 'query'>,
  { overview }: Pick<ReachedCluster, 'overview'>,
): Promise<readonly RunningBackup[]> {
  if (!hasProcedure(overview, runningProcedure)) return [];
  try {
    return await runningBackups(port);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return [];
  }
}

async function runningBackups(port: Pick<ClusterPort, 'query'>): Promise<readonly RunningBackup[]> {
  const result = await port.query(boundCall(runningProcedure, 0));
  return result.rows.map((row) => ({
    id: textOf(cellOf(result, row, 'BackupId')),
    lastActive: textOf(cellOf(result, row, 'LastActiveTimestamp')),
  }));
}

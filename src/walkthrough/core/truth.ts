/** What is true of a step now, whatever is remembered: asked on resume, and where an outcome is unknown. */
import { t } from '@vscode/l10n';
import { parseKnownPeerId } from '../../splice/clusterKey';
import { RowIndex } from '../../splice/replication/effective';
import { isSystemSchema } from '../../splice/names';
import { samePlace, usableBackups } from './backups';
import { reached, type ClusterFacts, type PairFacts } from './facts';
import { contentsOf, isAlike, likenessOf } from './likeness';
import { chosen, recordOf, type SetUp, type StepId, type Truth } from './model';
import { isNarrowed, narrowingActions } from './narrowing';
import { failures, pairFindings } from './pairChecks';
import { judgePeer, passivePeer } from './passivePeer';
import { nameOf, notReachedText } from './planOf';
import { settingFindings } from './settingChecks';
import { isUnread } from './signatures';
import { verify } from './verification';

export type Answer = Omit<Truth, 'at'>;

const done = (text: string): Answer => ({ is: 'done', text });
const notDone = (text: string): Answer => ({ is: 'not-done', text });
const unknown = (text: string): Answer => ({ is: 'unknown', text });

/** Undefined where there is nothing to look up: the step leaves no trace, or was not begun. */
export function truthOf(setUp: SetUp, facts: PairFacts, step: StepId): Answer | undefined {
  switch (step) {
    case 'choose':
      return chooseTruth(setUp, facts);
    case 'configure':
      return configureTruth(setUp, facts);
    case 'enable':
      return enableTruth(setUp, facts);
    case 'backup':
      return backupTruth(setUp, facts);
    case 'restore':
      return restoreTruth(setUp, facts);
    case 'peer':
      return peerTruth(setUp, facts);
    case 'remove':
      return removeTruth(setUp, facts);
    case 'narrow':
      return narrowTruth(setUp, facts);
    case 'verify':
      return verifyTruth(setUp, facts);
    case 'report':
      return undefined;
  }
}

function notReached(setUp: SetUp, side: 'active' | 'passive', facts: ClusterFacts | undefined): Answer {
  return unknown(notReachedText(setUp, side, facts));
}

function chooseTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  // Its run also fills in what the later steps begin with: that the checks would pass is not enough.
  if (recordOf(setUp, 'choose').state === 'todo') return undefined;
  const sides = setUp.way === 'pair' ? (['active', 'passive'] as const) : (['active'] as const);
  if (sides.some((side) => chosen(setUp, side) === '')) return undefined;
  const away = sides.find((side) => !reached(facts[side]));
  if (away) return notReached(setUp, away, facts[away]);
  const unread = sides.find((side) => isUnread(reached(facts[side])?.overview));
  if (unread) return unknown(t('Which procedures {0} has cannot be read.', nameOf(setUp, unread)));
  const [first] = failures(pairFindings(setUp, facts));
  return first ? notDone(first.text) : done(t('The checks pass.'));
}

function configureTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  if (recordOf(setUp, 'configure').state === 'todo') return undefined;
  const findings = settingFindings(setUp, facts);
  const wrong = findings.find(({ level }) => level === 'fail');
  if (wrong) return notDone(wrong.text);
  const untold = findings.find(({ level }) => level === 'unknown');
  return untold ? unknown(untold.text) : done(t('The settings of both clusters are right.'));
}

function enableTruth(setUp: SetUp, facts: PairFacts): Answer {
  if (!reached(facts.active)) return notReached(setUp, 'active', facts.active);
  const rows = contentsOf(facts, 'active')?.rows;
  if (!rows?.readable) return unknown(rows?.reason ?? t('The rows of SYS.SYSREPLICATION cannot be read.'));
  const index = new RowIndex(rows.value);
  if (index.hasDatabase) return done(t('SYS.SYSREPLICATION has the row DATABASE.'));
  // Rows for the system's schemas are what is left of a DATABASE row.
  const was = rows.value.some(({ scope, schemaName }) => scope === 'SCHEMA' && isSystemSchema(schemaName ?? ''));
  if (setUp.way === 'narrow' && was) return done(t('The whole database was on; it has been narrowed since.'));
  return notDone(t('SYS.SYSREPLICATION has no row DATABASE.'));
}

function backupTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  const { memory } = setUp;
  if (recordOf(setUp, 'backup').state === 'todo') return undefined;
  const active = reached(facts.active);
  if (!active) return notReached(setUp, 'active', facts.active);
  if (!active.backups.readable) return unknown(active.backups.reason);
  const directory = chosen(setUp, 'directory');
  const launched = active.backups.value.find(({ id }) => String(id) === memory.launchedBackup);
  if (launched?.ended === undefined && launched) return unknown(t('Backup {0} is still running.', String(launched.id)));
  const [newest] = usableBackups(active.backups.value, directory, memory);
  if (memory.enabledAfter === undefined && memory.lastBackupBefore === undefined) {
    return unknown(
      t('It is not known when replication was turned on, hence not whether a backup in {0} serves.', directory),
    );
  }
  if (newest) return done(t('Backup {0} ended at {1}.', String(newest.id), newest.ended ?? ''));
  const running = active.backups.value.find(
    (backup) => backup.ended === undefined && samePlace(backup.directory, directory),
  );
  if (running) return unknown(t('Backup {0} is still running.', String(running.id)));
  return notDone(t('No full backup in {0} began after replication was turned on and ended well.', directory));
}

function restoreTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  const { state } = recordOf(setUp, 'restore');
  if (state === 'todo' || state === 'skipped' || state === 'failed') return undefined;
  if (!reached(facts.passive)) return notReached(setUp, 'passive', facts.passive);
  const likeness = likenessOf(facts);
  if (!likeness) return unknown(t('Rows or tables of one of the clusters cannot be read.'));
  const name = nameOf(setUp, 'passive');
  const alike = isAlike(likeness);
  if (state !== 'unknown') {
    // Tables made since, or a narrower scope, do not undo a restore.
    return alike
      ? done(t('{0} has the rows and tables of the active cluster.', name))
      : unknown(t('{0} differs from the active cluster by now; the step that verifies shows how.', name));
  }
  if (!alike)
    return notDone(t('{0} does not hold the backup: its rows or tables are not those of the active cluster.', name));
  if (setUp.memory.restarted !== true) {
    return unknown(t('{0} has what the backup holds, yet it is not known whether it was restarted since.', name));
  }
  const { lookedAlike } = setUp.memory;
  if (lookedAlike !== false) {
    return unknown(
      lookedAlike
        ? t('{0} looked the same before the restore, which therefore cannot be told.', name)
        : t('Whether {0} looked the same before the restore is not known, hence not whether it was restored.', name),
    );
  }
  return done(t('{0} has the rows and tables of the active cluster.', name));
}

function peerTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  const found = passivePeer(setUp, facts);
  if ('unreadable' in found) return recordOf(setUp, 'peer').state === 'todo' ? undefined : unknown(found.unreadable);
  const judgement = judgePeer(setUp, facts);
  if (!judgement) return notDone(t('LIST_PEERS does not have the passive cluster.'));
  const { text, cure } = judgement;
  return cure === undefined ? done(text) : notDone(`${text} ${cure}`);
}

function removeTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  const id = parseKnownPeerId(chosen(setUp, 'peer'));
  if (id === undefined || recordOf(setUp, 'remove').state === 'todo') return undefined;
  const active = reached(facts.active);
  if (!active) return notReached(setUp, 'active', facts.active);
  const { peers } = active.overview;
  if (!peers.readable) return unknown(peers.reason);
  const there = peers.value.some((peer) => peer.id === id);
  return there ? notDone(t('Peer {0} is still listed.', id)) : done(t('Peer {0} is not listed any more.', id));
}

function narrowTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  if (recordOf(setUp, 'narrow').state === 'todo') return undefined;
  const narrowed = isNarrowed(setUp, facts);
  if (narrowed === undefined) {
    const narrowing = narrowingActions(setUp, facts);
    return unknown(narrowing.kind === 'cannot' ? narrowing.reason : '');
  }
  return narrowed
    ? done(t('Only what was named is replicated.'))
    : notDone(t('More than what was named is replicated.'));
}

/** By what can be told without asking more: it was as it should be, and what was known then still holds. */
function verifyTruth(setUp: SetUp, facts: PairFacts): Answer | undefined {
  const { state, findings: before = [] } = recordOf(setUp, 'verify');
  if (state !== 'done' && state !== 'warned') return undefined;
  const away = (['active', 'passive'] as const).find((side) => !reached(facts[side]));
  if (away) return notReached(setUp, away, facts[away]);
  const { findings } = verify(setUp, facts, { enabled: [], progress: undefined });
  const wrong = findings.find(({ level, text }) => {
    const wasKnown = before.some((known) => known.text === text);
    return level === 'fail' || (level === 'warn' && !wasKnown);
  });
  if (wrong) return notDone(wrong.text);
  const untold = findings.find(({ level }) => level === 'unknown');
  return untold ? unknown(untold.text) : done(t('The clusters still say the same.'));
}

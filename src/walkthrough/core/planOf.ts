/** What each step sends, as far as the choices and the clusters' releases tell it. */
import { t } from '@vscode/l10n';
import type { SqlParameter } from '../../connection/connection';
import type { ClusterOverview } from '../../clusters/session';
import { parseKnownPeerId, parsePeerId } from '../../splice/clusterKey';
import { callOf } from '../../splice/replication/actionCall';
import { withoutSlash } from './backups';
import { hasProcedure, parameterNames } from './signatures';
import { chosen, isSettled, isYes, recordOf, type SetUp, type StepId } from './model';
import { narrowingActions } from './narrowing';
import { judgePeer } from './passivePeer';
import { reached, type ClusterFacts, type PairFacts } from './facts';
import { plannedCall, type PlanItem, type PlannedCall, type PlannedQuery, type PlanValue } from './plan';
import { choosePlan, configurePlan, verifyPlan } from './readingPlans';

export const backupId: PlanValue = { remembered: 'backup_id' };

/** Empty for a step that sends nothing, or whose choices are not made yet. */
export function planOf(setUp: SetUp, facts: PairFacts, step: StepId): readonly PlanItem[] {
  const active = reached(facts.active)?.overview;
  const passive = reached(facts.passive)?.overview;
  switch (step) {
    case 'choose':
      return choosePlan(setUp, facts);
    case 'configure':
      return configurePlan(facts);
    case 'enable':
      return [enableDatabase(setUp)];
    case 'backup':
      return backupPlan(setUp, active);
    case 'restore':
      return restorePlan(setUp, passive);
    case 'peer':
      return enablePlan(setUp, facts) ?? peerPlan(setUp, active);
    case 'remove':
      return removePlan(setUp);
    case 'narrow':
      return narrowPlan(setUp, facts);
    case 'verify':
      return verifyPlan(facts);
    case 'report':
      return [];
  }
}

function enableDatabase(setUp: SetUp): PlannedCall {
  return {
    ...plannedCall(
      'active',
      'ENABLE_DATABASE_REPLICATION',
      [],
      t('Replicates the whole database; every table goes offline for a moment'),
    ),
    changes: true,
    confirm: t('Turn replication on for the whole database of {0}?', nameOf(setUp, 'active')),
  };
}

function backupPlan(setUp: SetUp, active?: ClusterOverview): readonly PlanItem[] {
  const directory = chosen(setUp, 'directory');
  if (directory === '') return [];
  const asynchronous = 'SYSCS_BACKUP_DATABASE_ASYNC';
  const wanted = isYes(setUp, 'inBackground') && (active === undefined || hasProcedure(active, asynchronous));
  const backup: PlannedCall = {
    ...plannedCall(
      'active',
      'SYSCS_BACKUP_DATABASE',
      [directory, 'full'],
      t('A full backup, begun after replication was turned on'),
    ),
    changes: true,
    confirm: t('Back up the whole database of {0} to {1}?', nameOf(setUp, 'active'), directory),
    ...(wanted && { inBackground: asynchronous }),
  };
  return [backup, findBackup(directory)];
}

/** The newest full backup of the directory that has ended well, as its first value; the server may keep it with a slash at its end or without. */
export function findBackup(directory: string): PlannedQuery {
  const plain = withoutSlash(directory);
  return {
    kind: 'query',
    on: 'active',
    sql:
      'SELECT b.BACKUP_ID, b.BEGIN_TIMESTAMP, b.END_TIMESTAMP FROM SYS.SYSBACKUP b WHERE b.FILESYSTEM IN (?, ?) ' +
      "AND b.INCREMENTAL_BACKUP = FALSE AND b.STATUS = 'S' AND b.SCOPE IN ('D', 'DATABASE') AND b.END_TIMESTAMP IS NOT NULL " +
      'ORDER BY b.BEGIN_TIMESTAMP DESC',
    values: [plain, `${plain}/`],
    purpose: t('The number of that backup: the newest full one of the directory that has ended well'),
    remember: 'backup_id',
  };
}

function restorePlan(setUp: SetUp, passive?: ClusterOverview): readonly PlanItem[] {
  const directory = chosen(setUp, 'passiveDirectory');
  if (directory === '') return [];
  const takesCheck = passive === undefined || parameterNames(passive, 'SYSCS_RESTORE_DATABASE').length === 3;
  const validate: PlanValue[] = takesCheck ? [isYes(setUp, 'validate')] : [];
  const check: PlannedCall = {
    ...plannedCall(
      'passive',
      'VALIDATE_BACKUP',
      [directory, backupId],
      t('Checks the backup as the passive cluster sees it'),
    ),
    takesLong: true,
  };
  const restore: PlannedCall = {
    ...plannedCall(
      'passive',
      'SYSCS_RESTORE_DATABASE',
      [directory, backupId, ...validate],
      t('Replaces everything in the database of the passive cluster'),
    ),
    changes: true,
    confirm: t('Replace the whole database of {0} by the backup?', nameOf(setUp, 'passive')),
  };
  return [
    ...(passive === undefined || hasProcedure(passive, 'VALIDATE_BACKUP') ? [check] : []),
    restore,
    {
      kind: 'restart',
      on: 'passive',
      purpose: t('Restart {0} now: it takes nothing that writes before', nameOf(setUp, 'passive')),
    },
  ];
}

/** What is left to be done for a peer that was added, yet is not enabled as it should be; undefined otherwise. */
function enablePlan(setUp: SetUp, facts: PairFacts): readonly PlanItem[] | undefined {
  const judgement = judgePeer(setUp, facts);
  if (judgement?.cure === undefined || isSettled(recordOf(setUp, 'peer'))) return undefined;
  const { id } = judgement.peer;
  const enable: PlannedCall = {
    ...plannedCall('active', 'ENABLE_PEER', [id], t('The peer is there, and gets what has waited for it')),
    changes: true,
    confirm: t('Enable peer {0} of {1}?', id, nameOf(setUp, 'active')),
  };
  return [enable, listPeers()];
}

function listPeers(): PlannedCall {
  return plannedCall('active', 'LIST_PEERS', [], t('The peer is listed, whatever the answer was'));
}

function peerPlan(setUp: SetUp, active?: ClusterOverview): readonly PlanItem[] {
  const id = parsePeerId(chosen(setUp, 'peerId'));
  const target = chosen(setUp, 'target');
  if (id === undefined || target === '') return [];
  const names = active ? parameterNames(active, 'ADD_PEER') : ['peerId', 'clusterKey', 'enabled'];
  if (names.length === 0) return [];
  const add: PlannedCall = {
    ...plannedCall(
      'active',
      'ADD_PEER',
      names.map((name) => peerValue(name, id, setUp)),
      t('The passive cluster gets every change from now on'),
    ),
    changes: true,
    confirm: t('Make {0} peer {1} of {2}?', nameOf(setUp, 'passive'), id, nameOf(setUp, 'active')),
  };
  const list = active === undefined || hasProcedure(active, 'LIST_PEERS');
  return [add, ...(list ? [listPeers()] : [])];
}

function peerValue(name: string, id: number, setUp: SetUp): SqlParameter {
  switch (name) {
    case 'peerId':
      return id;
    case 'enabled':
      return isYes(setUp, 'enabled');
    case 'isSerial':
      return isYes(setUp, 'serial');
    default:
      return chosen(setUp, 'target');
  }
}

function removePlan(setUp: SetUp): readonly PlanItem[] {
  const id = parseKnownPeerId(chosen(setUp, 'peer'));
  if (id === undefined) return [];
  return [
    {
      ...plannedCall('active', 'REMOVE_PEER', [id], t('The peer gets no more changes')),
      changes: true,
      confirm: t('Remove peer {0} of {1} for good?', id, nameOf(setUp, 'active')),
    },
    plannedCall('active', 'LIST_PEERS', [], t('The peer is gone')),
  ];
}

function narrowPlan(setUp: SetUp, facts: PairFacts): readonly PlanItem[] {
  const narrowing = narrowingActions(setUp, facts);
  if (narrowing.kind !== 'planned') return [];
  return narrowing.actions.map((action) => {
    const { procedure, arguments: values } = callOf(action);
    return {
      ...plannedCall('active', procedure, values, t('Leaves this out; what is shared by all tables stays on')),
      changes: true,
      confirm: t('Leave {0} out of the replication of {1}?', values.join('.'), nameOf(setUp, 'active')),
    };
  });
}

export function nameOf({ memory }: Pick<SetUp, 'memory'>, side: PlannedCall['on']): string {
  return (
    (side === 'active' ? memory.activeName : memory.passiveName) ??
    (side === 'active' ? t('the active cluster') : t('the passive cluster'))
  );
}

export function notReachedText(setUp: SetUp, side: PlannedCall['on'], facts: ClusterFacts | undefined): string {
  const reason = facts && !facts.reached ? facts.reason : t('It is not chosen.');
  return t('{0} cannot be reached: {1}', nameOf(setUp, side), reason);
}

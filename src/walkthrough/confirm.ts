/** Asks before a step changes anything: the question, the SQL, and where it matters the cluster's name. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { confirmsByName, environmentWord } from '../clusters/environment';
import type { ClusterProfile } from '../clusters/profile';
import { nameTyped } from '../ui/confirmName';
import type { SetUp, StepId } from './core/model';
import { isStatement, writtenStatement, type PlanItem } from './core/plan';
import { chosen } from './core/model';

export interface Confirmation {
  readonly setUp: SetUp;
  readonly step: StepId;
  readonly items: readonly PlanItem[];
  /** The cluster that is changed. */
  readonly profile: Pick<ClusterProfile, 'name' | 'environment'>;
}

/** True where nothing is changed, or the person agrees. */
export async function confirmStep({ setUp, step, items, profile }: Confirmation): Promise<boolean> {
  const changing = items.filter((item) => item.kind === 'call' && item.changes);
  const [first] = changing;
  if (first?.kind !== 'call') return true;
  const question =
    changing.length === 1
      ? (first.confirm ?? '')
      : t('Leave {0} schemas and tables out of the replication of {1}?', changing.length, profile.name);
  const verb = step === 'restore' ? t('Replace…') : t('Run');
  const backup = chosen(setUp, 'backupId');
  const known = /^\d+$/.test(backup) && step !== 'backup' ? { backup_id: backup } : {};
  const detail = [
    ...changing.slice(0, 10).map((item) => (isStatement(item) ? writtenStatement(item, known) : '')),
    ...(changing.length > 10 ? [t('and {0} more', changing.length - 10)] : []),
    '',
    t('On {0} ({1}).', profile.name, environmentWord(profile.environment)),
    ...(step === 'restore'
      ? [t('Everything in this database is lost, and the cluster has to be restarted afterwards.')]
      : []),
    ...(step === 'enable' ? [t('Every table goes offline for a moment.')] : []),
  ].join('\n');
  const chosenVerb = await vscode.window.showWarningMessage(question, { modal: true, detail }, verb);
  if (chosenVerb !== verb) return false;
  if (step !== 'restore' && !confirmsByName(profile.environment)) return true;
  return nameTyped(question, t('Type {0} to go on.', profile.name), profile.name);
}

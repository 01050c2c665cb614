/** The buttons of a step: what can be done with it as it stands. */
import { t } from '@vscode/l10n';
import { blockOf, nextStep } from '../advance';
import { chosen, isSettled, recordOf, type SetUp, type Side, type StepId } from '../model';
import { nameOf } from '../planOf';
import type { ActionId, ActionView } from './view';

export function actionsOf(setUp: SetUp, step: StepId, isReading = false): readonly ActionView[] {
  const actions = actionsAtRest(setUp, step);
  if (!isReading) return actions;
  return [
    ...actions.map((one) => (waitsForReading.includes(one.id) ? { ...one, enabled: false } : one)),
    action('stop', t('Stop reading')),
  ];
}

const waitsForReading: readonly ActionId[] = ['run', 'look-up', 'read-again', 'by-hand', 'reset', 'skip'];

function actionsAtRest(setUp: SetUp, step: StepId): readonly ActionView[] {
  const record = recordOf(setUp, step);
  if (step === 'report') {
    return [action('save-report', t('Save the report…'), true), action('open-script', t('Open as script'))];
  }
  if (record.state === 'running') {
    return [
      ...(record.waitsFor === 'restart' ? [action('restarted', t('It was restarted'), true)] : []),
      action('stop', t('Stop waiting')),
    ];
  }
  if (record.state === 'unknown') {
    return [
      action('look-up', t('Look it up'), true),
      ...manual(step),
      action('reset', t('It did not happen')),
      action('step-script', t('Show as script')),
    ];
  }
  const settled = isSettled(record);
  const free = blockOf(setUp, step) === undefined;
  const goOn = settled && nextStep(setUp) !== step ? [action('next', t('Next: go on'), true)] : [];
  return [
    ...goOn,
    action('run', runLabel(step, record.state === 'todo'), !settled, free),
    ...(step === 'choose' ? [action('add-cluster', t('Add a cluster…'))] : []),
    ...(settled ? [] : manual(step)),
    ...(step === 'choose' ? [] : [action('step-script', t('Show as script')), ...again(setUp)]),
    ...(step === 'configure' ? [...siteActions(setUp, 'active'), ...siteActions(setUp, 'passive')] : []),
  ];
}

/** All steps are looked at: what one of them tells is read of both clusters. */
function again(setUp: SetUp): readonly ActionView[] {
  return chosen(setUp, 'active') === '' ? [] : [action('read-again', t('Read the clusters again'))];
}

function action(id: ActionId, label: string, primary = false, enabled = true): ActionView {
  return { id, label, primary, enabled };
}

function manual(step: StepId): readonly ActionView[] {
  if (step === 'choose') return [];
  return [...(step === 'verify' ? [] : [action('by-hand', t('Done by hand'))]), action('skip', t('Skip…'))];
}

function siteActions(setUp: SetUp, side: Side): readonly ActionView[] {
  const group = t('hbase-site.xml of {0}', nameOf(setUp, side));
  return [
    { ...action(`open-site-${side}`, t('Open and check…')), group },
    { ...action(`copy-xml-${side}`, t('Copy what is missing')), group },
    { ...action(`save-xml-${side}`, t('Save what is missing…')), group },
  ];
}

function runLabel(step: StepId, first: boolean): string {
  switch (step) {
    case 'choose':
      return first ? t('Check both') : t('Check again');
    case 'configure':
      return first ? t('Read the settings') : t('Read again');
    case 'verify':
      return first ? t('Compare') : t('Compare again');
    case 'enable':
    case 'backup':
    case 'restore':
    case 'peer':
    case 'remove':
    case 'narrow':
    case 'report':
      return first ? t('Run…') : t('Run again…');
  }
}

/** A plan in words: the dialog's question, details and buttons. */
import { t } from '@vscode/l10n';
import { environmentWord } from '../../clusters/environment';
import { grouped } from '../../ui/words';
import { stepSql, type Place, type RunPlan, type Verb } from './plan';

/** A dialog has no scroll bar: longer lists are cut, the rows are all there in the diff editor. */
const longestList = 5;

/** The button that carries the plan out. */
export function verbLabel(verb: Verb): string {
  switch (verb) {
    case 'turn-on':
      return t('Turn on');
    case 'turn-off':
      return t('Turn off');
    case 'repair':
      return t('Repair');
    case 'enable':
      return t('Enable');
    case 'disable':
      return t('Disable');
    case 'remove':
      return t('Remove');
    case 'add':
      return t('Add');
  }
}

/** "on east (production)": every question and summary says where. */
export function placeWords({ cluster, environment }: Place): string {
  return `${cluster} (${environmentWord(environment)})`;
}

export function question(verb: Verb, object: string, place: Place): string {
  const where = placeWords(place);
  switch (verb) {
    case 'turn-on':
      return t('Turn replication on for {0} on {1}?', object, where);
    case 'turn-off':
      return t('Turn replication off for {0} on {1}?', object, where);
    case 'repair':
      return t('Repair the row of {0} on {1}?', object, where);
    case 'enable':
      return t('Enable {0} on {1}?', object, where);
    case 'disable':
      return t('Disable {0} on {1}?', object, where);
    case 'remove':
      return t('Remove {0} on {1}?', object, where);
    case 'add':
      return t('Add {0} on {1}?', object, where);
  }
}

/** What a notification says while the plan runs. */
export function progressTitle(verb: Verb, object: string, cluster: string): string {
  switch (verb) {
    case 'turn-on':
      return t('{0}: turning replication on for {1}', cluster, object);
    case 'turn-off':
      return t('{0}: turning replication off for {1}', cluster, object);
    case 'repair':
      return t('{0}: repairing the row of {1}', cluster, object);
    case 'enable':
      return t('{0}: enabling {1}', cluster, object);
    case 'disable':
      return t('{0}: disabling {1}', cluster, object);
    case 'remove':
      return t('{0}: removing {1}', cluster, object);
    case 'add':
      return t('{0}: adding {1}', cluster, object);
  }
}

/** Below the question: SQL, effects, cautions, way back. */
export function planDetail(plan: RunPlan): string {
  const blocks = [
    cut(plan.steps.map(stepSql)),
    plan.effects,
    plan.cautions.map((caution) => `⚠ ${caution}`),
    plan.wayBack === undefined ? [] : [t('Way back: {0}', plan.wayBack)],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= longestList + 1) return lines;
  return [...lines.slice(0, longestList), t('and {0} more', grouped(lines.length - longestList))];
}

/** What several objects are called together: the one, or their number. */
export function objectsWords(objects: readonly string[]): string {
  const [only] = objects;
  return objects.length === 1 && only !== undefined ? only : t('{0} objects', objects.length);
}

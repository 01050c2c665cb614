/** Shows what a run will do before it changes anything in production, and asks for the names of those clusters. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { confirmsByName } from '../../clusters/environment';
import type { Clusters } from '../../clusters/session';
import { confirmName } from '../../ui/confirmName';
import { effectsOf, isScopeAction } from '../effects';
import { changedTargets } from '../launch';
import { planDocument, statementDetail, targetWords } from '../planText';
import type { PlannedStep } from '../planned';
import { readContentsOf } from './connecting';
import type { PlanDocuments } from './planDocuments';

export interface RunQuestion {
  readonly title: string;
  readonly steps: readonly PlannedStep[];
  readonly lineAt: (offset: number) => number;
}

export interface ConfirmParts {
  readonly clusters: Clusters;
  readonly plans: PlanDocuments;
}

/** Undefined where nothing has to be asked. */
export async function confirmRun(parts: ConfirmParts, question: RunQuestion): Promise<boolean | undefined> {
  const { steps, title, lineAt } = question;
  const guarded = changedTargets(steps).filter(({ environment }) => confirmsByName(environment));
  if (guarded.length === 0) return undefined;
  const foretold = steps.filter(isScopeAction).flatMap(({ target }) => parts.clusters.find(target.id) ?? []);
  const contents = await readContentsOf([...new Set(foretold)]);
  const effects = effectsOf(steps, (id) => contents.get(id));
  const typeNames = async (asked: string) => {
    for (const { name, environment } of guarded) {
      if (!(await confirmName(asked, { cluster: name, environment }))) return false;
    }
    return true;
  };
  const [only, second] = steps;
  const [effect] = effects;
  if (only && effect && !second) {
    const asked = t('Run this statement on {0}?', targetWords(only.target));
    const run = t('Run');
    const detail = statementDetail(only, effect);
    const answer = await vscode.window.showWarningMessage(asked, { modal: true, detail }, run);
    return answer === run && (await typeNames(asked));
  }
  const text = planDocument({ title, steps, effects, lineAt });
  return parts.plans.during(t('Plan of {0}', title), text, () => typeNames(t('Run {0} as planned?', title)));
}

/** Asks before anything is changed: a modal dialog, and in production the cluster's name. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { confirmsByName } from '../../clusters/environment';
import type { Place, RunPlan } from './plan';
import { planDetail, typedNameProblem, verbLabel } from './planTexts';

export type Answer = 'go' | 'show-rows' | 'cancel';

export async function confirmPlan(plan: RunPlan, place: Place): Promise<Answer> {
  const verb = { title: verbLabel(plan.verb) };
  const showRows = { title: t('Show rows') };
  const buttons = plan.rows === undefined ? [verb] : [verb, showRows];
  const options = { modal: true, detail: planDetail(plan) };
  const chosen = await vscode.window.showWarningMessage(plan.question, options, ...buttons);
  if (chosen === verb) return (await confirmName(plan, place)) ? 'go' : 'cancel';
  return chosen === showRows ? 'show-rows' : 'cancel';
}

/** True at once outside production. */
export async function confirmName(plan: RunPlan, { cluster, environment }: Place): Promise<boolean> {
  if (!confirmsByName(environment)) return true;
  const typed = await vscode.window.showInputBox({
    title: plan.question,
    prompt: t('{0} is a production cluster. Type its name to go on.', cluster),
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? undefined : typedNameProblem(text, cluster)),
  });
  return typed === cluster;
}

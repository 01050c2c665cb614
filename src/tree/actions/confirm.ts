/** Asks before anything is changed: a modal dialog, and in production the cluster's name. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { confirmName } from '../../ui/confirmName';
import type { Place, RunPlan } from './plan';
import { planDetail, verbLabel } from './planTexts';

export type Answer = 'go' | 'show-rows' | 'cancel';

export async function confirmPlan(plan: RunPlan, place: Place): Promise<Answer> {
  const verb = { title: verbLabel(plan.verb) };
  const showRows = { title: t('Show rows') };
  const buttons = plan.rows === undefined ? [verb] : [verb, showRows];
  const options = { modal: true, detail: planDetail(plan) };
  const chosen = await vscode.window.showWarningMessage(plan.question, options, ...buttons);
  if (chosen === verb) return (await confirmName(plan.question, place)) ? 'go' : 'cancel';
  return chosen === showRows ? 'show-rows' : 'cancel';
}

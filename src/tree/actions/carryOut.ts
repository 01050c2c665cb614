/** Plan, confirm, run, read again, tell: the way of every action. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import { confirmName } from '../../ui/confirmName';
import { shownFailure } from '../../ui/failure';
import { withoutLinks } from '../../ui/notified';
import { confirmPlan } from './confirm';
import { samePlan, type Place, type Plan, type RunPlan } from './plan';
import { objectsWords, progressTitle } from './planTexts';
import type { Previews } from './previews';
import { runWithProgress } from './progress';
import { readOverAnyLine } from './runSteps';
import { summarise, type StepResult } from './results';
import { resultsDocument } from './resultsDocument';
import type { VirtualDocuments } from '../virtualDocuments';

/** Where an action shows what it will do, and what became of it. */
export interface ActionParts {
  readonly previews: Previews;
  readonly documents: VirtualDocuments;
}

export interface Action {
  readonly session: ClusterSession;
  /** Reads afresh what the plan rests on, and makes it; called again whenever time has passed. */
  plan(): Promise<Plan>;
  /** Reads again what the steps may have changed. */
  readBack(): Promise<unknown>;
  /** The same action for the steps that failed. */
  again(failed: RunPlan['steps']): Action;
}

/** Resolves when the action is done, given up, or waits in a preview. Undefined where nothing was run. */
export async function carryOut(action: Action, parts: ActionParts): Promise<readonly StepResult[] | undefined> {
  const plan = await planned(action);
  if (plan === undefined) return undefined;
  const answer = await confirmPlan(plan, placeOf(action.session));
  if (answer === 'go') return run(action, plan, parts);
  if (answer === 'show-rows') {
    await parts.previews.show(plan, placeOf(action.session), () => carryOutPreviewed(action, plan, parts));
  }
  return undefined;
}

/** After the rows were shown: they are read again, and if they are still the same no second dialog is needed. */
async function carryOutPreviewed(action: Action, shown: RunPlan, parts: ActionParts): Promise<void> {
  const plan = await planned(action);
  if (plan === undefined) return;
  if (!samePlan(plan, shown)) {
    void vscode.window.showWarningMessage(t('The rows have changed since they were shown.'));
    await carryOut(action, parts);
    return;
  }
  if (await confirmName(plan.question, placeOf(action.session))) await run(action, plan, parts);
}

/** Says why there is nothing to run. */
async function planned(action: Action): Promise<RunPlan | undefined> {
  const { busyWith, profile } = action.session;
  if (busyWith !== undefined) {
    void vscode.window.showWarningMessage(t('{0} is busy: {1}. Try again when it is done.', profile.name, busyWith));
    return undefined;
  }
  const plan = await action.plan();
  if (plan.kind === 'run') return plan;
  const show = plan.kind === 'nothing' ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  void show(withoutLinks(plan.reason));
  return undefined;
}

async function run(action: Action, plan: RunPlan, parts: ActionParts): Promise<readonly StepResult[]> {
  const { session } = action;
  let unread: string | undefined = t('{0} was disconnected.', session.profile.name);
  const results = await runWithProgress({
    session,
    steps: plan.steps,
    title: progressTitle(plan.verb, objectsWords(plan.steps.map(({ object }) => object)), session.profile.name),
    readBack: () =>
      readOverAnyLine(() => action.readBack()).then(
        () => (unread = undefined),
        (error: unknown) => (unread = shownFailure(error).message),
      ),
  });
  void tell(action, results, unread, parts);
  return results;
}

async function tell(
  action: Action,
  results: readonly StepResult[],
  unread: string | undefined,
  parts: ActionParts,
): Promise<void> {
  const cluster = action.session.profile.name;
  const { severity, text, failed, isCut } = summarise(results, cluster, unread);
  const [first, ...others] = failed;
  const log = t('Show log');
  const retry = t('Retry failed');
  const details = t('Show details');
  const show = {
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
  }[severity];
  const answer = await show(withoutLinks(text), ...(first ? [retry] : []), ...(isCut ? [details] : []), log);
  if (answer === log) await vscode.commands.executeCommand('spliceReplication.showLog');
  if (answer === details) {
    await parts.documents.show(['results', cluster, t('Outcomes on {0}', cluster)], resultsDocument(results, cluster));
  }
  if (answer === retry && first) await carryOut(action.again([first, ...others]), parts);
}

export function placeOf({ profile }: ClusterSession): Place {
  return { cluster: profile.name, environment: profile.environment };
}

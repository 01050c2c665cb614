/** A plan at work: a notification with progress and Cancel. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterSession } from '../../clusters/session';
import type { Step } from './plan';
import type { StepResult } from './results';
import { runSteps } from './runSteps';

export interface ProgressParts {
  readonly session: ClusterSession;
  readonly steps: readonly Step[];
  readonly title: string;
  readonly readBack: () => Promise<unknown>;
}

/**
 * With several steps Cancel first spares those not begun yet; the running one can then be cancelled as well, at the
 * price of not knowing what became of it.
 */
export async function runWithProgress({ session, steps, title, readBack }: ProgressParts): Promise<StepResult[]> {
  const stop = new AbortController();
  const abandon = new AbortController();
  let current: Step | undefined;
  let finished: Promise<unknown> | undefined;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => {
      stop.abort();
      if (steps.length === 1) abandon.abort();
      else if (current && finished) void waitForLast(current, finished, abandon);
    });
    const results = runSteps(session, steps, {
      what: title,
      stop: stop.signal,
      abandon: abandon.signal,
      onStep: (step, index) => {
        current = step;
        if (steps.length === 1) return;
        progress.report({
          message: t('{0} of {1}: {2}', index + 1, steps.length, step.object),
          increment: 100 / steps.length,
        });
      },
      readBack,
    });
    finished = results;
    return results;
  });
}

async function waitForLast(step: Step, finished: Promise<unknown>, abandon: AbortController): Promise<void> {
  const title = t('Stopping after {0}. If you cancel it as well, its outcome is unknown.', step.object);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(() => {
      abandon.abort();
    });
    await finished.then(
      () => undefined,
      () => undefined,
    );
  });
}

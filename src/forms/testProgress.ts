/** "Test connection" outside the form: progress that can be cancelled, then one message. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ClusterProfile } from '../clusters/profile';
import type { Passwords } from '../clusters/secrets';
import type { TestStep } from '../clusters/testConnection';
import type { ClusterFormParts } from './cluster/panel';

export interface TestProgressParts {
  readonly passwords: Passwords;
  readonly test: ClusterFormParts['test'];
}

export async function testWithProgress(profile: ClusterProfile, parts: TestProgressParts): Promise<void> {
  const { passwords } = parts;
  const password = await passwords.passwordFor(profile);
  const ended = new Map<string, TestStep>();
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Testing {0}', profile.name),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => {
        abort.abort();
      });
      for await (const step of parts.test(profile, { password, passphrase: undefined }, abort.signal)) {
        ended.set(step.id, step);
        progress.report({ message: step.label });
      }
    },
  );
  const login = ended.get('login');
  if (login?.loginRefused) passwords.refused(profile);
  else if (login?.state === 'passed') await passwords.accepted(profile);
  tell(profile, [...ended.values()]);
}

function tell(profile: ClusterProfile, steps: readonly TestStep[]): void {
  const failed = steps.find(({ state }) => state === 'failed');
  const detail = steps.map(stepLine).join('\n');
  if (failed) {
    void vscode.window.showErrorMessage(t('{0}: {1} failed', profile.name, failed.label), { modal: true, detail });
  } else {
    void vscode.window.showInformationMessage(t('{0} can be used.', profile.name), { modal: true, detail });
  }
}

/** `Login: failed. Wrong user or password. What to do.` */
export function stepLine({ label, state, detail, advice }: TestStep): string {
  const words: Record<TestStep['state'], string> = {
    running: t('not finished'),
    passed: t('passed'),
    failed: t('failed'),
    noted: t('noted'),
  };
  return [`${label}: ${words[state]}`, detail, advice].filter((part) => part !== undefined).join('. ');
}

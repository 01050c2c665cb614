/** In production whatever changes something is confirmed by typing the cluster's name. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { confirmsByName, typedNameProblem } from '../clusters/environment';
import type { Environment } from '../clusters/profile';

/** True at once outside production. */
export async function confirmName(
  title: string,
  { cluster, environment }: { readonly cluster: string; readonly environment: Environment },
): Promise<boolean> {
  if (!confirmsByName(environment)) return true;
  return nameTyped(title, t('{0} is a production cluster. Type its name to go on.', cluster), cluster);
}

/** Asks for the name whatever the environment. */
export async function nameTyped(title: string, prompt: string, cluster: string): Promise<boolean> {
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? undefined : typedNameProblem(text, cluster)),
  });
  return typed !== undefined && typedNameProblem(typed, cluster) === undefined;
}

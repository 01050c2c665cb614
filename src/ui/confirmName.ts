/** In production whatever changes something is confirmed by typing the cluster's name. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { confirmsByName, typedNameProblem } from '../clusters/environment';
import type { Environment } from '../clusters/profile';

/** True at once outside production. */
export async function confirmName(
  title: string,
  place: { readonly cluster: string; readonly environment: Environment },
): Promise<boolean> {
  const { cluster, environment } = place;
  if (!confirmsByName(environment)) return true;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: t('{0} is a production cluster. Type its name to go on.', cluster),
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' ? undefined : typedNameProblem(text, cluster)),
  });
  return typed !== undefined && typedNameProblem(typed, cluster) === undefined;
}

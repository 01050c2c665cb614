/** The question of a `@confirm` directive, as a modal dialog. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { targetWords } from '../planText';
import type { ScriptPorts } from '../ports';

/** A dialog cannot be closed from here: when the run is cancelled it stays open, without effect. */
export const askToGoOn: ScriptPorts['confirm'] = async (question, target, signal) => {
  const [goOn, skip] = [t('Go on'), t('Skip the next statement')];
  const detail = t('The script waits. What follows runs on {0}.', targetWords(target));
  const aborted = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const asked = vscode.window.showInformationMessage(question, { modal: true, detail }, goOn, skip);
  const answer = signal.aborted ? undefined : await Promise.race([asked, aborted]);
  if (answer === goOn) return 'go-on';
  return answer === skip ? 'skip' : 'stop';
};

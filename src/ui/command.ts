/** The one way in which commands are registered: errors are logged and shown, cancelling is silent. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { LogChannel } from '../clusters/log';
import { sentences } from '../clusters/sentences';
import { isCancelled, shownFailure } from './failure';
import { withoutLinks } from './notified';

export type CommandHandler = (...args: unknown[]) => unknown;

/** @param name without the extension's prefix, e.g. `refresh` */
export function registerCommand(log: LogChannel, name: string, handler: CommandHandler): vscode.Disposable {
  const id = `spliceReplication.${name}`;
  return vscode.commands.registerCommand(id, async (...args: unknown[]): Promise<void> => {
    try {
      await handler(...args);
    } catch (error) {
      if (isCancelled(error)) return;
      const { message, advice } = shownFailure(error);
      log.error(`${id}: ${error instanceof Error && error.stack !== undefined ? error.stack : message}`);
      await showWithLog('error', sentences(message, advice));
    }
  });
}

/** A message with "Show log". */
export async function showWithLog(severity: 'info' | 'warning' | 'error', text: string): Promise<void> {
  const show = {
    info: vscode.window.showInformationMessage,
    warning: vscode.window.showWarningMessage,
    error: vscode.window.showErrorMessage,
  }[severity];
  const label = t('Show log');
  if ((await show(withoutLinks(text), label)) === label)
    await vscode.commands.executeCommand('spliceReplication.showLog');
}

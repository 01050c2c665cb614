/** Commands that show what was done: the log of this window, and the audit file of this machine. */
import { t } from '@vscode/l10n';
import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { CommandHandler } from '../ui/command';

export function logCommands(
  channel: Pick<vscode.OutputChannel, 'show'>,
  auditFile: string,
): Record<string, CommandHandler> {
  return {
    showLog: () => {
      channel.show();
    },
    openAudit: async () => {
      if (!existsSync(auditFile)) {
        void vscode.window.showInformationMessage(
          t('Nothing was changed from this machine yet: there is no audit file.'),
        );
        return;
      }
      await vscode.window.showTextDocument(vscode.Uri.file(auditFile), { preview: true });
    },
  };
}

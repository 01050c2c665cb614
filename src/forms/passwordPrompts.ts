/** Asks for a password in VS Code's own input box. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentWord } from '../clusters/environment';
import type { PasswordPrompts } from '../clusters/secrets';

export function passwordPrompts(): PasswordPrompts {
  return {
    ask: ({ name, environment, user }, why) =>
      vscode.window.showInputBox({
        title: t('Password for {0} ({1})', name, environmentWord(environment)),
        prompt:
          why === 'refused'
            ? t('The server refused the last one. User: {0}', user ?? t('none'))
            : t('User: {0}', user ?? t('none')),
        password: true,
        ignoreFocusOut: true,
      }),
    tellNotKept: (reason) =>
      void vscode.window.showWarningMessage(
        t('There is no keyring to keep passwords in ({0}). They are asked for once per window instead.', reason),
      ),
  };
}

/** Which documents are scripts for us, and what the settings say of them. */
import type * as vscode from 'vscode';

export const languages = ['splice-sql', 'sql'] as const;

export const diagnosticsSetting = 'spliceReplication.diagnostics.enabled';

/** Not those that only show an earlier state of a file. */
export function isScript({ languageId, uri }: vscode.TextDocument): boolean {
  return languages.some((one) => one === languageId) && uri.scheme !== 'git';
}

/** Export of one result set: format, place, progress with Cancel. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ResultSet } from '../../../connection/connection';
import { formats, type ExportFormat } from './format';
import { joined } from './joined';
import { writeFileInChunks } from './writeFile';

export async function exportResult(set: ResultSet, name: string): Promise<void> {
  const format = await pickFormat();
  if (!format) return;
  const { extension, name: formatName, write } = formats[format];
  const target = await vscode.window.showSaveDialog({
    title: t('Export the result as {0}', formatName),
    saveLabel: t('Export'),
    filters: { [formatName]: [extension] },
    defaultUri: place(`${fileName(name)}.${extension}`),
  });
  if (!target) return;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: t('Exporting {0} rows', set.rows.length),
    cancellable: true,
  };
  await vscode.window.withProgress(options, async (_progress, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    if (target.scheme === 'file') await writeFileInChunks(target.fsPath, write(set), abort.signal);
    else await vscode.workspace.fs.writeFile(target, Buffer.from(await joined(write(set))));
  });
  await told(set, target);
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items = Object.entries(formats).map(([format, { name, extension }]) => ({
    label: name,
    description: `.${extension}`,
    format: format as ExportFormat,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Export the result as') }))?.format;
}

async function told(set: ResultSet, target: vscode.Uri): Promise<void> {
  const open = t('Open');
  const text = set.truncated
    ? t('Exported the {0} rows that were fetched; the server has more.', set.rows.length)
    : t('Exported {0} rows.', set.rows.length);
  const show = set.truncated ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  if ((await show(text, open)) === open) await vscode.commands.executeCommand('vscode.open', target);
}

/** In the opened folder, or where VS Code would put it. */
function place(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(name);
}

/** Without what some file systems do not take. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'result';
}

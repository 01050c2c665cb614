/** hbase-site.xml files that a person opens: checked, and the missing settings offered as an edit shown as a diff. */
import { t } from '@vscode/l10n';
import path from 'node:path';
import * as vscode from 'vscode';
import { propertiesXml } from '../splice/settings/editSite';
import type { SetUp, Side, SiteRecord } from './core/model';
import { nameOf } from './core/planOf';
import { siteReading, type SiteReading } from './core/siteRecord';

const scheme = 'splice-replication-site';

export class SiteFiles implements vscode.Disposable {
  readonly #edited = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.#changed.event,
    provideTextDocumentContent: (uri) => this.#edited.get(uri.toString()) ?? '',
  });

  /** Nothing where no file is chosen; `take` again once the file was changed. */
  async check(setUp: SetUp, side: Side, take: (site: SiteRecord) => Promise<void>): Promise<void> {
    const [file] =
      (await vscode.window.showOpenDialog({
        title: t('hbase-site.xml of {0}', nameOf(setUp, side)),
        openLabel: t('Check'),
        filters: { XML: ['xml'] },
      })) ?? [];
    if (!file) return;
    const text = await textOfFile(file);
    const name = path.posix.basename(file.path);
    const { site, edit } = siteReading(setUp, side, name, text);
    await take(site);
    if (edit && (await this.#offer(file, text, edit))) await take(siteReading(setUp, side, name, edit.text).site);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  /** The diff, and a button that writes it and closes the diff; true where it was written. */
  async #offer(file: vscode.Uri, text: string, edit: NonNullable<SiteReading['edit']>): Promise<boolean> {
    const { text: edited, count } = edit;
    const right = vscode.Uri.from({ scheme, path: file.path, query: String(this.#edited.size + 1) });
    this.#edited.set(right.toString(), edited);
    const name = path.posix.basename(file.path);
    await vscode.commands.executeCommand(
      'vscode.diff',
      file,
      right,
      t('{0}: now ↔ with {1} settings more', name, count),
      {
        preview: false,
      },
    );
    const write = t('Change the file');
    const answer = await vscode.window.showInformationMessage(
      t('Settings to add or change in {0}: {1}', name, count),
      write,
    );
    if (answer !== write) return false;
    if ((await textOfFile(file)) !== text) {
      void vscode.window.showWarningMessage(
        t('{0} was changed meanwhile, so nothing was written. Check it again.', name),
      );
      return false;
    }
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(edited));
    await closeDiff(right);
    void vscode.window.showInformationMessage(t('{0} is changed. The cluster takes it after a restart.', name));
    return true;
  }
}

/** As it stands now, with what an editor has not saved yet. */
async function textOfFile(file: vscode.Uri): Promise<string> {
  const unsaved = vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.toString() === file.toString(),
  );
  return unsaved?.getText() ?? new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

async function closeDiff(right: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === right.toString(),
    ),
  );
}

/** With the missing settings alone, as a file or for pasting. */
export function settingsXml(values: ReadonlyMap<string, string>): string {
  return `${propertiesXml(values)}\n`;
}

export async function saveText(name: string, text: string, filters: Record<string, string[]>): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters,
  });
  if (!file) return;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(file, { preview: true });
}

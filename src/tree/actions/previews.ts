/** The rows before and after an action, side by side in the diff editor, with the action's verb in its title bar. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { VirtualDocuments } from '../virtualDocuments';
import type { Place, RunPlan } from './plan';

export class Previews {
  readonly #documents: VirtualDocuments;
  /** Only the rows shown last can be carried out: older ones are out of date. */
  #waiting: { readonly key: string; readonly carryOut: () => Promise<void> } | undefined;
  #count = 0;

  constructor(documents: VirtualDocuments) {
    this.#documents = documents;
  }

  /** Returns once the editor is open; `carryOut` is called when the person presses the verb there. */
  async show(plan: RunPlan, place: Place, carryOut: () => Promise<void>): Promise<void> {
    if (plan.rows === undefined) return;
    this.#count += 1;
    const folder = ['preview', plan.verb, String(this.#count)];
    const before = this.#documents.put([...folder, 'before', 'SYSREPLICATION'], plan.rows.before);
    const after = this.#documents.put([...folder, 'after', 'SYSREPLICATION'], plan.rows.after);
    this.#waiting = { key: after.toString(), carryOut };
    const title = t('Rows on {0} before and after', place.cluster);
    await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true });
  }

  /** @param uri of the editor whose title bar was used */
  async confirm(uri: unknown): Promise<void> {
    const key = (uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri)?.toString();
    const waiting = this.#waiting;
    if (waiting === undefined || waiting.key !== key) {
      void vscode.window.showInformationMessage(t('These rows are out of date. Start the action again.'));
      return;
    }
    this.#waiting = undefined;
    await this.#close(key);
    await waiting.carryOut();
  }

  async #close(key: string): Promise<void> {
    const isPreview = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputTextDiff && input.modified.toString() === key;
    await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isPreview)));
  }
}

/** Tells which entries of the setting `spliceReplication.clusters` make no cluster, and why; again whenever that changes. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { brokenEntriesText } from '../clusters/brokenEntriesText';
import type { Subscription } from '../clusters/emitter';
import type { ProfileStore } from '../clusters/profileStore';

export class BrokenEntries implements Subscription {
  readonly #profiles: ProfileStore;
  #subscription: Subscription | undefined;
  #told: string | undefined;

  constructor(profiles: ProfileStore) {
    this.#profiles = profiles;
  }

  /** Begins at the first call: until then nobody has asked for clusters. */
  watch(): void {
    if (this.#subscription) return;
    this.#subscription = this.#profiles.onDidChange(() => void this.#tell());
    void this.#tell();
  }

  dispose(): void {
    this.#subscription?.dispose();
  }

  async #tell(): Promise<void> {
    const text = brokenEntriesText(this.#profiles.problems);
    if (text === this.#told) return;
    this.#told = text;
    if (text === undefined) return;
    const open = t('Open settings');
    if ((await vscode.window.showWarningMessage(text, open)) !== open) return;
    await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
      revealSetting: { key: 'spliceReplication.clusters' },
    });
  }
}

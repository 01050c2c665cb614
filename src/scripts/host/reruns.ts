/** Opens what was run before in a new document bound to the same cluster, and runs it when the person agrees. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FileBindings } from '../../clusters/fileBindings';
import type { Clusters } from '../../clusters/session';
import { withSemicolon } from '../../sql/statements';
import type { PastRun } from '../history';
import { isKeptWhole, pastScript, withValues } from '../pastScript';
import type { HistoryEntry } from '../results/history/entries';
import type { Runner } from './runner';

export class Reruns {
  constructor(
    private readonly bindings: FileBindings<vscode.Uri>,
    private readonly clusters: Clusters,
    private readonly runner: Runner,
  ) {}

  async openStatement({ cluster, sql }: HistoryEntry): Promise<void> {
    await this.#open({
      content: `${withSemicolon(withValues(sql))}\n`,
      clusterId: cluster.id,
      isWhole: isKeptWhole(sql),
      name: cluster.name,
    });
  }

  async openRun(run: PastRun): Promise<void> {
    const past = pastScript(run);
    await this.#open({ ...past, name: run.statements[0]?.target.name ?? '' });
  }

  async #open(past: {
    readonly content: string;
    readonly clusterId: string | undefined;
    readonly isWhole: boolean;
    readonly name: string;
  }): Promise<void> {
    const { content, clusterId, isWhole, name } = past;
    const document = await vscode.workspace.openTextDocument({ language: 'splice-sql', content });
    await vscode.window.showTextDocument(document);
    if (!isWhole) {
      const text = t(
        'The audit file does not hold all of it: it was too long, or held a secret. Complete it before you run it.',
      );
      void vscode.window.showWarningMessage(text);
    }
    if (clusterId === undefined) return;
    if (!this.clusters.find(clusterId)) {
      void vscode.window.showWarningMessage(t('The cluster {0} is not configured any more. Choose another one.', name));
      return;
    }
    await this.bindings.bind(document.uri, clusterId);
    if (isWhole) await this.runner.run(document, undefined, t('an earlier script'), { ask: true });
  }
}

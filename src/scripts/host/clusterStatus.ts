/** The status bar's item with the cluster of the file that is edited: its name, its environment in words, and a colour that repeats it. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { environmentWord } from '../../clusters/environment';
import type { FileBindings } from '../../clusters/fileBindings';
import type { ClusterProfile, Environment } from '../../clusters/profile';
import { planScheme } from '../names';
import type { Runner } from './runner';

/** Just left of the language's name. */
const priority = 100.5;

export class ClusterStatus implements vscode.Disposable {
  readonly #bindings: FileBindings<vscode.Uri>;
  readonly #runner: Pick<Runner, 'isRunning' | 'onDidChangeRunning'>;
  readonly #item: vscode.StatusBarItem;
  readonly #heard: vscode.Disposable;

  constructor(bindings: FileBindings<vscode.Uri>, runner: Pick<Runner, 'isRunning' | 'onDidChangeRunning'>) {
    this.#bindings = bindings;
    this.#runner = runner;
    this.#item = vscode.window.createStatusBarItem(
      'spliceReplication.cluster',
      vscode.StatusBarAlignment.Right,
      priority,
    );
    this.#item.name = t('Splice cluster');
    this.#item.command = 'spliceReplication.chooseCluster';
    this.#heard = runner.onDidChangeRunning(() => this.update());
  }

  update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const profile = document && this.#bindings.clusterFor(document.uri)?.profile;
    if (!document || document.uri.scheme === planScheme || !belongs(document, profile)) {
      this.#item.hide();
      return;
    }
    const icon = this.#runner.isRunning(document.uri) ? '$(sync~spin)' : '$(server)';
    this.#item.text = `${icon} ${profile ? words(profile) : t('No cluster')}`;
    this.#item.tooltip = profile
      ? t('Statements of this file run on {0}. Click to choose another cluster.', words(profile))
      : t('No cluster is chosen for this file. Click to choose one.');
    this.#item.backgroundColor = profile && background(profile.environment);
    const label = profile
      ? t('Splice cluster of this file: {0}', words(profile))
      : t('Splice cluster of this file: none');
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.show();
  }

  dispose(): void {
    this.#heard.dispose();
    this.#item.dispose();
  }
}

/** Plain SQL is anyone's until it is bound. */
function belongs({ languageId }: vscode.TextDocument, profile: ClusterProfile | undefined): boolean {
  return languageId === 'splice-sql' || (languageId === 'sql' && profile !== undefined);
}

function words({ name, environment }: ClusterProfile): string {
  return `${name} (${environmentWord(environment)})`;
}

function background(environment: Environment): vscode.ThemeColor | undefined {
  switch (environment) {
    case 'production':
      return new vscode.ThemeColor('statusBarItem.errorBackground');
    case 'test':
      return new vscode.ThemeColor('statusBarItem.warningBackground');
    case 'development':
      return undefined;
  }
}

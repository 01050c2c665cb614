/** "Run" and the target above each statement of a script. Only those in sight get their words. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { FileBindings } from '../../clusters/fileBindings';
import type { Clusters } from '../../clusters/session';
import { lensPlaces, type LensPlace } from '../lensPlaces';
import { planScheme } from '../names';
import { targetWords } from '../planText';
import type { TargetName } from '../script';
import type { RoleMemory } from './roleMemory';

/** Characters beyond which a file has none: reading it again after each change would be felt. */
const longestText = 200_000;

class StatementLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly document: vscode.TextDocument,
    readonly place: LensPlace,
    readonly what: 'run' | 'target',
  ) {
    super(range);
  }
}

export class ScriptLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #bindings: FileBindings<vscode.Uri>;
  readonly #clusters: Clusters;
  readonly #roles: RoleMemory;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #heard: readonly { dispose(): void }[];

  constructor(bindings: FileBindings<vscode.Uri>, clusters: Clusters, roles: RoleMemory) {
    this.#bindings = bindings;
    this.#clusters = clusters;
    this.#roles = roles;
    const fire = () => this.#changed.fire();
    this.#heard = [bindings.onDidChange(fire), clusters.onDidChange(fire), roles.onDidChange(fire)];
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const { languageId, uri } = document;
    const isScript = languageId === 'splice-sql' || this.#bindings.clusterFor(uri) !== undefined;
    const text = document.getText();
    if (!isScript || uri.scheme === planScheme || text.length > longestText) return [];
    return lensPlaces(text).flatMap((place) => {
      const at = document.positionAt(place.start);
      const range = new vscode.Range(at, at);
      return [new StatementLens(range, document, place, 'run'), new StatementLens(range, document, place, 'target')];
    });
  }

  resolveCodeLens(lens: vscode.CodeLens): vscode.CodeLens {
    if (!(lens instanceof StatementLens)) return lens;
    const { document, place, what } = lens;
    const { start, end, target } = place;
    lens.command =
      what === 'run'
        ? {
            title: `$(play) ${t('Run')}`,
            tooltip: t('Run this statement'),
            command: 'spliceReplication.runStatement',
            // With its text: after an edit nothing else is to run by this click.
            arguments: [{ uri: document.uri, start, text: document.getText().slice(start, end) }],
          }
        : {
            title: this.#words(document.uri, target),
            tooltip: target.kind === 'bound' ? t('Choose another cluster for this file') : t('A directive chooses it'),
            command: target.kind === 'bound' ? 'spliceReplication.chooseCluster' : '',
            arguments: [document.uri],
          };
    return lens;
  }

  dispose(): void {
    for (const heard of this.#heard) heard.dispose();
    this.#changed.dispose();
  }

  #words(uri: vscode.Uri, target: TargetName): string {
    switch (target.kind) {
      case 'bound': {
        const bound = this.#bindings.clusterFor(uri);
        return bound ? targetWords(bound.profile) : t('No cluster');
      }
      case 'cluster': {
        const named = this.#clusters.sessions.find(({ profile }) => profile.name === target.name);
        return named ? targetWords(named.profile) : t('{0}, which is not configured', target.name);
      }
      case 'role': {
        const chosen = this.#clusters.find(this.#roles.get(uri, target.role) ?? '');
        if (chosen) return targetWords(chosen.profile);
        return target.role === 'active' ? t('the active cluster') : t('the passive cluster');
      }
    }
  }
}

/** The scripts behind open documents, kept up to date key by key, and what is known of their clusters. */
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { clusterKeys, factsOf } from '../core/facts';
import { LOOKED_AT, mentionsSplice, type CompletionRequest } from '../core/request';
import { ScriptIndex } from '../core/scriptIndex';
import { targetAbove } from '../core/target';

export interface DocumentParts {
  readonly clusters: Clusters;
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  /** The cluster that had the role when the file was run last; undefined where nobody has chosen yet. */
  readonly roleOf: (uri: vscode.Uri, role: 'active' | 'passive') => ClusterSession | undefined;
}

export class EditorDocuments implements vscode.Disposable {
  readonly #parts: DocumentParts;
  readonly #scripts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly script: ScriptIndex }>();
  readonly #listener: vscode.Disposable;

  constructor(parts: DocumentParts) {
    this.#parts = parts;
    this.#listener = vscode.workspace.onDidChangeTextDocument((change) => this.#follow(change));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  scriptOf(document: vscode.TextDocument): ScriptIndex {
    const kept = this.#scripts.get(document);
    if (kept?.version === document.version && kept.script.length === lengthOf(document)) return kept.script;
    const script = ScriptIndex.of(document.getText());
    this.#scripts.set(document, { version: document.version, script });
    return script;
  }

  sessionOf(document: vscode.TextDocument): ClusterSession | undefined {
    return this.#parts.clusterFor(document.uri);
  }

  /** Of the cluster that a statement at the place would run on. */
  sessionAt(document: vscode.TextDocument, position: vscode.Position): ClusterSession | undefined {
    const target = targetAbove(this.scriptOf(document), document.offsetAt(position));
    switch (target?.kind) {
      case 'cluster':
        return this.#parts.clusters.sessions.find(({ profile }) => profile.name === target.name);
      case 'active':
      case 'passive':
        return this.#parts.roleOf(document.uri, target.kind);
      case undefined:
        return this.sessionOf(document);
    }
  }

  /** False in SQL that has nothing of Splice. */
  isAtHome(document: vscode.TextDocument): boolean {
    if (document.languageId === 'splice-sql' || this.sessionOf(document)) return true;
    return mentionsSplice(this.scriptOf(document).head(LOOKED_AT));
  }

  request(document: vscode.TextDocument, position: vscode.Position): CompletionRequest {
    const { clusters, roleOf } = this.#parts;
    const factsOfAny = (one: ClusterSession | undefined) => one && factsOf(one, clusters);
    const script = this.scriptOf(document);
    const session = this.sessionAt(document, position);
    return {
      script,
      offset: document.offsetAt(position),
      facts: factsOfAny(session),
      roleFacts: (role) => factsOfAny(roleOf(document.uri, role)),
      atHome: this.isAtHome(document),
      clusterNames: clusters.sessions.map(({ profile }) => profile.name),
      clusterKeys: clusterKeys(clusters),
    };
  }

  /** Where nobody asked for the script yet it is made when somebody does. */
  #follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const kept = this.#scripts.get(document);
    if (!kept || kept.version === document.version) return;
    // Each change counts from the text that the one before it left.
    const script = contentChanges.reduce(
      (before, { rangeOffset, rangeLength, text }) => before.edited(rangeOffset, rangeLength, text),
      kept.script,
    );
    this.#scripts.set(document, { version: document.version, script });
  }
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** The scripts behind open documents, kept up to date key by key, and what is known of their clusters. */
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { clusterKeys, factsOf } from '../core/facts';
import { LOOKED_AT, mentionsSplice, type CompletionRequest } from '../core/request';
import type { ScriptEdit } from '../core/editWindow';
import { ScriptBuild, withEdits } from '../core/scriptBuild';
import { ScriptIndex } from '../core/scriptIndex';
import { targetAbove } from '../core/target';
import { inSlices } from './slices';

export interface DocumentParts {
  readonly clusters: Clusters;
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  /** The cluster that had the role when the file was run last; undefined where nobody has chosen yet. */
  readonly roleOf: (uri: vscode.Uri, role: 'active' | 'passive') => ClusterSession | undefined;
}

interface Building {
  readonly build: ScriptBuild;
  /** Of the document when it began: later edits are told to it. */
  readonly version: number;
  readonly done: Promise<unknown>;
}

export class EditorDocuments implements vscode.Disposable {
  readonly #parts: DocumentParts;
  readonly #scripts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly script: ScriptIndex }>();
  readonly #building = new WeakMap<vscode.TextDocument, Building>();
  readonly #listener: vscode.Disposable;

  constructor(parts: DocumentParts) {
    this.#parts = parts;
    this.#listener = vscode.workspace.onDidChangeTextDocument((change) => this.#follow(change));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  /** At once; for a long script that nobody has {@link read} yet that takes its time. */
  scriptOf(document: vscode.TextDocument): ScriptIndex {
    const kept = this.#kept(document);
    if (kept) return kept;
    const script = ScriptIndex.of(document.getText());
    this.#keep(document, script);
    return script;
  }

  /**
   * The same without stopping the thread for long; callers share the work. Undefined where the document is closed, or the token is
   * cancelled, in between.
   */
  async read(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<ScriptIndex | undefined> {
    const isOver = () => document.isClosed || token?.isCancellationRequested === true;
    if (isOver()) return undefined;
    if (!this.#kept(document)) await (this.#building.get(document)?.done ?? this.#build(document));
    return isOver() ? undefined : this.scriptOf(document);
  }

  #build(document: vscode.TextDocument): Promise<unknown> {
    const { version } = document;
    const build = new ScriptBuild(document.getText());
    const done = inSlices(this.#steps(document, build), () => document.isClosed).finally(() => {
      this.#building.delete(document);
    });
    this.#building.set(document, { build, version, done });
    return done;
  }

  /** Keeps the script in the step in which it is made: no edit can come in between. */
  *#steps(document: vscode.TextDocument, build: ScriptBuild): Generator<number, undefined> {
    this.#keep(document, yield* build.steps());
  }

  #kept(document: vscode.TextDocument): ScriptIndex | undefined {
    const kept = this.#scripts.get(document);
    return kept?.version === document.version && kept.script.length === lengthOf(document) ? kept.script : undefined;
  }

  #keep(document: vscode.TextDocument, script: ScriptIndex): void {
    this.#scripts.set(document, { version: document.version, script });
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
    const end = document.positionAt(LOOKED_AT);
    return mentionsSplice(document.getText(new vscode.Range(0, 0, end.line, end.character)));
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
    const edits = contentChanges.map(({ rangeOffset, rangeLength, text }): ScriptEdit => ({
      start: rangeOffset,
      removed: rangeLength,
      inserted: text,
    }));
    const building = this.#building.get(document);
    if (building && building.version !== document.version) building.build.follow(edits);
    const kept = this.#scripts.get(document);
    if (kept && kept.version !== document.version) this.#keep(document, withEdits(kept.script, edits));
  }
}

function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

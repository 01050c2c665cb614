/** The scripts behind open documents, split into statements once per version, and what is known of their clusters. */
import type * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import { clusterKeys, factsOf } from '../core/facts';
import { mentionsSplice, type CompletionRequest } from '../core/request';
import { scriptOf, type Script } from '../core/script';

export interface DocumentParts {
  readonly clusters: Clusters;
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
}

export class EditorDocuments {
  readonly #parts: DocumentParts;
  readonly #scripts = new WeakMap<vscode.TextDocument, { readonly version: number; readonly script: Script }>();

  constructor(parts: DocumentParts) {
    this.#parts = parts;
  }

  scriptOf(document: vscode.TextDocument): Script {
    const kept = this.#scripts.get(document);
    if (kept?.version === document.version) return kept.script;
    const script = scriptOf(document.getText());
    this.#scripts.set(document, { version: document.version, script });
    return script;
  }

  sessionOf(document: vscode.TextDocument): ClusterSession | undefined {
    return this.#parts.clusterFor(document.uri);
  }

  request(document: vscode.TextDocument, position: vscode.Position): CompletionRequest {
    const { clusters } = this.#parts;
    const script = this.scriptOf(document);
    const session = this.sessionOf(document);
    return {
      script,
      offset: document.offsetAt(position),
      facts: session && factsOf(session, clusters),
      atHome: document.languageId === 'splice-sql' || session !== undefined || mentionsSplice(script.text),
      clusterNames: clusters.sessions.map(({ profile }) => profile.name),
      clusterKeys: clusterKeys(clusters),
    };
  }
}

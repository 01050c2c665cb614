/** Shows what is found in the open scripts, a moment after the last key. Loaded when the first script is open. */
import * as vscode from 'vscode';
import type { ClusterSession, Clusters } from '../../clusters/session';
import type { Finding } from '../diagnostics/finding';
import { Diagnosis } from '../diagnostics/diagnose';
import type { EditorDocuments } from './documents';
import { KnownClusters } from './knownClusters';
import { onAnyChange } from './sessionEvents';
import { diagnosticsSetting, isScript } from './scripts';
import { inSlices } from './slices';

export interface DiagnosticsParts {
  readonly clusters: Clusters;
  readonly documents: EditorDocuments;
  readonly clusterFor: (uri: vscode.Uri) => ClusterSession | undefined;
  readonly onDidChangeBinding: vscode.Event<vscode.Uri>;
}

/** Milliseconds without a key before a script is looked at. */
const QUIET = 200;

export class EditorDiagnostics implements vscode.Disposable {
  readonly diagnosis = new Diagnosis();
  readonly #parts: DiagnosticsParts;
  readonly #known: KnownClusters;
  readonly #shown = vscode.languages.createDiagnosticCollection('spliceReplication');
  readonly #waiting = new Map<
    vscode.TextDocument,
    { readonly timer: NodeJS.Timeout; readonly cancel: AbortController }
  >();
  readonly #listeners: vscode.Disposable;

  constructor(parts: DiagnosticsParts) {
    this.#parts = parts;
    this.#known = new KnownClusters(parts.clusters);
    const { workspace } = vscode;
    this.#listeners = vscode.Disposable.from(
      workspace.onDidOpenTextDocument((document) => this.#soon(document, 0)),
      workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(diagnosticsSetting)) this.#all();
      }),
      parts.onDidChangeBinding(() => this.#all()),
      onAnyChange(parts.clusters, () => this.#all()),
    );
    this.#all(0);
  }

  dispose(): void {
    this.#listeners.dispose();
    for (const document of this.#waiting.keys()) this.#cancel(document);
    this.#shown.dispose();
  }

  /** What is known for a script, see {@link KnownClusters}. */
  clustersFor(document: vscode.TextDocument) {
    return this.#known.for(this.#parts.clusterFor(document.uri));
  }

  /** Undefined where the document changed or the signal came in between. In the text's order. */
  async findings(document: vscode.TextDocument, signal?: AbortSignal): Promise<readonly Finding[] | undefined> {
    if (!isChecked(document) || !this.#parts.documents.isAtHome(document)) return [];
    const { version } = document;
    const isOver = () => signal?.aborted === true || document.isClosed || document.version !== version;
    const script = await this.#parts.documents.read(document);
    if (!script || isOver()) return undefined;
    return inSlices(this.diagnosis.steps(script, this.clustersFor(document)), isOver);
  }

  #all(delay = QUIET): void {
    for (const document of vscode.workspace.textDocuments) this.#soon(document, delay);
  }

  #soon(document: vscode.TextDocument, delay = QUIET): void {
    if (!isScript(document)) {
      // Its language may have been another one.
      this.#forget(document);
      return;
    }
    this.#cancel(document);
    const cancel = new AbortController();
    const timer = setTimeout(() => void this.#show(document, cancel.signal), delay);
    this.#waiting.set(document, { timer, cancel });
  }

  async #show(document: vscode.TextDocument, signal: AbortSignal): Promise<void> {
    const findings = await this.findings(document, signal);
    if (!findings || signal.aborted) return;
    this.#waiting.delete(document);
    this.#shown.set(
      document.uri,
      findings.map((finding) => diagnosticOf(document, finding)),
    );
  }

  #forget(document: vscode.TextDocument): void {
    this.#cancel(document);
    this.#shown.delete(document.uri);
  }

  #cancel(document: vscode.TextDocument): void {
    const waiting = this.#waiting.get(document);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    waiting.cancel.abort();
    this.#waiting.delete(document);
  }
}

export function diagnosticOf(document: vscode.TextDocument, { code, severity, start, end, message }: Finding) {
  const diagnostic = new vscode.Diagnostic(rangeOf(document, start, end), message, severities[severity]);
  diagnostic.source = 'Splice Replication';
  const explain = `command:spliceReplication.explainFinding?${encodeURIComponent(JSON.stringify([code]))}`;
  diagnostic.code = { value: code, target: vscode.Uri.parse(explain) };
  return diagnostic;
}

export function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

const severities: Readonly<Record<Finding['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

function isChecked(document: vscode.TextDocument): boolean {
  const isEnabled = vscode.workspace.getConfiguration(undefined, document).get<boolean>(diagnosticsSetting, true);
  return isEnabled && isScript(document);
}

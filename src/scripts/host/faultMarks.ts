/** Underlines what went wrong in a run, or keeps a script from running. A mark moves with the text and goes when its statement is edited. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { moved, type Mark } from '../marks';

export interface Fault {
  /** Offsets from the mark's beginning. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** `unknown`: nobody knows whether the statement ran. */
  readonly severity: 'error' | 'unknown';
}

export type FaultMark = Mark<Fault>;

export class FaultMarks implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('splice-replication-run');
  readonly #marks = new Map<string, readonly FaultMark[]>();
  readonly #heard: vscode.Disposable;

  constructor() {
    this.#heard = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const marks = this.#marks.get(document.uri.toString());
        if (marks && contentChanges.length > 0) this.#set(document, moved(marks, contentChanges));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.clear(uri)),
    );
  }

  /** Beside those that are there. Offsets are those of the document as it is now. */
  add(document: vscode.TextDocument, marks: readonly FaultMark[]): void {
    this.#set(document, [...(this.#marks.get(document.uri.toString()) ?? []), ...marks]);
  }

  clear(uri: vscode.Uri): void {
    this.#marks.delete(uri.toString());
    this.#collection.delete(uri);
  }

  dispose(): void {
    this.#heard.dispose();
    this.#collection.dispose();
  }

  #set(document: vscode.TextDocument, marks: readonly FaultMark[]): void {
    this.#marks.set(document.uri.toString(), marks);
    this.#collection.set(
      document.uri,
      marks.map((mark) => diagnosticOf(document, mark)),
    );
  }
}

function diagnosticOf(document: vscode.TextDocument, { start, value }: FaultMark): vscode.Diagnostic {
  const range = new vscode.Range(document.positionAt(start + value.start), document.positionAt(start + value.end));
  const severity = value.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(range, value.message, severity);
  diagnostic.source = t('Splice run');
  return diagnostic;
}

/** Offers the fixes of findings: one by one, and all at once. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { fixAll } from '../diagnostics/fixAll';
import type { Finding, TextEdit } from '../diagnostics/finding';
import { diagnosticOf, rangeOf, type EditorDiagnostics } from './diagnostics';
import type { EditorDocuments } from './documents';

export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('spliceReplication');

/** What it does is worked out when it is chosen. */
class FixAllAction extends vscode.CodeAction {
  constructor(
    readonly document: vscode.TextDocument,
    kind: vscode.CodeActionKind,
  ) {
    super(t('Fix all in this script'), kind);
  }
}

export class FindingActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix, fixAllKind];
  readonly #documents: EditorDocuments;
  readonly #diagnostics: EditorDiagnostics;

  constructor(documents: EditorDocuments, diagnostics: EditorDiagnostics) {
    this.#documents = documents;
    this.#diagnostics = diagnostics;
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const findings = (await this.#diagnostics.findings(document)) ?? [];
    const fixable = findings.filter(isFixable);
    if (only && fixAllKind.intersects(only)) return fixable.length > 0 ? [new FixAllAction(document, fixAllKind)] : [];
    if (only && !only.intersects(vscode.CodeActionKind.QuickFix)) return [];
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const near = findings.filter(({ start, end }) => start <= to && from <= end);
    const actions = near.flatMap((finding) => fixesOf(document, finding));
    const isMore = actions.length > 0 && fixable.length > 1;
    return isMore ? [...actions, new FixAllAction(document, vscode.CodeActionKind.QuickFix)] : actions;
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    const edit = action instanceof FixAllAction ? await this.allFixes(action.document) : undefined;
    if (edit) action.edit = edit;
    return action;
  }

  /** Undefined where there is nothing to fix. */
  async allFixes(document: vscode.TextDocument): Promise<vscode.WorkspaceEdit | undefined> {
    const findings = await this.#diagnostics.findings(document);
    if (!findings?.some(isFixable)) return undefined;
    const script = this.#documents.scriptOf(document);
    return workspaceEdit(
      document,
      fixAll(script, this.#diagnostics.clustersFor(document), this.#diagnostics.diagnosis),
    );
  }
}

function fixesOf(document: vscode.TextDocument, finding: Finding): readonly vscode.CodeAction[] {
  return finding.fixes.map(({ title, edits, isPreferred }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, edits);
    action.diagnostics = [diagnosticOf(document, finding)];
    action.isPreferred = isPreferred;
    return action;
  });
}

function isFixable({ fixes }: Finding): boolean {
  return fixes.some(({ isPreferred }) => isPreferred);
}

function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, rangeOf(document, start, end), text);
  return edit;
}

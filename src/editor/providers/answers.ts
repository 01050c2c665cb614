/** Turns the core's answers into VS Code's. Loaded on first use. */
import * as vscode from 'vscode';
import { completionsAt } from '../core/completion/completion';
import type { Offer, OfferKind } from '../core/completion/item';
import { hoverAt } from '../core/hover/hover';
import type { CompletionRequest, EditorRequest } from '../core/request';
import { signatureAt } from '../core/signatureHelp';

/** A completion item whose documentation is written when it is looked at. */
export class OfferItem extends vscode.CompletionItem {
  readonly #offer: Offer;

  constructor(offer: Offer, range: { inserting: vscode.Range; replacing: vscode.Range }) {
    super(offer.label, kinds[offer.kind]);
    this.#offer = offer;
    this.insertText = offer.isSnippet ? new vscode.SnippetString(offer.insert) : offer.insert;
    this.range = range;
    if (offer.leadsOn) this.command = { command: 'editor.action.triggerSuggest', title: '' };
    if (offer.detail !== undefined) this.detail = offer.detail;
    if (offer.filter !== undefined) this.filterText = offer.filter;
    if (offer.rank !== undefined) this.sortText = offer.rank;
  }

  describe(): this {
    if (this.#offer.documentation) this.documentation = markdown(this.#offer.documentation());
    return this;
  }
}

const kinds: Readonly<Record<OfferKind, vscode.CompletionItemKind>> = {
  procedure: vscode.CompletionItemKind.Function,
  script: vscode.CompletionItemKind.Snippet,
  table: vscode.CompletionItemKind.Struct,
  column: vscode.CompletionItemKind.Field,
  schema: vscode.CompletionItemKind.Module,
  value: vscode.CompletionItemKind.Value,
  keyword: vscode.CompletionItemKind.Keyword,
  variable: vscode.CompletionItemKind.Variable,
  cluster: vscode.CompletionItemKind.Reference,
  peer: vscode.CompletionItemKind.Reference,
};

export function hover(document: vscode.TextDocument, request: EditorRequest): vscode.Hover | undefined {
  const found = hoverAt(request);
  return found && new vscode.Hover(markdown(found.markdown), rangeOf(document, found.start, found.end));
}

export function signatureHelp(request: EditorRequest): vscode.SignatureHelp | undefined {
  const found = signatureAt(request);
  if (!found) return undefined;
  const help = new vscode.SignatureHelp();
  help.signatures = found.signatures.map(({ label, documentation, parameters }) => {
    const signature = new vscode.SignatureInformation(label, markdown(documentation));
    signature.parameters = parameters.map(
      ({ place: [start, end], documentation: text }) =>
        new vscode.ParameterInformation([start, end], text === '' ? undefined : markdown(text)),
    );
    return signature;
  });
  help.activeSignature = found.active;
  help.activeParameter = found.activeParameter;
  return help;
}

/** `isPartial`: the cluster is still being read, so that VS Code asks again. */
export function completions(
  document: vscode.TextDocument,
  request: CompletionRequest,
  isPartial: boolean,
): vscode.CompletionList | undefined {
  const found = completionsAt(request);
  if (!found) return undefined;
  const inserting = rangeOf(document, found.start, request.offset);
  const replacing = rangeOf(document, found.start, found.end);
  const items = found.offers.map((offer) => new OfferItem(offer, { inserting, replacing }));
  return new vscode.CompletionList(items, isPartial || found.isIncomplete === true);
}

/** Neither commands nor HTML: what it shows comes from servers and scripts, too. */
function markdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}

function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

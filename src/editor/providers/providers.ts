/** What VS Code asks: hover, signature help, completion. Nothing is computed before the first question. */
import * as vscode from 'vscode';
import type { LogChannel } from '../../clusters/log';
import type { EditorDocuments } from './documents';
import { languages } from './scripts';

/** Quotes, signs and blanks behind which something of Splice may follow. */
const completionTriggers = ['.', '(', ',', "'", '@', ':', '=', ' '];

export interface ProviderParts {
  readonly log: LogChannel;
  readonly documents: () => Promise<EditorDocuments>;
}

/** The adapters over the core, made on first use. */
async function load({ log, documents }: ProviderParts) {
  const [answers, { UnreadContents }, loaded] = await Promise.all([
    import('./answers'),
    import('./contents'),
    documents(),
  ]);
  return { ...answers, documents: loaded, unread: new UnreadContents(log) };
}

export function registerProviders(parts: ProviderParts): vscode.Disposable {
  let loaded: ReturnType<typeof load> | undefined;
  const core = () => (loaded ??= load(parts));
  const selector = languages.map((language): vscode.DocumentFilter => ({ language }));
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position) => {
        const { documents, hover } = await core();
        return hover(document, documents.request(document, position));
      },
    }),
    vscode.languages.registerSignatureHelpProvider(
      selector,
      {
        provideSignatureHelp: async (document, position) => {
          const { documents, signatureHelp } = await core();
          return signatureHelp(documents.request(document, position));
        },
      },
      '(',
      ',',
    ),
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position, _token, { triggerKind }) => {
          const { documents, completions, unread } = await core();
          const isPartial = unread.isReading(documents.sessionOf(document));
          const isUnasked = triggerKind === vscode.CompletionTriggerKind.TriggerCharacter;
          return completions(document, { ...documents.request(document, position), isUnasked }, isPartial);
        },
        resolveCompletionItem: async (item) => {
          const { OfferItem } = await core();
          return item instanceof OfferItem ? item.describe() : item;
        },
      },
      ...completionTriggers,
    ),
  );
}

/** What VS Code asks: hover, signature help, completion. Nothing is computed before the first question. */
import * as vscode from 'vscode';
import type { UnreadContents } from './contents';
import type { EditorDocuments } from './documents';
import { languages } from './scripts';

/** Quotes, signs and blanks behind which something of Splice may follow. */
const completionTriggers = ['.', '(', ',', "'", '@', ':', '=', ' '];

export interface ProviderParts {
  readonly unread: UnreadContents;
  readonly documents: () => Promise<EditorDocuments>;
}

/** The adapters over the core, made on first use. */
async function load({ documents }: ProviderParts) {
  const [answers, loaded] = await Promise.all([import('./answers'), documents()]);
  return { ...answers, documents: loaded };
}

export function registerProviders(parts: ProviderParts): vscode.Disposable {
  let loaded: ReturnType<typeof load> | undefined;
  const core = () => (loaded ??= load(parts));
  const selector = languages.map((language): vscode.DocumentFilter => ({ language }));
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position, token) => {
        const { documents, hover } = await core();
        if (!(await documents.read(document, token))) return undefined;
        return hover(document, documents.request(document, position));
      },
    }),
    vscode.languages.registerSignatureHelpProvider(
      selector,
      {
        provideSignatureHelp: async (document, position, token) => {
          const { documents, signatureHelp } = await core();
          if (!(await documents.read(document, token))) return undefined;
          return signatureHelp(documents.request(document, position));
        },
      },
      '(',
      ',',
    ),
    vscode.languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: async (document, position, token, { triggerKind }) => {
          const { documents, completions } = await core();
          if (!(await documents.read(document, token))) return undefined;
          const isPartial = parts.unread.isReading(documents.sessionAt(document, position));
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

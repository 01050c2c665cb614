/** Offers the whole scripts, each in the form that the clusters take it in; unbound, in the newest. */
import { t } from '@vscode/l10n';
import { plain } from '../../../ui/markdown';
import { fitted } from '../../snippets/fitted';
import { scriptSnippets, type ScriptSnippet } from '../../snippets/scripts';
import type { CompletionRequest } from '../request';
import { snippetPrefix, type Offer } from './item';

/** Those that a cluster cannot take in any form are left out. */
export function scriptOffers({ facts, roleFacts }: CompletionRequest): readonly Offer[] {
  const known = { active: roleFacts('active') ?? facts, passive: roleFacts('passive') ?? facts };
  const names = [...new Set([known.active?.name, known.passive?.name])].filter((name) => name !== undefined);
  const detail = names.length === 0 ? t('for the newest releases') : t('for {0}', names.join(', '));
  return scriptSnippets.flatMap((script) => {
    const lines = fitted(script.lines, (role) => (role ? known[role] : facts));
    return lines ? [scriptOffer(script, lines, detail)] : [];
  });
}

/** In SQL that has nothing of Splice: one line that leads to the snippets, until somebody asks for them by their first word. */
export function snippetHint(): Offer {
  return {
    label: `${snippetPrefix}…`,
    kind: 'script',
    insert: snippetPrefix,
    leadsOn: true,
    detail: t('Calls and whole scripts of Splice'),
    filter: snippetPrefix,
    rank: `3${snippetPrefix}`,
  };
}

/** Found by the words of its prefix. */
function scriptOffer({ title, prefix, description }: ScriptSnippet, lines: readonly string[], detail: string): Offer {
  return {
    label: title,
    kind: 'script',
    insert: lines.join('\n'),
    isSnippet: true,
    detail,
    documentation: () => plain(description),
    filter: prefix,
    rank: `1${prefix}`,
  };
}

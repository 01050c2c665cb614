/** Offers the whole scripts that a cluster takes in another form than the newest: that one VS Code offers itself, from the file of snippets. */
import { t } from '@vscode/l10n';
import { plain } from '../../../ui/markdown';
import { fitted } from '../../snippets/fitted';
import { scriptSnippets, type ScriptSnippet } from '../../snippets/scripts';
import type { CompletionRequest } from '../request';
import type { Offer } from './item';

export function scriptOffers({ facts, roleFacts }: CompletionRequest): readonly Offer[] {
  const known = { active: roleFacts('active') ?? facts, passive: roleFacts('passive') ?? facts };
  const names = [...new Set([known.active?.name, known.passive?.name])].filter((name) => name !== undefined);
  return scriptSnippets.flatMap((script) => {
    const lines = fitted(script.lines, (role) => (role ? known[role] : facts));
    const isNewest = lines?.join('\n') === script.lines.join('\n');
    return lines && !isNewest ? [scriptOffer(script, lines, names)] : [];
  });
}

/** Found by the words of its prefix as well, like the snippet of the file. */
function scriptOffer(
  { title, prefix, description }: ScriptSnippet,
  lines: readonly string[],
  names: readonly string[],
): Offer {
  return {
    label: title,
    kind: 'script',
    insert: lines.join('\n'),
    isSnippet: true,
    detail: t('for {0}', names.join(', ')),
    documentation: () => plain(description),
    filter: prefix,
    rank: `1${prefix}`,
  };
}

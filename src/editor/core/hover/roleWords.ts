/** The words for a cluster's role. */
import { t } from '@vscode/l10n';
import { plain } from '../../../ui/markdown';

/** Markdown; undefined for any other word. */
export function roleWordText(word: string): string | undefined {
  const text = meaning(word.trim().toUpperCase());
  return text === undefined ? undefined : plain(text);
}

function meaning(word: string): string | undefined {
  switch (word) {
    case 'PRIMARY':
      return t('PRIMARY: the active cluster, which takes writes. Through sprint 1963 the word is MASTER.');
    case 'REPLICA':
      return t('REPLICA: a passive cluster, which refuses writes of its own. Through sprint 1963 the word is SLAVE.');
    case 'MASTER':
      return t('MASTER: the active cluster, which takes writes. From sprint 1964 on the word is PRIMARY.');
    case 'SLAVE':
      return t('SLAVE: a passive cluster, which refuses writes of its own. From sprint 1964 on the word is REPLICA.');
    case 'NONE':
      return t('NONE: no role was ever set. Such a cluster takes writes.');
    default:
      return undefined;
  }
}

/** The clusters whose key is not offered: why, and a button where connecting may bring it. */
import { t } from '@vscode/l10n';
import type { NotOffered } from '../../forms/peer/messages';
import { button } from '../button';
import { element } from '../dom';

export function notOfferedList(clusters: readonly NotOffered[], connect: (id: string) => void): HTMLElement {
  const items = clusters.map(({ name, reason, connectId }) => {
    const item = element('li', {}, element('span', { class: 'hint' }, reason));
    if (connectId === undefined) return item;
    const bring = button(t('Connect {0} and take its key', name), 'secondary', () => {
      bring.setEnabled(false);
      connect(connectId);
    });
    item.append(bring.root);
    return item;
  });
  return element('ul', { class: 'not-offered', 'aria-label': t('Clusters whose key is not offered') }, ...items);
}

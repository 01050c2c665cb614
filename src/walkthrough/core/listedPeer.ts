/** What LIST_PEERS says of the peer that a set-up is about. */
import { t } from '@vscode/l10n';
import type { Peer } from '../../clusters/session';

export type ListedPeer = Pick<Peer, 'id' | 'enabled'>;

export function listedText({ id, enabled }: ListedPeer): string {
  if (enabled === undefined) return t('Peer {0} is listed; whether it is enabled is unknown.', id);
  return enabled ? t('Peer {0} is listed and enabled.', id) : t('Peer {0} is listed, and disabled.', id);
}

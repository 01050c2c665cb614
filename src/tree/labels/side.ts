/** Which side a cluster is on, deduced as the server's own facts allow: never from SYS.SYSREPLICATION. */
import { t } from '@vscode/l10n';
import type { ClusterOverview, SessionStatus } from '../../clusters/session';
import type { Side } from '../contextValues';

/** A cluster without a role can be switched, so it counts as active. */
export function sideOf(status: SessionStatus): Side {
  if (status.kind !== 'connected') return 'unknown';
  const { role } = status.overview;
  return role.readable && role.value === 'REPLICA' ? 'passive' : 'active';
}

export function roleWords(overview: ClusterOverview): string {
  const { role, peers } = overview;
  if (role.readable && role.value === 'PRIMARY') return t('active');
  if (role.readable && role.value === 'REPLICA') return t('passive, read-only');
  if (peers.readable && peers.value.length > 0) return t('active by its peers');
  return role.readable ? t('no role') : t('role unknown');
}

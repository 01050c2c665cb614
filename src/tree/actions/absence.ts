/** Procedures that a server is known not to have: by its own list of them, or by its release. */
import { t } from '@vscode/l10n';
import type { ClusterOverview } from '../../clusters/session';
import { formatRelease } from '../../splice/release';

/** As much of an overview as tells which procedures are there. */
export type Server = Pick<ClusterOverview, 'procedures' | 'release'>;

/** False where nothing is known of its procedures. */
export function lacks({ procedures }: Server, procedure: string): boolean {
  return procedures.size > 0 && !procedures.has(procedure);
}

/** Why none of these calls can be sent: the first procedure that is not there. Undefined where all may be. */
export function absenceText(server: Server, procedures: readonly string[], cluster: string): string | undefined {
  const absent = procedures.find((procedure) => lacks(server, procedure));
  if (absent === undefined) return undefined;
  const where = server.release ? `${cluster} (${formatRelease(server.release)})` : cluster;
  return t('{0} has no {1}.', where, absent);
}

/** The first releases that replicate add and switch peers, but have no LIST_PEERS. */
export function cannotListPeers(server: Server): boolean {
  return lacks(server, 'LIST_PEERS') && !lacks(server, 'ENABLE_PEER');
}

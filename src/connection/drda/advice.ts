/** What to do about a failure of a direct connection. */
import { t } from '@vscode/l10n';
import type { FailureKind } from '../failure';
import { addressOf, type DrdaTarget } from './target';

/** Undefined where only the server's own words help. */
export function adviceFor(kind: FailureKind, target: DrdaTarget): string | undefined {
  switch (kind) {
    case 'login-refused':
      return t('Check user and password of the cluster; "Forget password" makes the extension ask again.');
    case 'database-missing':
      return t('Check the name of the database; that of Splice is splicedb.');
    case 'host-unknown':
      return t('Check the spelling of the host, and whether this machine needs a VPN to know it.');
    case 'refused':
      return t('Check the port, and whether the server is up: Splice listens on 1527.');
    case 'unreachable':
    case 'timed-out':
      return t('Check host and port, and that no firewall or missing VPN is in the way: {0}.', addressOf(target));
    case 'tls':
      return target.tls
        ? t('Check that the server has TLS switched on, and the certificates given for the cluster.')
        : t('Switch TLS on for the cluster.');
    case 'protocol':
      return t('Check that host and port belong to Splice Machine: {0}.', addressOf(target));
    case 'connection-lost':
      return t('Connect again; if it happens again, look at the server’s log.');
    case 'library-missing':
    case 'driver-missing':
    case 'dsn-missing':
    case 'driver-crashed':
    case 'cancelled':
    case 'closed':
    case 'server-error':
    case 'text-refused':
      return undefined;
  }
}

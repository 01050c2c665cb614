/** Why a cluster could not be reached, in the few words that fit on its line. */
import { t } from '@vscode/l10n';
import type { ConnectionFailure } from '../../connection/failure';

export function failureWords(failure: Pick<ConnectionFailure, 'kind' | 'message'>): string {
  switch (failure.kind) {
    case 'library-missing':
      return t('ODBC library missing');
    case 'driver-missing':
      return t('driver not found');
    case 'dsn-missing':
      return t('data source not found');
    case 'login-refused':
      return t('wrong user or password');
    case 'database-missing':
      return t('no such database');
    case 'host-unknown':
      return t('host not found');
    case 'refused':
      return t('nobody listens there');
    case 'unreachable':
      return t('no answer from the host');
    case 'tls':
      return t('TLS failed');
    case 'protocol':
      return t('no Splice server there');
    case 'timed-out':
      return t('timed out');
    case 'cancelled':
      return t('cancelled');
    case 'connection-lost':
      return t('connection lost');
    case 'driver-crashed':
      return t('driver crashed');
    case 'server-error':
    case 'text-refused':
      return failure.message;
    case 'closed':
      return t('connection closed');
  }
}

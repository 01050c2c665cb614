/** Whatever was thrown while a cluster was reached, as a failure. */
import { t } from '@vscode/l10n';
import { ConnectionFailure } from '../connection/failure';
import type { ClusterProfile } from './profile';

/** What `throwIfAborted` threw counts as cancelled. */
export function asFailure(error: unknown, profile: ClusterProfile): ConnectionFailure {
  if (error instanceof ConnectionFailure) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    return new ConnectionFailure(t('Connecting to {0} was cancelled.', profile.name), {
      kind: 'cancelled',
      fate: 'not-run',
    });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new ConnectionFailure(message, { kind: 'protocol', fate: 'unknown' });
}

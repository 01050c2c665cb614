/** What is shown of an error, whatever was thrown. */
import { t } from '@vscode/l10n';
import { ConnectionFailure } from '../connection/failure';

export interface ShownFailure {
  readonly message: string;
  /** What can be done about it. */
  readonly advice: string | undefined;
}

export function shownFailure(error: unknown): ShownFailure {
  if (error instanceof ConnectionFailure) return { message: error.message, advice: error.advice };
  return {
    message: error instanceof Error && error.message !== '' ? error.message : t('Unknown error'),
    advice: undefined,
  };
}

/** True where the person asked for the end of it: nothing to tell then. */
export function isCancelled(error: unknown): boolean {
  return (
    (error instanceof ConnectionFailure && error.kind === 'cancelled') ||
    (error instanceof Error && error.name === 'AbortError')
  );
}

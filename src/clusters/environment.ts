/** How an environment is told: by a word, and by the colour that repeats it. */
import { t } from '@vscode/l10n';
import type { Environment } from './profile';

export const environments: readonly Environment[] = ['development', 'test', 'production'];

export function environmentWord(environment: Environment): string {
  switch (environment) {
    case 'development':
      return t('development');
    case 'test':
      return t('test');
    case 'production':
      return t('production');
  }
}

/** Id of the colour contributed for it. */
export function environmentColour(environment: Environment): string {
  return `spliceReplication.environment.${environment}`;
}

/** In production whatever changes something is confirmed by typing the cluster's name. */
export function confirmsByName(environment: Environment): boolean {
  return environment === 'production';
}

/** Why the name that was typed is not right yet; undefined when it is. */
export function typedNameProblem(typed: string, cluster: string): string | undefined {
  return typed.trim() === cluster.trim() ? undefined : t('Type {0} to go on.', cluster);
}

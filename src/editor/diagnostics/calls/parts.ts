/** What the checks of calls are made of: findings, fixes, and the words that several of them use. */
import { t } from '@vscode/l10n';
import { formatRelease } from '../../../splice/release';
import type { ClusterFacts } from '../../core/facts';
import type { Finding } from '../finding';
import type { SpliceCall } from './spliceCall';

export { finding, inserting, replacing, type Span } from '../finding';

export type CallCheck = (call: SpliceCall) => readonly Finding[];

/** `east (3.2.0.2025)` */
export function clusterWords({ name, release }: ClusterFacts): string {
  return release ? `${name} (${formatRelease(release)})` : name;
}

export function argumentsCounted(count: number): string {
  if (count === 0) return t('no arguments');
  return count === 1 ? t('1 argument') : t('{0} arguments', count);
}

/** A literal of a string. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** What the checks of calls are made of: findings, fixes, and the words that several of them use. */
import { t } from '@vscode/l10n';
import { formatRelease } from '../../../splice/release';
import type { ClusterFacts } from '../../core/facts';
import type { Finding, FindingFix, FindingSeverity } from '../finding';
import type { SpliceCall } from './spliceCall';

export type CallCheck = (call: SpliceCall) => readonly Finding[];

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function finding(
  code: string,
  severity: FindingSeverity,
  { start, end }: Span,
  message: string,
  fixes: readonly FindingFix[] = [],
): Finding {
  return { code, severity, start, end, message, fixes };
}

/** Puts `text` in the place of a span. */
export function replacing(title: string, { start, end }: Span, text: string, isPreferred = false): FindingFix {
  return { title, edits: [{ start, end, text }], isPreferred };
}

export function inserting(title: string, at: number, text: string, isPreferred = false): FindingFix {
  return replacing(title, { start: at, end: at }, text, isPreferred);
}

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

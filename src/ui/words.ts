/** Counted things and states, in words. */
import { t } from '@vscode/l10n';

export function tablesCounted(count: number): string {
  return count === 1 ? t('1 table') : t('{0} tables', grouped(count));
}

export function schemasCounted(count: number): string {
  return count === 1 ? t('1 schema') : t('{0} schemas', grouped(count));
}

export function rowsToRepair(count: number): string {
  return count === 1 ? t('1 row to repair') : t('{0} rows to repair', grouped(count));
}

/** How many names a sentence lists: no dialog or notification has a scroll bar. */
export const mostNamed = 5;

/** `A, B, C, D, E and 7 more`. */
export function named(names: readonly string[]): string {
  if (names.length <= mostNamed) return names.join(', ');
  return t('{0} and {1} more', names.slice(0, mostNamed).join(', '), grouped(names.length - mostNamed));
}

/** 20,000 rather than 20000. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

export function peerState({ enabled }: { readonly enabled: boolean | undefined }): string {
  if (enabled === undefined) return t('unknown whether enabled');
  return enabled ? t('enabled') : t('disabled');
}

/** Time of day of a reading, to the second; with the date where that is not today. */
export function readAt(at: Date, now: Date): string {
  const time = at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  return at.toDateString() === now.toDateString() ? time : `${at.toLocaleDateString()} ${time}`;
}

/** Which backup can be restored: full, ended well, in the directory, begun after replication was turned on. */
import type { Backup } from './facts';
import type { Memory } from './model';

/** Newest first, as far as they serve. */
export function usableBackups(
  backups: readonly Backup[],
  directory: string,
  { enabledAfter, lastBackupBefore }: Pick<Memory, 'enabledAfter' | 'lastBackupBefore'>,
): readonly Backup[] {
  return backups
    .filter(
      ({ incremental, status, scope, ended, directory: place }) =>
        !incremental &&
        status.toUpperCase() === 'S' &&
        ['D', 'DATABASE'].includes(scope.toUpperCase()) &&
        ended !== undefined &&
        samePlace(place, directory),
    )
    .filter(({ begun, id }) => {
      if (enabledAfter !== undefined) return comparable(begun) >= comparable(enabledAfter);
      return lastBackupBefore === undefined || id > BigInt(lastBackupBefore);
    })
    .toSorted((one, other) => (comparable(one.begun) < comparable(other.begun) ? 1 : -1));
}

/** A slash at the end makes no other directory. */
export function samePlace(one: string, other: string): boolean {
  return withoutSlash(one) === withoutSlash(other);
}

export function withoutSlash(directory: string): string {
  return directory.trim().replace(/(?<=[^/])\/+$/, '');
}

/** Timestamps of one server, which drivers write with a blank or a T, and with more or fewer digits. */
function comparable(timestamp: string): string {
  const [seconds = '', fraction = ''] = timestamp.trim().replace('T', ' ').split('.');
  return `${seconds}.${fraction.padEnd(9, '0')}`;
}

/** The number in the answer of the asynchronous form. */
export function launchedId(answer: string): string | undefined {
  return /\bbackup (\d+) to\b/i.exec(answer)?.[1];
}

/** What is known of the restore that a set-up has sent. */
import type { HistoryEntry, SetUp } from './model';

/** The last one; undefined where none was sent. */
export function restoreCall({ history }: Pick<SetUp, 'history'>): HistoryEntry | undefined {
  return history.findLast(({ sql }) => sql.includes('SYSCS_RESTORE_DATABASE('));
}

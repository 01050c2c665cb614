/** A query for the number of a backup that gives those of all. */
import { t } from '@vscode/l10n';
import { isSignificant } from '../../../sql/lexer';
import { newestFullBackup } from '../../snippets/scripts';
import type { StatementCheck } from '../check';
import { finding, replacing } from '../finding';

const query = /^SELECT BACKUP_ID FROM (?:SYS \. )?SYSBACKUP(?: ORDER BY .*)?$/;

export const ambiguousBackup: StatementCheck = ({ text, tokens, backedUpTo }) => {
  const words = tokens.filter(isSignificant).slice(0, 20);
  const written = words.map(({ start, end }) => text.slice(start, end).toUpperCase()).join(' ');
  if (!query.test(written) || written.includes(' FETCH ')) return [];
  const span = { start: 0, end: text.length };
  const message = t(
    'This gives the numbers of all backups, those of failed and incremental ones too. A restore wants the newest full one of its directory that has ended well.',
  );
  const newest = newestFullBackup(backedUpTo?.replaceAll("'", "''")).join('\n').replace(/;$/, '');
  const fix = replacing(t('Ask for the newest full backup'), span, newest);
  return [finding('backup-id-ambiguous', 'information', span, message, [fix])];
};

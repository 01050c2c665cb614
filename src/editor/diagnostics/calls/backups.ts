/** The arguments of backups and restores. */
import { t } from '@vscode/l10n';
import { editDistance } from '../../../sql/editDistance';
import type { Finding } from '../finding';
import { finding, inserting, quoted, replacing, type CallCheck } from './parts';
import { argumentFor, stringOf } from './spliceCall';

const types = ['full', 'incremental'] as const;

/** Compared ignoring case. Outer blanks are dropped from the server's answer; whether before the comparison is not known. */
export const backupType: CallCheck = (call) => {
  const argument = call.description?.group === 'backup' ? argumentFor(call, 'type') : undefined;
  if (!argument) return [];
  const given = stringOf(argument);
  if (given === undefined) {
    if (argument.kind !== 'null') return [];
    const message = t('The type cannot be NULL: the call breaks off. It is {0} or {1}.', ...types);
    return [finding('backup-type', 'error', argument, message, fixesFor(argument, ''))];
  }
  const word = given.trim().toLowerCase();
  if (types.some((type) => type === word)) return [];
  const message = t('There is no backup type {0}. It is {1} or {2}, in any case.', quoted(given), ...types);
  return [finding('backup-type', 'error', argument, message, fixesFor(argument, word))];
};

/** Slips of the pen and signs that do not belong there are put right without asking. */
function fixesFor(argument: { readonly start: number; readonly end: number }, word: string) {
  const letters = word.replace(/[^a-z]/g, '');
  const meant = types.filter(
    (type) => letters !== '' && (type.startsWith(letters) || editDistance(letters, type) <= 2),
  );
  const offered = meant.length === 1 ? meant : types;
  return offered.map((type) => replacing(t('Write {0}', quoted(type)), argument, quoted(type), meant.length === 1));
}

/** The same path, once with an address and once without. */
export const restoreDirectory: CallCheck = (call): readonly Finding[] => {
  const isRestore = call.procedure.name.startsWith('SYSCS_RESTORE_DATABASE');
  const argument = isRestore ? argumentFor(call, 'directory') : undefined;
  const directory = stringOf(argument)?.trim();
  const backedUpTo = call.statement.backedUpTo?.trim();
  if (!argument || directory === undefined || backedUpTo === undefined) return [];
  const isBare = [directory, backedUpTo].map((one) => one.startsWith('/'));
  if (isBare[0] === isBare[1] || pathOf(directory) !== pathOf(backedUpTo)) return [];
  const message = t(
    'The backup above goes to {0}, and this one is read from {1}: one place only where the file system of that address is the default one of the cluster that backs up. Write the whole address in both, its port included.',
    backedUpTo,
    directory,
  );
  return [finding('backup-directory-differs', 'information', argument, message)];
};

/** Without file system and host, and without a slash at the end. */
function pathOf(directory: string): string {
  return directory.replace(/^[a-z][\w+.-]*:\/\/[^/]*/i, '').replace(/\/+$/, '');
}

export const backupDirectory: CallCheck = (call): readonly Finding[] => {
  const argument = call.description?.group === 'backup' ? argumentFor(call, 'directory') : undefined;
  const directory = stringOf(argument)?.trim();
  if (!argument || directory === undefined || /^(\/|[a-z][\w+.-]+:\/|<|\$|\{|\[)/i.test(directory)) return [];
  const message = t(
    'This directory is not absolute: the server decides where it is, and both clusters must mean the same place. Write an address such as {0}.',
    'hdfs://host/backup',
  );
  const isPlain = /^[\w-][\w./-]*$/.test(directory);
  const fixes = isPlain ? [inserting(t('Begin with a slash'), argument.start + 1, '/')] : [];
  return [finding('backup-directory', 'warning', argument, message, fixes)];
};

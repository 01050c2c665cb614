/** The word that SET_REPLICATION_ROLE takes. Which words it accepts is the server's secret; how long they may be is not. */
import { t } from '@vscode/l10n';
import { finding, type CallCheck } from './parts';
import { argumentFor, stringOf } from './spliceCall';

const longest = 10;

export const roleWord: CallCheck = (call) => {
  const argument = argumentFor(call, 'role');
  const word = stringOf(argument);
  if (!argument || word === undefined || word.length <= longest) return [];
  return [finding('role-length', 'error', argument, t('A role has at most {0} characters.', longest))];
};

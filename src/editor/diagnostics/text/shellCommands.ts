/** Commands of the vendor's shell, which no server knows: what to use instead. */
import { t } from '@vscode/l10n';
import { isSignificant } from '../../../sql/lexer';
import { unquoteString } from '../../../sql/names';
import { shellCommandProblem, transactionCommand } from '../../../sql/shellCommands';
import type { CheckedStatement, StatementCheck } from '../check';
import { finding, replacing, type FindingFix } from '../finding';

export const shellCommands: StatementCheck = (statement) => {
  const { text } = statement;
  const problem = transactionCommand(text) ? undefined : shellCommandProblem(text);
  if (problem === undefined) return [];
  const length = text.search(/[\r\n]/);
  const span = { start: 0, end: length < 0 ? text.length : length };
  return [finding('shell-command', 'error', span, problem, fixesOf(statement))];
};

function fixesOf({ text, tokens }: CheckedStatement): readonly FindingFix[] {
  const all = { start: 0, end: text.length };
  const [first = '', ...words] = tokens
    .filter(isSignificant)
    .map(({ start, end }) => text.slice(start, end).toUpperCase());
  switch (first) {
    case 'SHOW':
    case 'DESCRIBE': {
      const query = first === 'SHOW' ? queryFor(words) : columnsOf(words);
      return query === undefined ? [] : [replacing(t('Use a query'), all, query, true)];
    }
    case 'BEGIN':
      return words.length === 0 ? [replacing(t('Write {0}', 'AUTOCOMMIT OFF'), all, 'AUTOCOMMIT OFF', true)] : [];
    case 'EXECUTE':
    case 'EXEC': {
      const quoted = tokens.filter(isSignificant)[1];
      if (quoted?.kind !== 'string' || words.length !== 1) return [];
      const inner = unquoteString(text.slice(quoted.start, quoted.end));
      return [replacing(t('Write the statement itself'), all, inner, true)];
    }
    case 'ELAPSEDTIME':
    case 'MAXIMUMDISPLAYWIDTH':
    case 'WITHOUT':
    case 'HELP':
    case 'EXIT':
    case 'QUIT':
      return /[\r\n]/.test(text) ? [] : [replacing(t('Leave it out'), all, '', true)];
    case 'WITH':
      return words[0] === 'HEADER' && words.length === 1 ? [replacing(t('Leave it out'), all, '', true)] : [];
    default:
      return [];
  }
}

/** By what is shown. `IN schema` narrows it. */
function queryFor([what = '', ...more]: readonly string[]): string | undefined {
  const [word, schema, ...rest] = more;
  const isNarrowed = word === 'IN' && /^\w+$/.test(schema ?? '') && rest.length === 0;
  if (more.length > 0 && !isNarrowed && what !== 'VERSION') return undefined;
  const inSchema = isNarrowed && schema !== undefined ? ` AND S.SCHEMANAME = '${schema}'` : '';
  const ofTables = (types: string) =>
    `SELECT S.SCHEMANAME, T.TABLENAME FROM SYS.SYSTABLES T JOIN SYS.SYSSCHEMAS S ON S.SCHEMAID = T.SCHEMAID WHERE T.TABLETYPE IN (${types})${inSchema} ORDER BY 1, 2`;
  const procedures = `SELECT S.SCHEMANAME, A.ALIAS FROM SYS.SYSALIASES A JOIN SYS.SYSSCHEMAS S ON S.SCHEMAID = A.SCHEMAID WHERE A.ALIASTYPE = 'P'${inSchema} ORDER BY 1, 2`;
  switch (what) {
    case 'SCHEMAS':
      return isNarrowed ? undefined : 'SELECT SCHEMANAME FROM SYS.SYSSCHEMAS ORDER BY 1';
    case 'TABLES':
      return ofTables("'T', 'E'");
    case 'VIEWS':
      return ofTables("'V'");
    case 'SYNONYMS':
      return ofTables("'A'");
    case 'PROCEDURES':
      return procedures;
    case 'VERSION':
      return more.length === 0
        ? 'CALL SYSCS_UTIL.SYSCS_GET_VERSION_INFO()'
        : more.join() === 'LOCAL'
          ? 'CALL SYSCS_UTIL.SYSCS_GET_VERSION_INFO_LOCAL()'
          : undefined;
    default:
      return undefined;
  }
}

/** `DESCRIBE SALES.ORDERS`: a query without rows shows the columns. */
function columnsOf(words: readonly string[]): string | undefined {
  const name = words.join('');
  return /^[\w$@]+(?:\.[\w$@]+)?$/.test(name) ? `SELECT * FROM ${name} WHERE 1 = 0` : undefined;
}

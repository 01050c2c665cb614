/** Statements that the server does not know: those of transactions, which the runner carries out, and those of the vendor's shell. */
import { t } from '@vscode/l10n';
import { isSignificant, tokenAt } from './lexer';

export type TransactionCommand = 'commit' | 'rollback' | 'autocommit-on' | 'autocommit-off';

/** `ROLLBACK TO SAVEPOINT` is none: the server knows savepoints. */
export function transactionCommand(statement: string): TransactionCommand | undefined {
  switch (wordsOf(statement)) {
    case 'COMMIT':
    case 'COMMIT WORK':
      return 'commit';
    case 'ROLLBACK':
    case 'ROLLBACK WORK':
      return 'rollback';
    case 'AUTOCOMMIT ON':
      return 'autocommit-on';
    case 'AUTOCOMMIT OFF':
      return 'autocommit-off';
    default:
      return undefined;
  }
}

/** Why a statement of the shell is not run and what to use instead; undefined for what may be sent. */
export function shellCommandProblem(statement: string): string | undefined {
  const words = wordsOf(statement);
  const [first = '', second = ''] = words.split(' ');
  const isOfTwo = first === 'SET' || words === 'WITH HEADER' || (first === 'BEGIN' && second === 'ATOMIC');
  const command = isOfTwo ? `${first} ${second}` : first;
  switch (command) {
    case 'SHOW':
    case 'DESCRIBE':
      return t('{0} is a command of the shell, not SQL. Read the tables of the schema SYS instead.', command);
    case 'CONNECT':
    case 'DISCONNECT':
    case 'SET CONNECTION':
      return t(
        '{0} is a command of the shell, not SQL. A line with “-- @cluster NAME” chooses the cluster instead.',
        command,
      );
    case 'RUN':
      return t('RUN is a command of the shell, not SQL. Open that file and run it there.');
    case 'BEGIN ATOMIC':
    case 'END':
      return t('BEGIN ATOMIC … END is the body of a CREATE TRIGGER. The server knows no block of its own.');
    case 'BEGIN':
    case 'SET TRANSACTION':
      return t(
        'The server does not know {0}. AUTOCOMMIT OFF begins a transaction, COMMIT or ROLLBACK ends it.',
        command,
      );
    case 'AUTOCOMMIT':
      return t('AUTOCOMMIT takes ON or OFF.');
    case 'PREPARE':
    case 'EXECUTE':
    case 'EXEC':
    case 'REMOVE':
      return t('{0} is a command of the shell, not SQL. Write the statement itself.', command);
    case 'SPOOL':
      return t('SPOOL is a command of the shell, not SQL. Results can be saved from their panel.');
    case 'ELAPSEDTIME':
    case 'MAXIMUMDISPLAYWIDTH':
    case 'WITH HEADER':
    case 'WITHOUT':
    case 'SET TERMINATOR':
    case 'HELP':
    case 'EXIT':
    case 'QUIT':
      return t('{0} is a command of the shell, not SQL. Leave it out.', command);
    default:
      return undefined;
  }
}

/** The first four words in upper case; whatever is no word ends them. */
function wordsOf(statement: string): string {
  const words: string[] = [];
  for (let at = 0; at < statement.length && words.length < 4;) {
    const token = tokenAt(statement, at);
    at = token.end;
    if (!isSignificant(token)) continue;
    if (token.kind !== 'word') return [...words, '?'].join(' ');
    words.push(statement.slice(token.start, token.end).toUpperCase());
  }
  return words.join(' ');
}

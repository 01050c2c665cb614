/** Which commands run a statement: decided by its first word, so that it takes no turn to ask the server. */

/** `other`: only preparing tells whether it returns rows. */
export type StatementKind = 'query' | 'call' | 'change' | 'other';

const queries: ReadonlySet<string> = new Set(['SELECT', 'VALUES']);
const changes: ReadonlySet<string> = new Set([
  'INSERT',
  'UPDATE',
  'DELETE',
  'CREATE',
  'DROP',
  'ALTER',
  'GRANT',
  'REVOKE',
  'RENAME',
  'TRUNCATE',
  'LOCK',
  'SET',
  'SAVEPOINT',
  'RELEASE',
  'ROLLBACK',
]);
const counted: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** @param sql comments blanked */
export function statementKind(sql: string): StatementKind {
  const word = firstWord(sql);
  if (queries.has(word)) return 'query';
  if (changes.has(word)) return 'change';
  return word === 'CALL' ? 'call' : 'other';
}

/** True where the number of changed rows means something. */
export function countsRows(sql: string): boolean {
  return counted.has(firstWord(sql));
}

/** Brackets before it are looked through, as in `(SELECT …)` and `{CALL …}`. */
function firstWord(sql: string): string {
  return (/^[\s({]*([A-Za-z]+)/.exec(sql)?.[1] ?? '').toUpperCase();
}

/** Reads `SET SCHEMA name`, which says where unqualified names are looked for from then on. */
import { isSignificant, tokenAt } from './lexer';
import { foldName, unquoteName, unquoteString } from './names';

/** The schema's name; an empty one where only the server knows it (`SET SCHEMA USER`). Undefined for another statement. */
export function schemaSet(statement: string): string | undefined {
  const words: string[] = [];
  for (let at = 0; at < statement.length && words.length < 5;) {
    const { kind, start, end } = tokenAt(statement, at);
    at = end;
    if (!isSignificant({ kind, start, end })) continue;
    const text = statement.slice(start, end);
    words.push(kind === 'quoted-name' || kind === 'string' ? text : foldName(text));
  }
  const [set, ...rest] = words;
  if (set !== 'SET') return undefined;
  if (rest[0] === 'CURRENT') rest.shift();
  if (rest.shift() !== 'SCHEMA') return undefined;
  const [name = ''] = rest[0] === '=' ? rest.slice(1) : rest;
  if (name.startsWith('"')) return unquoteName(name);
  if (name.startsWith("'")) return unquoteString(name);
  return name === 'USER' || name === '?' ? '' : name;
}

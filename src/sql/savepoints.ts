/** Reads the statements of savepoints, which the server carries out and the runner takes note of. */
import { isSignificant, tokenAt } from './lexer';
import { foldName, unquoteName } from './names';

export interface SavepointCommand {
  readonly kind: 'set' | 'release' | 'rollback';
  /** As the server looks it up; absent where none is written, which means the latest one. */
  readonly name?: string;
}

/** `SAVEPOINT a`, `RELEASE [TO] SAVEPOINT a`, `ROLLBACK [WORK] TO SAVEPOINT a`; undefined for another statement. */
export function savepointCommand(statement: string): SavepointCommand | undefined {
  const words: string[] = [];
  for (let at = 0; at < statement.length && words.length < 5;) {
    const token = tokenAt(statement, at);
    at = token.end;
    if (!isSignificant(token)) continue;
    const text = statement.slice(token.start, token.end);
    words.push(token.kind === 'quoted-name' ? text : foldName(text));
  }
  const [head, written] =
    /^(SAVEPOINT|RELEASE (?:TO )?SAVEPOINT|ROLLBACK (?:WORK )?TO SAVEPOINT)\b ?/.exec(words.join(' ')) ?? [];
  if (head === undefined || written === undefined) return undefined;
  const name = words[written.split(' ').length];
  return {
    kind: written.startsWith('SAVE') ? 'set' : written.startsWith('REL') ? 'release' : 'rollback',
    ...(name !== undefined && { name: name.startsWith('"') ? unquoteName(name) : name }),
  };
}

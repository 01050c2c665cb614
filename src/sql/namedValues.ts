/** Finds the `:name` of a statement, and turns them into parameters of the server. */
import { isSignificant, tokenAt, type Token } from './lexer';

export interface NamedValue {
  /** Without the colon, as written. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface WrittenParameters {
  readonly named: readonly NamedValue[];
  /** Offsets of bare question marks, for which a script has no value. */
  readonly questionMarks: readonly number[];
}

/** Strings, quoted names, comments and hints hold none. */
export function findParameters(text: string): WrittenParameters {
  const named: NamedValue[] = [];
  const questionMarks: number[] = [];
  let colon: Token | undefined;
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    at = token.end;
    const sign = token.kind === 'operator' ? text.slice(token.start, token.end) : '';
    if (sign === '?' && isSignificant(token)) questionMarks.push(token.start);
    if (colon?.end === token.start && token.kind === 'word') {
      named.push({ name: text.slice(token.start, token.end), start: colon.start, end: token.end });
    }
    colon = sign === ':' && colon?.end !== token.start ? token : undefined;
  }
  return { named, questionMarks };
}

/**
 * Each `:name` becomes a `?` followed by as many spaces as keep all else in its place, so that the server's positions still fit.
 * The values belong to them in the order of `named`.
 */
export function bindNamed(text: string, named: readonly NamedValue[]): string {
  let bound = '';
  let kept = 0;
  for (const { start, end } of named) {
    bound += text.slice(kept, start) + '?'.padEnd(end - start);
    kept = end;
  }
  return bound + text.slice(kept);
}

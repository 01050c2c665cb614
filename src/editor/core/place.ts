/** What stands at a place in a script: the token there, and the tokens of its statement. */
import { isSignificant, tokenAt, type Token } from '../../sql/lexer';
import { isSemicolon } from '../../sql/statements';
import type { ScriptIndex } from './scriptIndex';

export interface Place {
  readonly text: string;
  readonly offset: number;
  /** Significant tokens of the statement that the place is in, as far as they were looked at; empty between statements. */
  readonly tokens: readonly Token[];
  /** Holds the character at the offset; undefined at the end of the text. */
  readonly at: Token | undefined;
  /** Holds the character before the offset; undefined at the beginning of the text. */
  readonly before: Token | undefined;
}

/** How far behind the place a statement is looked at: a statement may be megabytes of values. */
const FURTHEST = 20_000;

/** `offset` may be anywhere from 0 to the length of the text. */
export function placeAt(script: ScriptIndex, offset: number): Place {
  const { text } = script;
  const region = script.regionAt(offset);
  const end = Math.min(region.end, offset + FURTHEST);
  const bodyEnd = region.statement?.end ?? 0;
  let tokens: Token[] = [];
  let at: Token | undefined;
  let before: Token | undefined;
  let isOver = false;
  for (let next = region.start; next < end;) {
    const token = tokenAt(text, next);
    next = token.end;
    if (token.start <= offset && offset < token.end) at = token;
    if (token.start < offset && offset <= token.end) before = token;
    if (token.start >= bodyEnd && isSemicolon(text, token)) {
      if (offset <= token.start) isOver = true;
      else tokens = [];
    } else if (isSignificant(token) && !isOver) tokens.push(token);
  }
  return { text, offset, tokens, at, before };
}

/** The words of a token as they are written; empty for none. */
export function textOf(text: string, token: Token | undefined): string {
  return token ? text.slice(token.start, token.end) : '';
}

/** True for this word, whatever its case, unquoted. */
export function isWord(text: string, token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && textOf(text, token).toUpperCase() === word;
}

export function isSign(text: string, token: Token | undefined, sign: string): boolean {
  return token?.kind === 'operator' && textOf(text, token) === sign;
}

/** Splits SQL text into tokens the way the server's lexer does. Every text is accepted; nothing here throws. */
import { isAsciiDigit, isBlank, isLineEnd, isNamePart, isNameStart } from './characters';

export type TokenKind =
  | 'word' // unquoted name or keyword
  | 'quoted-name'
  | 'string' // '…' and X'…'
  | 'number'
  | 'operator' // operators and punctuation, the semicolon included
  | 'line-comment'
  | 'block-comment'
  | 'hint' // --splice-properties to the end of the line
  | 'blank'
  | 'unknown'; // a character that the server refuses (42X02)

/** Offsets count UTF-16 units; the line end after a line comment or hint is not part of it. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** The text ends inside this string, quoted name or block comment. */
  readonly unterminated?: true;
}

const QUOTE = 39;
const DOUBLE_QUOTE = 34;
const DASH = 45;
const SLASH = 47;
const STAR = 42;
const DOT = 46;
const OPERATORS = new Set(Array.from('+-*/%=<>(){},.;:?|&!^~', (character) => character.charCodeAt(0)));
/** Characters that can begin an operator of two. */
const OPERATOR_STARTS = new Set(Array.from('<>!|', (character) => character.charCodeAt(0)));
const DOUBLE_OPERATORS = new Set(['<>', '<=', '>=', '!=', '||']);
const HINT_WORD = 'splice-properties';

/** All tokens of the text; joined they give the text back. Prefer {@link tokenAt} in a loop for large texts. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The token that begins at `at`, which must be where another one ended (or 0) and inside the text. */
export function tokenAt(text: string, at: number): Token {
  const code = text.charCodeAt(at);
  if (isBlank(code)) return { kind: 'blank', start: at, end: endWhile(text, at + 1, isBlank) };
  if (isNameStart(code)) return wordAt(text, at, code);
  if (code === QUOTE) return quotedAt(text, at, at + 1, 'string', "'");
  if (code === DOUBLE_QUOTE) return quotedAt(text, at, at + 1, 'quoted-name', '"');
  if (isAsciiDigit(code) || (code === DOT && isAsciiDigit(text.charCodeAt(at + 1)))) {
    return { kind: 'number', start: at, end: numberEnd(text, at) };
  }
  const next = text.charCodeAt(at + 1);
  if (code === DASH && next === DASH) return lineCommentAt(text, at);
  if (code === SLASH && next === STAR) return blockCommentAt(text, at);
  return operatorAt(text, at, code);
}

/** True for tokens that the server's grammar sees: neither blank, nor comment, nor hint. */
export function isSignificant(token: Token): boolean {
  return token.kind !== 'blank' && token.kind !== 'hint' && !isComment(token);
}

export function isComment(token: Token): boolean {
  return token.kind === 'line-comment' || token.kind === 'block-comment';
}

function wordAt(text: string, at: number, code: number): Token {
  const end = endWhile(text, at + 1, isNamePart);
  const isHex = end === at + 1 && (code === 88 || code === 120) && text.charCodeAt(end) === QUOTE;
  return isHex ? quotedAt(text, at, end + 1, 'string', "'") : { kind: 'word', start: at, end };
}

function quotedAt(text: string, start: number, from: number, kind: 'string' | 'quoted-name', quote: string): Token {
  let at = from;
  for (;;) {
    const found = text.indexOf(quote, at);
    if (found < 0) return { kind, start, end: text.length, unterminated: true };
    if (text[found + 1] !== quote) return { kind, start, end: found + 1 };
    at = found + 2;
  }
}

function numberEnd(text: string, start: number): number {
  let at = endWhile(text, start, isAsciiDigit);
  if (text.charCodeAt(at) === DOT) at = endWhile(text, at + 1, isAsciiDigit);
  const exponent = text[at];
  if (exponent !== 'e' && exponent !== 'E') return at;
  const sign = text[at + 1];
  const digits = sign === '+' || sign === '-' ? at + 2 : at + 1;
  return isAsciiDigit(text.charCodeAt(digits)) ? endWhile(text, digits, isAsciiDigit) : at;
}

function lineCommentAt(text: string, start: number): Token {
  const end = endWhile(text, start + 2, (code) => !isLineEnd(code));
  return { kind: isHint(text, start + 2) ? 'hint' : 'line-comment', start, end };
}

function isHint(text: string, afterDashes: number): boolean {
  const word = endWhile(text, afterDashes, (code) => code === 32);
  const end = word + HINT_WORD.length;
  return text.slice(word, end).toLowerCase() === HINT_WORD && !(end < text.length && isNamePart(text.charCodeAt(end)));
}

function blockCommentAt(text: string, start: number): Token {
  let depth = 1;
  let at = start + 2;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === STAR && next === SLASH) {
      depth -= 1;
      at += 2;
      if (depth === 0) return { kind: 'block-comment', start, end: at };
    } else if (code === SLASH && next === STAR) {
      depth += 1;
      at += 2;
    } else {
      at += 1;
    }
  }
  return { kind: 'block-comment', start, end: text.length, unterminated: true };
}

function operatorAt(text: string, start: number, code: number): Token {
  if (OPERATORS.has(code)) {
    const isDouble = OPERATOR_STARTS.has(code) && DOUBLE_OPERATORS.has(text.slice(start, start + 2));
    return { kind: 'operator', start, end: start + (isDouble ? 2 : 1) };
  }
  const length = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
  return { kind: 'unknown', start, end: start + length };
}

function endWhile(text: string, from: number, holds: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && holds(text.charCodeAt(at))) at += 1;
  return at;
}

/** The tokens of a statement as the rewriting needs them, and the errors that point at one. */
import { readHints } from '../../../../sql/hints';
import { isSignificant, tokenize, type Token } from '../../../../sql/lexer';
import { foldName, unquoteName } from '../../../../sql/names';
import { findHint } from '../../../../splice/hints';
import { emptyValues, lexicalError, syntaxError, unknownHint, type ServerError } from '../serverError';

export interface Piece {
  readonly kind: 'word' | 'quoted-name' | 'string' | 'number' | 'operator';
  /** As written. */
  readonly text: string;
  /** Words in upper case, everything else as written: compare with this. */
  readonly upper: string;
  readonly start: number;
}

/** Throws what the server says of characters and hints it does not know. Comments and hints are left out. */
export function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  const tokens = tokenize(text);
  for (const token of tokens) {
    const found = text.slice(token.start, token.end);
    if (token.kind === 'unknown') {
      const { line, column } = placeOf(text, token.start);
      const code = found.codePointAt(0) ?? 0;
      const shown = code > 126 ? `\\u${code.toString(16).padStart(4, '0')}` : found;
      throw lexicalError('', `"${shown}" (${code})`, line, column);
    }
    if (token.unterminated) {
      // Elsewhere it is not known what the server says.
      if (pieces.at(-1)?.upper === 'VALUES') throw emptyValues();
      const end = placeOf(text, text.length);
      throw lexicalError(found, '<EOF>', end.line, end.column);
    }
    if (!isSignificant(token)) continue;
    const kind = token.kind as Piece['kind'];
    pieces.push({ kind, text: found, upper: kind === 'word' ? foldName(found) : found, start: token.start });
  }
  checkHints(text, tokens, pieces);
  return pieces;
}

/** A query has hints in its FROM clauses alone; changes have some of their own, which nobody has listed. */
function checkHints(text: string, tokens: readonly Token[], pieces: readonly Piece[]): void {
  if (pieces[0]?.upper === 'INSERT' || pieces[0]?.upper === 'DELETE') return;
  for (const { start, isInFrom, keys } of readHints(text, tokens)) {
    const { line, column } = placeOf(text, start);
    if (!isInFrom) throw syntaxError('--splice-properties', line, column);
    const unknown = keys.find(({ name }) => !findHint(name));
    if (unknown) throw unknownHint(unknown.name);
  }
}

/** The name that a word or quoted name means. */
export function nameIn(piece: Piece): string {
  return piece.kind === 'quoted-name' ? unquoteName(piece.text) : piece.upper;
}

export function isName(piece: Piece | undefined): piece is Piece {
  return piece?.kind === 'word' || piece?.kind === 'quoted-name';
}

/** What the parser says of the piece; `undefined` stands for the end of the text. */
export function unexpected(text: string, piece: Piece | undefined): ServerError {
  if (piece) {
    const { line, column } = placeOf(text, piece.start);
    return syntaxError(piece.text, line, column);
  }
  const { line, column } = placeOf(text, Math.max(text.trimEnd().length - 1, 0));
  return syntaxError('<EOF>', line, column);
}

/** Line and column from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** `LONG VARCHAR`, `DECIMAL(12,2)`: words with one blank between, the rest without. */
export function typeText(pieces: readonly Piece[]): string {
  return pieces.map((piece, index) => (piece.kind === 'word' && index > 0 ? ` ${piece.upper}` : piece.upper)).join('');
}

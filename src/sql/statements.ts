/** Splits a script into its statements, and takes comments out of a text without moving anything. */
import { isComment, isSignificant, tokenAt, tokenize, type Token } from './lexer';
import { TriggerBody } from './triggerBody';

export interface Statement {
  /** Offset of the first token that is neither blank nor comment nor hint. */
  readonly start: number;
  /** Offset behind the last token that is neither blank nor comment; the semicolon is not part of it. */
  readonly end: number;
  readonly text: string;
  /** What the script ends in the middle of: a string, a quoted name, a block comment, a trigger's BEGIN ATOMIC. */
  readonly unterminated?: 'string' | 'name' | 'comment' | 'body';
}

const LONGEST_WORD_OF_INTEREST = 'TRIGGER'.length;

/** What lies between two semicolons, or between one and an end of the text. */
export interface Piece {
  /** Offset behind the semicolon, or the end of the text. */
  readonly end: number;
  /** It ends with its semicolon, not with the text. */
  readonly closed: boolean;
  /** Blanks and comments alone make none. */
  readonly statement?: Pick<Statement, 'start' | 'end'>;
  readonly unterminated?: Statement['unterminated'];
  /** Offset of a block comment without an end that no statement stands before: it swallows the rest of the text. */
  readonly openComment?: number;
}

export interface SplitScript {
  readonly statements: readonly Statement[];
  /** See {@link Piece}. */
  readonly openComment?: number;
}

/** The statements in order; blanks, comments and stray semicolons alone make none. Linear in the text. */
export function splitStatements(text: string): readonly Statement[] {
  return splitScript(text).statements;
}

/** The statements, and what the text ends in the middle of behind the last one. */
export function splitScript(text: string): SplitScript {
  const statements: Statement[] = [];
  let openComment: number | undefined;
  for (let at = 0; at < text.length;) {
    const piece = pieceAt(text, at);
    at = piece.end;
    if (piece.statement) statements.push(statementOf(text, piece.statement, piece.unterminated));
    openComment = piece.openComment;
  }
  return { statements, ...(openComment !== undefined && { openComment }) };
}

/** `from` must be inside the text, at its beginning or where another piece ended: nothing before it matters. */
export function pieceAt(text: string, from: number): Piece {
  const body = new TriggerBody();
  let start = -1;
  let end = -1;
  let last: Token | undefined;
  let at = from;
  let closed = false;
  while (at < text.length) {
    const token = tokenAt(text, at);
    at = token.end;
    closed = isSemicolon(text, token) && !body.isInside;
    if (closed) break;
    if (isSignificant(token)) {
      if (start < 0) start = token.start;
      if (body.isWatching) body.see(wordOf(text, token));
    }
    if (token.kind !== 'blank' && (!isComment(token) || token.unterminated)) {
      end = token.end;
      last = token;
    }
  }
  if (start < 0) return { end: at, closed, ...(last?.unterminated && { openComment: last.start }) };
  const unterminated = unterminatedPart(last, body.isInside);
  return { end: at, closed, statement: { start, end }, ...(unterminated && { unterminated }) };
}

export function statementOf(
  text: string,
  { start, end }: Pick<Statement, 'start' | 'end'>,
  unterminated: Statement['unterminated'],
): Statement {
  return { start, end, text: text.slice(start, end), ...(unterminated && { unterminated }) };
}

/**
 * The text with every comment turned into spaces of the same length. Line ends and hints stay, so that offsets, lines and
 * columns still fit. A block comment without an end stays as it is: what it was to hide must not run.
 */
export function blankComments(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    at = token.end;
    if (!isComment(token) || token.unterminated) continue;
    pieces.push(text.slice(kept, token.start), blanked(text.slice(token.start, token.end)));
    kept = token.end;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(kept);
}

/** A statement with its semicolon, on the next line where a hint at the end would swallow it. */
export function withSemicolon(statement: string): string {
  return tokenize(statement).at(-1)?.kind === 'hint' ? `${statement}\n;` : `${statement};`;
}

/** Every character but the line ends turned into a space. */
export function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

export function isSemicolon(text: string, token: Token): boolean {
  return token.kind === 'operator' && text.charCodeAt(token.start) === 59;
}

function wordOf(text: string, token: Token): string | undefined {
  if (token.kind !== 'word' || token.end - token.start > LONGEST_WORD_OF_INTEREST) return undefined;
  return text.slice(token.start, token.end).toUpperCase();
}

function unterminatedPart(last: Token | undefined, inBody: boolean): Statement['unterminated'] {
  if (last?.unterminated) {
    if (last.kind === 'string') return 'string';
    return last.kind === 'quoted-name' ? 'name' : 'comment';
  }
  return inBody ? 'body' : undefined;
}

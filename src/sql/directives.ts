/** Reads the directives of a script: line comments such as `-- @cluster east` that say how its statements are run. */
import { editDistance } from './editDistance';
import { tokenAt } from './lexer';

export const directiveWords = ['cluster', 'active', 'passive', 'let', 'confirm', 'wait-for-restart'] as const;

export type DirectiveWord = (typeof directiveWords)[number];

/** A piece of the text, with the offsets where it stands. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Offsets count UTF-16 units from the beginning of the text given. */
interface Placed {
  /** Of the whole comment, its dashes included; the line end is not part of it. */
  readonly start: number;
  readonly end: number;
  /** The word with its `@`. */
  readonly word: Piece;
}

export type Directive = Placed &
  (
    | { readonly kind: 'cluster'; readonly name: Piece }
    | { readonly kind: 'let'; readonly name: Piece }
    | { readonly kind: 'active' | 'passive' | 'wait-for-restart' }
    | { readonly kind: 'confirm'; readonly question: Piece }
  );

export type DirectiveProblem = Placed &
  /** `meant` is the known word it resembles; without one it may well be an ordinary comment, such as `-- @author Ann`. */
  (
    | { readonly kind: 'unknown-directive'; readonly meant?: DirectiveWord }
    | { readonly kind: 'missing-name'; readonly directive: 'cluster' | 'let' }
    /** A name for a value is one word of letters, digits and `_`, and does not begin with a digit. */
    | { readonly kind: 'bad-name'; readonly directive: 'let'; readonly argument: Piece }
    | { readonly kind: 'missing-text'; readonly directive: 'confirm' }
    | {
        readonly kind: 'unexpected-text';
        readonly directive: 'active' | 'passive' | 'wait-for-restart';
        readonly argument: Piece;
      }
  );

export interface Directives {
  /** In the text's order; those with a problem are not among them. */
  readonly directives: readonly Directive[];
  readonly problems: readonly DirectiveProblem[];
}

/** Every text is accepted; linear in it. */
export function readDirectives(text: string): Directives {
  const directives: Directive[] = [];
  const problems: DirectiveProblem[] = [];
  for (let at = 0; at < text.length;) {
    const token = tokenAt(text, at);
    at = token.end;
    if (token.kind !== 'line-comment') continue;
    const read = readDirective(text, token.start, token.end);
    if (read?.directive) directives.push(read.directive);
    else if (read) problems.push(read.problem);
  }
  return { directives, problems };
}

/** False for a comment that merely begins with an unknown `@word`: all other problems keep a script from running. */
export function stopsScript(problem: DirectiveProblem): boolean {
  return problem.kind !== 'unknown-directive' || problem.meant !== undefined;
}

export type DirectiveReading =
  | { readonly directive: Directive; readonly problem?: never }
  | { readonly directive?: never; readonly problem: DirectiveProblem };

/** From `start` to `end` there is a line comment, its dashes included. Undefined for an ordinary one. */
export function readDirective(text: string, start = 0, end = text.length): DirectiveReading | undefined {
  const found = /^--[ \t]*(@([A-Za-z][\w-]*))([ \t]*:?[ \t]*)/.exec(text.slice(start, end));
  if (!found) return undefined;
  const [head, marked = '', name = '', gap = ''] = found;
  const wordStart = start + head.indexOf('@');
  const placed: Placed = { start, end, word: { text: marked, start: wordStart, end: wordStart + marked.length } };
  const rest = text.slice(start + head.length, end).trimEnd();
  const argument: Piece = { text: rest, start: start + head.length, end: start + head.length + rest.length };
  const known = directiveWords.find((word) => word === name.toLowerCase());
  if (known) return read(known, placed, argument);
  const meant = similar(name.toLowerCase());
  if (!meant && gap === '' && rest !== '') return undefined;
  return { problem: { ...placed, kind: 'unknown-directive', ...(meant && { meant }) } };
}

function read(kind: DirectiveWord, placed: Placed, argument: Piece): DirectiveReading {
  const isEmpty = argument.text === '';
  switch (kind) {
    case 'cluster':
      if (isEmpty) return { problem: { ...placed, kind: 'missing-name', directive: kind } };
      return { directive: { ...placed, kind, name: argument } };
    case 'let':
      if (isEmpty) return { problem: { ...placed, kind: 'missing-name', directive: kind } };
      if (!/^[A-Za-z_]\w*$/.test(argument.text)) {
        return { problem: { ...placed, kind: 'bad-name', directive: kind, argument } };
      }
      return { directive: { ...placed, kind, name: argument } };
    case 'confirm':
      if (isEmpty) return { problem: { ...placed, kind: 'missing-text', directive: kind } };
      return { directive: { ...placed, kind, question: argument } };
    case 'active':
    case 'passive':
    case 'wait-for-restart':
      if (!isEmpty) return { problem: { ...placed, kind: 'unexpected-text', directive: kind, argument } };
      return { directive: { ...placed, kind } };
  }
}

/** The known word at most two slips away, one for the short ones; long ones also by their beginning (`@wait`). */
function similar(word: string): DirectiveWord | undefined {
  return directiveWords.find((known) => {
    if (word.length >= 4 && known.startsWith(word)) return true;
    return editDistance(word, known) <= (known.length < 5 ? 1 : 2);
  });
}

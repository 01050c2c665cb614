/** Where a text without an end was most likely to end. */
import { isLineEnd } from '../../../sql/characters';
import type { Token } from '../../../sql/lexer';
import type { Span } from '../finding';
import { straightFor } from './curlyQuotes';

/** Of what is looked at, in characters: whoever writes longer ones closes them. */
export const LONGEST_LINE = 2_000;

/** What may stand behind a text in the parentheses of a call: plain arguments, parentheses, the semicolon, a comment. */
const literals = /(?:\s*,\s*(?:true|false|null|[+-]?\d+(?:\.\d+)?))*\s*$/i;

/**
 * What the closing quote takes the place of, an empty span where it comes in between. Undefined where nobody can tell.
 * @param depth how many parentheses are open before it
 */
export function closingPlace(text: string, { kind, start, end }: Token, depth: number): Span | undefined {
  const from = start + 1;
  const lineEnd = Math.min(firstLineEnd(text, start), end);
  if (lineEnd - from > LONGEST_LINE) return undefined;
  const line = text.slice(from, lineEnd);
  if (kind === 'quoted-name') {
    const length = /^[\w$@]*/.exec(line)?.[0].length ?? 0;
    return length === 0 ? undefined : { start: from + length, end: from + length };
  }
  const curly = [...line.matchAll(/[^\s\w](?=\s*(?:[,);]|$))/g)].find(([one]) => straightFor(one) === "'");
  if (curly) return { start: from + curly.index, end: from + curly.index + 1 };
  const length = line.replace(/'$/, '').length - suffixLength(line.replace(/'$/, ''), depth);
  return { start: from + length, end: from + length };
}

/** The line end is not part of the line; the text's end is one, and so is `to`. */
export function firstLineEnd(text: string, from: number, to = text.length): number {
  let at = from;
  while (at < to && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

/** Of what stands behind the text on its line, and does not belong to it. */
function suffixLength(line: string, depth: number): number {
  let rest = line.replace(/\s*(?:--.*)?$/, '');
  if (rest.endsWith(';')) rest = rest.slice(0, -1).trimEnd();
  for (let open = depth; open > 0 && rest.endsWith(')'); open -= 1) rest = rest.slice(0, -1).trimEnd();
  if (depth > 0) rest = rest.replace(/\s*,\s*$/, '').replace(literals, '');
  return line.length - rest.length;
}

/** Reads the optimizer hints of a statement: where each stands, and which keys it sets. */
import type { Token } from './lexer';

export interface HintKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface PlacedHint {
  readonly start: number;
  readonly end: number;
  /** The server takes hints in a FROM clause only. */
  readonly isInFrom: boolean;
  readonly keys: readonly HintKey[];
}

const clauses = new Set(['SELECT', 'FROM', 'WHERE', 'GROUP', 'HAVING', 'ORDER', 'FETCH', 'OFFSET', 'UNION', 'VALUES']);

/** `tokens` are those of the text, comments and blanks included. */
export function readHints(text: string, tokens: readonly Token[]): readonly PlacedHint[] {
  const found: PlacedHint[] = [];
  /** The clause that each open parenthesis stands in, the outermost first. */
  const open = [''];
  for (const { kind, start, end } of tokens) {
    if (kind === 'hint') {
      const isInFrom = open.at(-1) === 'FROM';
      found.push({ start, end, isInFrom, keys: keysOf(text.slice(start, end), start) });
    } else if (kind === 'operator') {
      if (text[start] === '(') open.push(open.at(-1) ?? '');
      else if (text[start] === ')' && open.length > 1) open.pop();
    } else if (kind === 'word') {
      const word = text.slice(start, end).toUpperCase();
      if (clauses.has(word)) open[open.length - 1] = word;
    }
  }
  return found;
}

function keysOf(hint: string, base: number): readonly HintKey[] {
  const head = /^-- *splice-properties/i.exec(hint)?.[0].length ?? 0;
  return [...hint.slice(head).matchAll(/([A-Za-z]\w*)[ \t]*=/g)].map(({ 1: name = '', index }) => {
    const start = base + head + index;
    return { name, start, end: start + name.length };
  });
}

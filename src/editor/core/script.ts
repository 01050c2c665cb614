/** The text of a document with its statements, and the part of it around a place. */
import { splitStatements, type Statement } from '../../sql/statements';

export interface Script {
  readonly text: string;
  /** In order; see {@link splitStatements}. */
  readonly statements: readonly Statement[];
}

/** Reads the whole text: once per version of a document, never per request. */
export function scriptOf(text: string): Script {
  return { text, statements: splitStatements(text) };
}

/** A statement with everything up to the next one; before the first one, what stands there. Offsets of the text. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly statement: Statement | undefined;
}

export function regionAt({ text, statements }: Script, offset: number): Region {
  const next = firstBehind(statements, offset);
  const statement = statements[next - 1];
  return { start: statement?.start ?? 0, end: statements[next]?.start ?? text.length, statement };
}

/** Index of the first statement that begins behind `offset`. */
function firstBehind(statements: readonly Statement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((statements[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

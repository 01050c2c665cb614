/** The text of a script in pieces, and those in chunks, so that an edit copies little. */
import { pieceAt, type Statement } from '../../sql/statements';

/** From behind one semicolon to behind the next. The same object as long as its text is untouched, wherever it moves. */
export interface ScriptPiece {
  readonly length: number;
  /** Offsets count from the beginning of the piece. */
  readonly statement?: Pick<Statement, 'start' | 'end'>;
  readonly unterminated?: Statement['unterminated'];
  /** Of a block comment without an end that no statement stands before. */
  readonly openComment?: number;
  /** It ends with its semicolon, not with the text. */
  readonly closed: boolean;
}

/** Some hundred pieces that move together. The same object as long as none of them is touched. */
export interface ScriptChunk {
  /** Of its pieces: an edit copies this much, not the whole text. */
  readonly text: string;
  readonly pieces: readonly ScriptPiece[];
  readonly length: number;
}

const CHUNK = 256;

export interface Place {
  readonly chunk: number;
  readonly index: number;
  /** Offset where that piece begins. */
  readonly base: number;
}

/** Walks over pieces, whole chunks at a time where it can. */
export class PieceCursor {
  readonly #chunks: readonly ScriptChunk[];
  chunk: number;
  index: number;
  base: number;

  constructor(chunks: readonly ScriptChunk[], { chunk, index, base }: Place) {
    this.#chunks = chunks;
    this.chunk = chunk;
    this.index = index;
    this.base = base;
  }

  /** To the first piece that begins at or behind the offset, or behind the last one. */
  skipTo(offset: number): void {
    while (this.base < offset) {
      const chunk = this.#chunks[this.chunk];
      if (!chunk) return;
      if (this.index === 0 && this.base + chunk.length <= offset) {
        this.base += chunk.length;
        this.chunk += 1;
        continue;
      }
      this.base += chunk.pieces[this.index]?.length ?? 0;
      this.index += 1;
      if (this.index < chunk.pieces.length) continue;
      this.chunk += 1;
      this.index = 0;
    }
  }
}

/** The piece that begins there. */
export function scan(text: string, from: number): ScriptPiece {
  const { end, closed, statement, unterminated, openComment } = pieceAt(text, from);
  return {
    length: end - from,
    closed,
    ...(statement && { statement: { start: statement.start - from, end: statement.end - from } }),
    ...(unterminated && { unterminated }),
    ...(openComment !== undefined && { openComment: openComment - from }),
  };
}

/** `fresh` in the place of what lies from `first` to `next`; `text` is that of the first one's chunk up to where `fresh` ends. */
export function replaced(
  chunks: readonly ScriptChunk[],
  first: Place,
  next: PieceCursor,
  fresh: readonly ScriptPiece[],
  text: string,
): readonly ScriptChunk[] {
  const before = chunks[first.chunk]?.pieces.slice(0, first.index) ?? [];
  const rest = next.index > 0 ? chunks[next.chunk] : undefined;
  const after = rest?.pieces.slice(next.index) ?? [];
  const behind = rest?.text.slice(rest.length - lengthOf(after)) ?? '';
  const kept = chunks.slice(next.index > 0 ? next.chunk + 1 : next.chunk);
  return [...chunks.slice(0, first.chunk), ...chunksOf([...before, ...fresh, ...after], text + behind), ...kept];
}

export function chunksOf(pieces: readonly ScriptPiece[], text: string): readonly ScriptChunk[] {
  const chunks: ScriptChunk[] = [];
  const size = pieces.length < 2 * CHUNK ? 2 * CHUNK : CHUNK;
  let at = 0;
  for (let from = 0; from < pieces.length; from += size) {
    const some = pieces.slice(from, from + size);
    const length = lengthOf(some);
    chunks.push({ pieces: some, length, text: text.slice(at, at + length) });
    at += length;
  }
  return chunks;
}

function lengthOf(pieces: readonly ScriptPiece[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

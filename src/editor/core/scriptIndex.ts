/** The statements of a script, kept up to date key by key: an edit scans again only what it touches. */
import { pieceAt, statementOf, type Statement } from '../../sql/statements';

/** From behind one semicolon to behind the next. The same object as long as its text is untouched, wherever it moves. */
export interface ScriptPiece {
  readonly length: number;
  /** Offsets count from the beginning of the piece. */
  readonly statement?: Pick<Statement, 'start' | 'end'>;
  readonly unterminated?: Statement['unterminated'];
  /** It ends with its semicolon, not with the text. */
  readonly closed: boolean;
}

/** A statement with everything up to the next one; before the first one, what stands there. Offsets of the text. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly statement: Statement | undefined;
}

/** Some hundred pieces that move together. The same object as long as none of them is touched. */
export interface ScriptChunk {
  readonly pieces: readonly ScriptPiece[];
  readonly length: number;
}

const CHUNK = 256;

export class ScriptIndex {
  readonly text: string;
  /** In order; joined their pieces are the text. */
  readonly chunks: readonly ScriptChunk[];
  #statements: readonly Statement[] | undefined;
  #starts: readonly number[] | undefined;

  private constructor(text: string, chunks: readonly ScriptChunk[]) {
    this.text = text;
    this.chunks = chunks;
  }

  static of(text: string): ScriptIndex {
    const pieces: ScriptPiece[] = [];
    for (let at = 0; at < text.length;) {
      const piece = scan(text, at);
      pieces.push(piece);
      at += piece.length;
    }
    return new ScriptIndex(text, chunksOf(pieces));
  }

  /** As `splitStatements` gives them; made on first use. */
  get statements(): readonly Statement[] {
    if (this.#statements) return this.#statements;
    const statements: Statement[] = [];
    let base = 0;
    for (const { pieces } of this.chunks) {
      for (const piece of pieces) {
        if (piece.statement) statements.push(this.#placed(piece, base));
        base += piece.length;
      }
    }
    return (this.#statements = statements);
  }

  /** The statement from whose beginning to behind whose semicolon the offset lies; between two that touch, the second. */
  statementAt(offset: number): Statement | undefined {
    const own = this.#pieceAt(offset);
    if (own?.piece.statement && offset >= own.base + own.piece.statement.start) {
      return this.#placed(own.piece, own.base);
    }
    const isBehind = own === undefined || offset === own.base;
    const before = isBehind && offset > 0 ? this.#pieceAt(offset - 1) : undefined;
    return before?.piece.statement && this.#placed(before.piece, before.base);
  }

  regionAt(offset: number): Region {
    const here = this.#placeOf(offset);
    const own = this.#statementIn(here);
    const isOwn = own !== undefined && own.start <= offset;
    const statement = isOwn ? own : this.#next(here, -1);
    const next = own && !isOwn ? own : this.#next(here, 1);
    return { start: statement?.start ?? 0, end: next?.start ?? this.text.length, statement };
  }

  /**
   * The index of the text after `removed` characters at `start` gave way to `inserted`. Scans from the piece around `start` until a
   * piece ends where one ended before: behind a semicolon nothing is open, neither string nor comment nor trigger body.
   */
  edited(start: number, removed: number, inserted: string): ScriptIndex {
    const text = this.text.slice(0, start) + inserted + this.text.slice(start + removed);
    const moved = inserted.length - removed;
    const first = this.#placeOf(start);
    const fresh: ScriptPiece[] = [];
    const old = new Cursor(this.chunks, first);
    let at = old.base;
    while (at < text.length) {
      const piece = scan(text, at);
      fresh.push(piece);
      at += piece.length;
      if (!piece.closed || at < start + inserted.length) continue;
      old.skipTo(at - moved);
      if (old.base === at - moved && old.base >= start + removed) break;
    }
    if (at >= text.length) old.skipTo(Infinity);
    return new ScriptIndex(text, replaced(this.chunks, first, old, fresh));
  }

  #placed(piece: ScriptPiece, base: number): Statement {
    const { start, end } = piece.statement ?? { start: 0, end: 0 };
    return statementOf(this.text, { start: base + start, end: base + end }, piece.unterminated);
  }

  #statementIn({ chunk, index, base }: Place): Statement | undefined {
    const piece = this.chunks[chunk]?.pieces[index];
    return piece?.statement && this.#placed(piece, base);
  }

  /** The nearest statement before or behind a place. */
  #next({ chunk, index, base }: Place, direction: 1 | -1): Statement | undefined {
    let place: Place = { chunk, index, base };
    do {
      const behind = place.base + (this.chunks[place.chunk]?.pieces[place.index]?.length ?? 0);
      const at = place.index + direction;
      const other = place.chunk + direction;
      const isInside = at >= 0 && at < (this.chunks[place.chunk]?.pieces.length ?? 0);
      const index = isInside ? at : direction > 0 ? 0 : (this.chunks[other]?.pieces.length ?? 0) - 1;
      const chunk = isInside ? place.chunk : other;
      const length = this.chunks[chunk]?.pieces[index]?.length ?? 0;
      place = { chunk, index, base: direction > 0 ? behind : place.base - length };
      const found = this.#statementIn(place);
      if (found) return found;
    } while (place.chunk >= 0 && place.chunk < this.chunks.length);
    return undefined;
  }

  /** The piece that an edit at the offset touches; behind the last one where that is closed before it. */
  #placeOf(offset: number): Place {
    const chunk = this.#chunkAt(offset);
    let base = this.#chunkStarts()[chunk] ?? 0;
    const pieces = this.chunks[chunk]?.pieces ?? [];
    for (const [index, piece] of pieces.entries()) {
      if (offset < base + piece.length || !piece.closed) return { chunk, index, base };
      base += piece.length;
    }
    return { chunk: Math.min(chunk + 1, this.chunks.length), index: 0, base };
  }

  #pieceAt(offset: number): { readonly piece: ScriptPiece; readonly base: number } | undefined {
    const { chunk, index, base } = this.#placeOf(offset);
    const piece = this.chunks[chunk]?.pieces[index];
    return piece && { piece, base };
  }

  /** The last chunk that begins at or before the offset. */
  #chunkAt(offset: number): number {
    const starts = this.#chunkStarts();
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #chunkStarts(): readonly number[] {
    if (this.#starts) return this.#starts;
    let base = 0;
    this.#starts = this.chunks.map(({ length }) => {
      base += length;
      return base - length;
    });
    return this.#starts;
  }
}

interface Place {
  readonly chunk: number;
  readonly index: number;
  /** Offset where that piece begins. */
  readonly base: number;
}

/** Walks over pieces, whole chunks at a time where it can. */
class Cursor {
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

function scan(text: string, from: number): ScriptPiece {
  const { end, closed, statement, unterminated } = pieceAt(text, from);
  return {
    length: end - from,
    closed,
    ...(statement && { statement: { start: statement.start - from, end: statement.end - from } }),
    ...(unterminated && { unterminated }),
  };
}

/** `fresh` in the place of what lies from `first` to `next`. */
function replaced(
  chunks: readonly ScriptChunk[],
  first: Place,
  next: Place,
  fresh: readonly ScriptPiece[],
): readonly ScriptChunk[] {
  const before = chunks[first.chunk]?.pieces.slice(0, first.index) ?? [];
  const after = next.index > 0 ? (chunks[next.chunk]?.pieces.slice(next.index) ?? []) : [];
  const kept = chunks.slice(next.index > 0 ? next.chunk + 1 : next.chunk);
  return [...chunks.slice(0, first.chunk), ...chunksOf([...before, ...fresh, ...after]), ...kept];
}

function chunksOf(pieces: readonly ScriptPiece[]): readonly ScriptChunk[] {
  const chunks: ScriptChunk[] = [];
  const size = pieces.length < 2 * CHUNK ? 2 * CHUNK : CHUNK;
  for (let from = 0; from < pieces.length; from += size) {
    const some = pieces.slice(from, from + size);
    chunks.push({ pieces: some, length: some.reduce((sum, { length }) => sum + length, 0) });
  }
  return chunks;
}

/** The statements of a script, kept up to date key by key: an edit scans again only what it touches. */
import { statementOf, type Statement } from '../../sql/statements';
import { EditWindow } from './editWindow';
import { chunksOf, PieceCursor, replaced, scan, type Place, type ScriptChunk, type ScriptPiece } from './scriptChunks';

/** A statement with everything up to the next one; before the first one, what stands there. Offsets of the text. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly statement: Statement | undefined;
}

const CHARACTERS_PER_STEP = 10_000;

export class ScriptIndex {
  /** In order; joined they are the text. */
  readonly chunks: readonly ScriptChunk[];
  #text: string | undefined;
  #statements: readonly Statement[] | undefined;
  #starts: readonly number[] | undefined;

  private constructor(chunks: readonly ScriptChunk[]) {
    this.chunks = chunks;
  }

  static of(text: string): ScriptIndex {
    const steps = ScriptIndex.steps(text);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** The same in steps, so that others may have the thread in between. Yields the offset up to which it has come; a piece is never cut. */
  static *steps(text: string): Generator<number, ScriptIndex> {
    const pieces: ScriptPiece[] = [];
    let sinceYield = 0;
    for (let at = 0; at < text.length;) {
      const piece = scan(text, at);
      pieces.push(piece);
      at += piece.length;
      sinceYield += piece.length;
      if (sinceYield < CHARACTERS_PER_STEP) continue;
      sinceYield = 0;
      yield at;
    }
    return new ScriptIndex(chunksOf(pieces, text));
  }

  /** Copied together on first use: what is asked at each key does without it. */
  get text(): string {
    return (this.#text ??= this.chunks.map(({ text }) => text).join(''));
  }

  get length(): number {
    return (this.#chunkStarts().at(-1) ?? 0) + (this.chunks.at(-1)?.length ?? 0);
  }

  /** What stands before an offset in some parts, the last one first. No comment is cut. */
  *before(offset: number): Generator<string> {
    const starts = this.#chunkStarts();
    for (let at = this.#chunkAt(offset); at >= 0; at -= 1) {
      yield this.chunks[at]?.text.slice(0, offset - (starts[at] ?? 0)) ?? '';
    }
  }

  /** What lies around an offset, some hundred statements to both sides at least, as a script of its own that begins at `base`. */
  around(offset: number): { readonly script: ScriptIndex; readonly base: number } {
    const at = this.#chunkAt(offset);
    const from = Math.max(0, at - 1);
    return { script: new ScriptIndex(this.chunks.slice(from, at + 2)), base: this.#chunkStarts()[from] ?? 0 };
  }

  /** As `splitStatements` gives them; made on first use. */
  get statements(): readonly Statement[] {
    if (this.#statements) return this.#statements;
    const statements: Statement[] = [];
    let base = 0;
    for (const [chunk, { pieces }] of this.chunks.entries()) {
      for (const piece of pieces) {
        if (piece.statement) statements.push(this.#placed(piece, chunk, base));
        base += piece.length;
      }
    }
    return (this.#statements = statements);
  }

  /** The statement from whose beginning to behind whose semicolon the offset lies; between two that touch, the second. */
  statementAt(offset: number): Statement | undefined {
    const own = this.#pieceAt(offset);
    if (own?.piece.statement && offset >= own.base + own.piece.statement.start) {
      return this.#placed(own.piece, own.chunk, own.base);
    }
    const isBehind = own === undefined || offset === own.base;
    const before = isBehind && offset > 0 ? this.#pieceAt(offset - 1) : undefined;
    return before?.piece.statement && this.#placed(before.piece, before.chunk, before.base);
  }

  regionAt(offset: number): Region {
    const here = this.#placeOf(offset);
    const own = this.#statementIn(here);
    const isOwn = own !== undefined && own.start <= offset;
    const statement = isOwn ? own : this.#next(here, -1);
    const next = own && !isOwn ? own : this.#next(here, 1);
    return { start: statement?.start ?? 0, end: next?.start ?? this.length, statement };
  }

  /**
   * The index of the text after `removed` characters at `start` gave way to `inserted`. Scans from the piece around `start` until a
   * piece ends where one ended before: behind a semicolon nothing is open, neither string nor comment nor trigger body.
   */
  edited(start: number, removed: number, inserted: string): ScriptIndex {
    const moved = inserted.length - removed;
    const first = this.#placeOf(start);
    const window = new EditWindow(this.chunks, this.#chunkStarts(), first.chunk, { start, removed, inserted });
    const fresh: ScriptPiece[] = [];
    const old = new PieceCursor(this.chunks, first);
    let at = first.base;
    while (at < window.end || window.grow()) {
      const piece = scan(window.text, at - window.start);
      if (!piece.closed && window.grow()) continue;
      fresh.push(piece);
      at += piece.length;
      if (!piece.closed || at < start + inserted.length) continue;
      old.skipTo(at - moved);
      if (old.base === at - moved && old.base >= start + removed) break;
    }
    if (old.base !== at - moved || old.base < start + removed) old.skipTo(Infinity);
    return new ScriptIndex(replaced(this.chunks, first, old, fresh, window.text.slice(0, at - window.start)));
  }

  #placed(piece: ScriptPiece, chunk: number, base: number): Statement {
    const { start, end } = piece.statement ?? { start: 0, end: 0 };
    const from = base - (this.#chunkStarts()[chunk] ?? 0);
    const text = this.chunks[chunk]?.text ?? '';
    const found = statementOf(text, { start: from + start, end: from + end }, piece.unterminated);
    return { ...found, start: base + start, end: base + end };
  }

  #statementIn({ chunk, index, base }: Place): Statement | undefined {
    const piece = this.chunks[chunk]?.pieces[index];
    return piece?.statement && this.#placed(piece, chunk, base);
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

  #pieceAt(offset: number) {
    const { chunk, index, base } = this.#placeOf(offset);
    const piece = this.chunks[chunk]?.pieces[index];
    return piece && { piece, chunk, base };
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

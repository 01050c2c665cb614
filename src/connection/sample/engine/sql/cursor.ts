/** Walks over the pieces of a statement and writes the output: the ground of the rewriting classes. */
import type { ServerError } from '../serverError';
import { Output } from './output';
import { isName, nameIn, unexpected, type Piece } from './pieces';

export abstract class Cursor {
  readonly output = new Output();
  protected at = 0;

  constructor(
    protected readonly text: string,
    protected readonly pieces: readonly Piece[],
  ) {}

  protected get here(): Piece | undefined {
    return this.pieces[this.at];
  }

  protected peek(): Piece | undefined {
    return this.pieces[this.at + 1];
  }

  /** Upper case, undefined where no unquoted word stands. */
  protected get word(): string | undefined {
    return this.here?.kind === 'word' ? this.here.upper : undefined;
  }

  protected is(text: string): boolean {
    return this.here !== undefined && this.here.kind !== 'quoted-name' && this.here.upper === text;
  }

  protected isOneOf(words: ReadonlySet<string>): boolean {
    return words.has(this.word ?? '');
  }

  protected take(): Piece {
    const piece = this.here;
    if (!piece) throw this.unexpected();
    this.at += 1;
    return piece;
  }

  protected takeName(): Piece {
    if (!isName(this.here)) throw this.unexpected();
    return this.take();
  }

  /** Copies the piece to the output. */
  protected pass(): void {
    const piece = this.take();
    this.output.add(piece.upper, piece.start);
  }

  protected passIf(text: string): boolean {
    if (!this.is(text)) return false;
    this.pass();
    return true;
  }

  protected expect(text: string): void {
    if (!this.passIf(text)) throw this.unexpected();
  }

  protected skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  protected skipAll(...texts: readonly string[]): void {
    for (const text of texts) if (!this.skip(text)) throw this.unexpected();
  }

  protected list(item: () => void): void {
    item();
    while (this.passIf(',')) item();
  }

  /** `name` or `schema.name`. */
  protected qualifiedName(): QualifiedName {
    const first = this.takeName();
    if (!this.skip('.')) return { schema: undefined, name: nameIn(first), start: first.start };
    return { schema: nameIn(first), name: nameIn(this.takeName()), start: first.start };
  }

  protected unexpected(): ServerError {
    return unexpected(this.text, this.here);
  }
}

export interface QualifiedName {
  readonly schema: string | undefined;
  readonly name: string;
  readonly start: number;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** What an edit makes of a text, as much of it as has to be read again. */
import type { ScriptChunk } from './scriptChunks';

export interface ScriptEdit {
  /** Offset in the text that the edit before it left. */
  readonly start: number;
  /** Characters that go. */
  readonly removed: number;
  readonly inserted: string;
}

/** The edited text from the beginning of a chunk on, as much of it as is needed. */
export class EditWindow {
  readonly #chunks: readonly ScriptChunk[];
  /** Offset where it begins. */
  readonly start: number;
  text: string;
  #next: number;
  #step = 1;

  constructor(chunks: readonly ScriptChunk[], starts: readonly number[], first: number, edit: ScriptEdit) {
    this.#chunks = chunks;
    const { start, removed, inserted } = edit;
    this.start = starts[first] ?? (starts.at(-1) ?? 0) + (chunks.at(-1)?.length ?? 0);
    this.#next = first;
    let old = '';
    while (this.#next < chunks.length && this.start + old.length < start + removed) old += this.#take();
    if (this.#next === first) old += this.#take();
    const at = start - this.start;
    this.text = old.slice(0, at) + inserted + old.slice(at + removed);
  }

  /** Offset in the edited text. */
  get end(): number {
    return this.start + this.text.length;
  }

  /** By more each time, so that a piece which never ends is not read again too often. False at the end of the text. */
  grow(): boolean {
    if (this.#next >= this.#chunks.length) return false;
    for (let count = 0; count < this.#step; count += 1) this.text += this.#take();
    this.#step *= 2;
    return true;
  }

  #take(): string {
    const text = this.#chunks[this.#next]?.text ?? '';
    this.#next += 1;
    return text;
  }
}

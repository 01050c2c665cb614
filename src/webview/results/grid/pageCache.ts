/** Rows that came from the host, in pages; and which page is to be asked for next. */
import type { ShownCell } from '../../../scripts/results/messages';

export type ShownRow = readonly ShownCell[];

export interface Page {
  readonly first: number;
  readonly count: number;
}

/** More are not asked for at once: where one scrolls fast, pages that are out of sight again are never asked for. */
const mostAsked = 2;

export class PageCache {
  readonly #size: number;
  readonly #mostPages: number;
  /** By number of the page; the one used last stands last. */
  readonly #pages = new Map<number, readonly ShownRow[]>();
  readonly #asked = new Set<number>();

  constructor(size = 200, mostPages = 100) {
    this.#size = size;
    this.#mostPages = mostPages;
  }

  row(index: number): ShownRow | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size];
  }

  /** The pages that are missing from the first to the last row in sight, and may be asked for now. They count as asked for. */
  ask(first: number, last: number): Page[] {
    const wanted: Page[] = [];
    for (let number = Math.floor(first / this.#size); number * this.#size <= last; number += 1) {
      const known = this.#pages.get(number);
      if (known) {
        this.#pages.delete(number);
        this.#pages.set(number, known);
      } else if (this.#asked.size < mostAsked && !this.#asked.has(number)) {
        this.#asked.add(number);
        wanted.push({ first: number * this.#size, count: this.#size });
      }
    }
    return wanted;
  }

  put(first: number, rows: readonly ShownRow[]): void {
    const number = first / this.#size;
    this.#asked.delete(number);
    this.#pages.set(number, rows);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.#mostPages) return;
      this.#pages.delete(oldest);
    }
  }
}

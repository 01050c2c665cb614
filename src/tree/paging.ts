/** Long lists are drawn in pages: the first ones at once, the rest behind "Load more". */

export const pageSize = 500;

/** How many pages of which list are drawn. */
export class Pages {
  readonly #pages = new Map<string, number>();
  readonly #rest = new Map<string, number>();

  /** The part of a list that is drawn. */
  page<T>(listId: string, items: readonly T[]): readonly T[] {
    const end = (this.#pages.get(listId) ?? 1) * pageSize;
    // A single item beyond the page is drawn at once: "Load more" would take no less room.
    const shown = items.length <= end + 1 ? items : items.slice(0, end);
    this.#rest.set(listId, items.length - shown.length);
    return shown;
  }

  /** How many items the last page left out. */
  rest(listId: string): number {
    return this.#rest.get(listId) ?? 0;
  }

  /** Draws one page more of the list from now on. */
  more(listId: string): void {
    this.#pages.set(listId, (this.#pages.get(listId) ?? 1) + 1);
  }

  reset(): void {
    this.#pages.clear();
    this.#rest.clear();
  }
}

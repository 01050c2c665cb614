/** One direction of a list or grid of which only what is in sight is built. */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
  type VirtualItem,
} from '@tanstack/virtual-core';

export interface AxisOptions {
  readonly scroller: HTMLElement;
  readonly horizontal?: boolean;
  /** What stays in sight at the beginning, in pixels: a header, row numbers. */
  readonly fixed?: number;
  readonly overscan: number;
  /** Should not draw at once: another axis of the same view has yet to measure. */
  readonly onChange: () => void;
}

export class VirtualAxis {
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #end: () => void;
  /** Built wherever the view is: what has the focus must not vanish. */
  #pinned = -1;
  #begun = false;

  constructor(options: AxisOptions, count: number, sizeOf: (index: number) => number) {
    const fixed = options.fixed ?? 0;
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
      count,
      getScrollElement: () => options.scroller,
      estimateSize: sizeOf,
      horizontal: options.horizontal ?? false,
      paddingStart: fixed,
      scrollPaddingStart: fixed,
      overscan: options.overscan,
      rangeExtractor: (range) => this.#indexes(range),
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      // Tells of its first measuring while it is still being built.
      onChange: () => {
        if (this.#begun) options.onChange();
      },
    });
    this.#end = this.#virtualizer._didMount();
    this.#virtualizer._willUpdate();
    this.#begun = true;
  }

  get items(): readonly VirtualItem[] {
    return this.#virtualizer.getVirtualItems();
  }

  get total(): number {
    return this.#virtualizer.getTotalSize();
  }

  /** Indexes in sight, the first and the last. */
  get range(): { readonly first: number; readonly last: number } {
    const range = this.#virtualizer.range;
    return { first: range?.startIndex ?? 0, last: range?.endIndex ?? -1 };
  }

  setCount(count: number): void {
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, count });
    this.#virtualizer._willUpdate();
  }

  /** After a size has changed. */
  measure(): void {
    this.#virtualizer.measure();
  }

  pin(index: number): void {
    if (index === this.#pinned) return;
    this.#pinned = index;
    // What is to be built is worked out anew only for another function.
    const rangeExtractor = (range: Range) => this.#indexes(range);
    this.#virtualizer.setOptions({ ...this.#virtualizer.options, rangeExtractor });
  }

  scrollTo(index: number): void {
    this.#virtualizer.scrollToIndex(index);
  }

  /** The index at a place within the whole, in pixels. */
  indexAt(offset: number): number | undefined {
    return this.#virtualizer.getVirtualItemForOffset(offset)?.index;
  }

  dispose(): void {
    this.#end();
  }

  #indexes({ startIndex, endIndex, overscan, count }: Range): number[] {
    const first = Math.max(0, startIndex - overscan);
    const last = Math.min(count - 1, endIndex + overscan);
    const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
    const pinned = this.#pinned;
    if (pinned < 0 || pinned >= count || (pinned >= first && pinned <= last)) return indexes;
    return pinned < first ? [pinned, ...indexes] : [...indexes, pinned];
  }
}

/** Joins lines to chunks of a size that is worth writing. */

const rowsInChunk = 500;

/** `head`, every row's text with `separator` between them, `tail`; `head` and `tail` come even without rows. */
export function* chunks<T>(
  rows: readonly T[],
  text: (row: T) => string,
  around: { readonly head: string; readonly separator: string; readonly tail: string },
): Generator<string> {
  yield around.head;
  for (let first = 0; first < rows.length; first += rowsInChunk) {
    const part = rows.slice(first, first + rowsInChunk).map(text);
    yield (first === 0 ? '' : around.separator) + part.join(around.separator);
  }
  yield around.tail;
}

/** Ranges in a text that is being edited: they move with it, and end when their statement is changed. */

export interface Mark<T> {
  /** Of the statement: a change inside ends the mark. */
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** In offsets of the text before the change, as `vscode.TextDocumentContentChangeEvent` has them. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** @param changes of one event, in any order: their ranges do not overlap */
export function moved<T>(marks: readonly Mark<T>[], changes: readonly TextChange[]): readonly Mark<T>[] {
  return marks.flatMap((mark) => {
    let shift = 0;
    for (const change of changes) {
      const place = placeOf(change, mark);
      if (place === 'inside') return [];
      if (place === 'before') shift += change.text.length - change.rangeLength;
    }
    return [shift === 0 ? mark : { ...mark, start: mark.start + shift, end: mark.end + shift }];
  });
}

/** Blanks at its edges leave a statement what it is; anything else there becomes a part of it. */
function placeOf(
  { rangeOffset, rangeLength, text }: TextChange,
  { start, end }: Mark<unknown>,
): 'before' | 'inside' | 'behind' {
  const changeEnd = rangeOffset + rangeLength;
  const isBlank = text.trim() === '';
  if (changeEnd < start || (changeEnd === start && isBlank)) return 'before';
  if (rangeOffset > end || (rangeOffset === end && isBlank)) return 'behind';
  return 'inside';
}

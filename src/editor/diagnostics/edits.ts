/** Carries out the edits of fixes, and finds the way back from the text that they leave. */
import type { Finding, Span, TextEdit } from './finding';

/** The preferred fix of each finding, as long as it does not touch what an earlier one changes. In the text's order. */
export function preferredEdits(findings: readonly Finding[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ isPreferred }) => isPreferred);
    if (!fix) continue;
    const fresh = fix.edits.filter((edit) => !neighbours(chosen, edit).some((one) => isSame(one, edit)));
    if (fresh.some((edit) => neighbours(chosen, edit).some((one) => touches(one, edit)))) continue;
    for (const edit of fresh) chosen.splice(countUpTo(chosen, edit.start), 0, edit);
  }
  return chosen;
}

/** Of edits that are in order and do not overlap: those that another one can touch. */
function neighbours(edits: readonly TextEdit[], { start }: TextEdit): readonly TextEdit[] {
  const next = countUpTo(edits, start);
  return edits.slice(Math.max(0, next - 1), next + 1);
}

/** How many begin at or before the offset. */
function countUpTo(edits: readonly TextEdit[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((edits[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `edits` are in the text's order and do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return parts.join('') + text.slice(from);
}

/** Where a span of the edited text was before: all that the edits put into its place, nothing that they took away around it. */
export function beforeEdits(edits: readonly TextEdit[], { start, end }: Span): Span {
  const from = placeBefore(edits, start, 'start');
  return { start: from, end: end > start ? placeBefore(edits, end - 1, 'end') : from };
}

/** Of the character at the offset. */
function placeBefore(edits: readonly TextEdit[], offset: number, side: 'start' | 'end'): number {
  let moved = 0;
  for (const edit of edits) {
    const start = edit.start + moved;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit[side];
    moved += edit.text.length - (edit.end - edit.start);
  }
  return offset - moved + (side === 'end' ? 1 : 0);
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Two at one place touch, too: which of them comes first would be a guess. */
function touches(one: TextEdit, other: TextEdit): boolean {
  if (one.start === other.start) return true;
  return one.start < other.end && other.start < one.end;
}

/** Where a statement stands in a script that was edited since it ran. */

/** The nearest place of the same text, as an offset; undefined where it stands there no more. */
export function placeNow(script: string, statement: string, start: number): number | undefined {
  const before = script.lastIndexOf(statement, start);
  const after = script.indexOf(statement, start);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? undefined : Math.max(before, after);
  return after - start < start - before ? after : before;
}

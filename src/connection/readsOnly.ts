/** Tells statements that surely change nothing from all others. */

/**
 * True for a SELECT or VALUES that names no change: after a broken line it can be repeated, so that its fate is never unknown.
 * A sequence's next value is used up by asking for it. Errs on the safe side, e.g. for a change's name inside a literal. `sql` has its
 * comments blanked.
 */
export function readsOnly(sql: string): boolean {
  return (
    /^[\s(]*(SELECT|VALUES|WITH)\b/i.test(sql) &&
    !/\b(INSERT|UPDATE|DELETE|MERGE|INTO|CALL|NEXTVAL|NEXT\s+VALUE)\b/i.test(sql)
  );
}

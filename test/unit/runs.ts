/**
 * How many cases of what is costly are tried: all of them within `npm test`, which says so (`scripts/lib/suites.mjs`), a tenth where
 * somebody waits for the unit tests alone.
 */
const everyCase = process.env['EVERY_CASE'] === '1';

/** For a property. */
export function runs(all: number): number {
  return everyCase ? all : Math.ceil(all / 10);
}

/** For a list: from its beginning to its end. */
export function someOf<T>(all: readonly T[]): readonly T[] {
  return everyCase ? all : all.filter((_, at) => at % 10 === 0);
}

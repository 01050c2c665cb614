/** How many cases a costly property is tried with. */

/** All of them within `npm test`, which says so (`scripts/lib/suites.mjs`); a fifth where somebody waits for the unit tests alone. */
export function runs(all: number): number {
  return process.env['EVERY_CASE'] === '1' ? all : Math.ceil(all / 5);
}

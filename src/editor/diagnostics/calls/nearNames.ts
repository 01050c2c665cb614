/** Which known names a name that is not known may have been meant for. */
import { editDistance } from '../../../sql/editDistance';

/** More candidates than these are not compared. */
const mostCompared = 2_000;
const mostGiven = 3;

/** The nearest first, at most three; `name` itself is none of them. Where a single letter makes the difference, no others. */
export function nearNames(name: string, known: Iterable<string>): readonly string[] {
  const reach = name.length < 5 ? 1 : name.length < 12 ? 2 : 3;
  const found: { readonly name: string; readonly distance: number }[] = [];
  let compared = 0;
  for (const one of known) {
    if (Math.abs(one.length - name.length) > reach || one === name) continue;
    compared += 1;
    if (compared > mostCompared) break;
    const distance = editDistance(name, one);
    if (distance <= reach) found.push({ name: one, distance });
  }
  found.sort((one, other) => one.distance - other.distance);
  const slips = found.filter((one) => one.distance === 1);
  return (slips.length > 0 ? slips : found).slice(0, mostGiven).map((one) => one.name);
}

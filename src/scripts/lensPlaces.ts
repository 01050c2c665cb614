/** Where a script gets a line with "Run" above a statement, and which cluster the statement goes to. */
import { readDirectives } from '../sql/directives';
import { splitStatements } from '../sql/statements';
import { targetOf, type TargetName } from './script';

export interface LensPlace {
  readonly start: number;
  readonly end: number;
  readonly target: TargetName;
}

/** In the order of the text; linear in it. */
export function lensPlaces(text: string): readonly LensPlace[] {
  const { directives } = readDirectives(text);
  let target: TargetName = { kind: 'bound' };
  let next = 0;
  return splitStatements(text).map(({ start, end }) => {
    for (; (directives[next]?.start ?? Infinity) < start; next += 1) {
      const directive = directives[next];
      target = (directive && targetOf(directive, 0)) ?? target;
    }
    return { start, end, target };
  });
}

/** Which releases brought or dropped what. Found by comparing the procedure lists of all release tags of the public source. */
import type { ReleaseRange } from '../release';

/** Every release that has replication at all; the first ones know peers and tables only. */
export const everywhere: readonly ReleaseRange[] = [
  { line: '2.8', from: 1909 },
  { line: '3.0', from: 1924 },
  { line: '3.1', from: 1925 },
  { line: '3.2', from: 0 },
];

/** The part of `everywhere` that keeps no SYS.SYSREPLICATION. */
export const withoutScopeTable: readonly ReleaseRange[] = [
  { line: '2.8', from: 1909 },
  { line: '3.0', from: 1924, to: 1939 },
  { line: '3.1', from: 1925, to: 1950 },
];

/** From the release that brought SYS.SYSREPLICATION. */
export const withScopeTable: readonly ReleaseRange[] = since(1940);

/** 3.0 from the sprint given, 3.1 from where it caught up with 3.0 (1951) or later, and all of 3.2. */
export function since(sprint: number): readonly ReleaseRange[] {
  return [
    { line: '3.0', from: sprint },
    { line: '3.1', from: Math.max(sprint, 1951) },
    { line: '3.2', from: 0 },
  ];
}

/** Lines that know the procedures beside replication, whatever the sprint. */
export const everyLine: readonly ReleaseRange[] = ['2.0', '2.5', '2.6', '2.7', '2.8', '3.0', '3.1', '3.2'].map(
  (line) => ({ line, from: 0 }),
);

/** Which statement of a run is shown until the person chooses one. */
import type { ShownStatement } from '../../scripts/results/messages';
import type { RunOutcome } from '../../scripts/run';

/** The running one; of a run that is over the first that went wrong, or else the last with rows, or else the last that ran. */
export function mostTelling(statements: readonly ShownStatement[]): number {
  const is =
    (...outcomes: RunOutcome[]) =>
    ({ outcome }: ShownStatement) =>
      outcomes.includes(outcome);
  const places = [
    statements.findIndex(is('running')),
    statements.findIndex(is('failed', 'unknown')),
    statements.findLastIndex(({ sets }) => sets.length > 0),
    statements.findLastIndex(is('success', 'no-change')),
    statements.length > 0 ? 0 : -1,
  ];
  return places.find((place) => place >= 0) ?? -1;
}

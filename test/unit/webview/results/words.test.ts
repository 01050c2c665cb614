import { expect, it } from 'vitest';
import { shownStatement } from '../../../../src/scripts/results/shown';
import { tally } from '../../../../src/webview/results/words';
import { statement, withoutDuration } from '../../../support/syntheticRun';

it('counts statements, and no directives', () => {
  const steps = [
    statement(0),
    statement(1, { kind: 'confirm', outcome: 'success' }),
    statement(2, { outcome: 'failed' }),
    { ...withoutDuration(3, 'not-run'), kind: 'wait-for-restart' as const },
    withoutDuration(4, 'not-run'),
  ];
  expect(tally(steps.map((step) => shownStatement(step, new Date(0))))).toBe('2 of 3 statements, 1 failed, 1 not run');
});

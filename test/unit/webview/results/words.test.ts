import { describe, expect, it } from 'vitest';
import type { ShownSet } from '../../../../src/scripts/results/messages';
import { shownStatement } from '../../../../src/scripts/results/shown';
import { rowsText, statementWord, tally } from '../../../../src/webview/results/words';
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

it.each([
  [{ outcome: 'success' } as const, 'Success'],
  [{ outcome: 'success', rolledBack: true } as const, 'Success, rolled back'],
])('calls %j %s', (told, expected) => {
  expect(statementWord(shownStatement(statement(0, told), new Date(0)))).toBe(expected);
});

const set: ShownSet = {
  columns: [{ name: 'ALIAS', type: 'text' }],
  rowCount: 2,
  truncated: false,
  cutCount: 0,
  sample: [],
};

describe('what stands beside a result', () => {
  it.each<[string, Partial<ShownSet>, string]>([
    ['its rows', {}, '2 rows'],
    ['that there are more', { rowCount: 1, truncated: true }, '1 row, the server has more'],
    ['texts that were cut', { cutCount: 1 }, '2 rows, 1 text was cut'],
    [
      'how to read Java objects',
      { columns: [...set.columns, { name: 'ALIASINFO', type: 'java-object' }] },
      '2 rows, ALIASINFO: Java objects, which CAST(… AS LONG VARCHAR) shows as text',
    ],
  ])('%s', (_, more, text) => expect(rowsText({ ...set, ...more })).toBe(text));
});

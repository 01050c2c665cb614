import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../src/splice/outcome';
import type { Step } from '../../../../src/tree/actions/plan';
import { summarise, type StepResult } from '../../../../src/tree/actions/results';
import { resultsDocument } from '../../../../src/tree/actions/resultsDocument';

function step(object: string): Step {
  return { call: { procedure: 'DISABLE_TABLE_REPLICATION', arguments: object.split('.') }, object };
}

function result(object: string, outcome: Outcome | undefined): StepResult {
  return { step: step(object), outcome };
}

describe('summarise one', () => {
  const cases: [Outcome, string, string, number][] = [
    [
      { kind: 'success', message: 'Disabled replication for table S.T' },
      'info',
      'east, S.T: Success. Disabled replication for table S.T.',
      0,
    ],
    [
      { kind: 'warning', message: 'Replication for table S.T not enabled' },
      'warning',
      'east, S.T: No change. Replication for table S.T not enabled.',
      0,
    ],
    [
      { kind: 'failure', message: "Table 'S.T' does not exist.  " },
      'error',
      "east, S.T: Failed. Table 'S.T' does not exist. Check the spelling. Where the table was dropped or renamed its row is stale: disabling its schema clears it.",
      1,
    ],
    [{ kind: 'failure', message: '' }, 'error', 'east, S.T: Failed. The server gave no message.', 1],
    [
      { kind: 'failure', message: 'Database is read-only.', sqlState: 'RPL00' },
      'error',
      'east, S.T: Failed (RPL00). Database is read-only. This cluster is a replica: call it on the active cluster.',
      1,
    ],
    [
      { kind: 'unknown', message: 'The line broke.' },
      'error',
      'east, S.T: Unknown. It may have run wholly, partly or not at all. The line broke. The state was read again; the server may still be at work on it.',
      0,
    ],
  ];
  it.each(cases)('%o', (outcome, severity, text, failed) => {
    const summary = summarise([result('S.T', outcome)], 'east');
    expect(summary).toMatchObject({ severity, text });
    expect(summary.failed).toHaveLength(failed);
  });
});

it('never says that the state was read again where it could not be', () => {
  const { text } = summarise([result('S.T', { kind: 'unknown', message: 'Lost.' })], 'east', 'no answer');
  expect(text).toBe(
    'east, S.T: Unknown. It may have run wholly, partly or not at all. Lost. The state could not be read again: no answer',
  );
});

describe('summarise many', () => {
  const success: Outcome = { kind: 'success', message: 'done' };
  const broken: Outcome = { kind: 'failure', message: 'no' };

  it('counts by outcome, lists the failures and offers those alone again', () => {
    const results = [
      result('S.A', success),
      result('S.B', broken),
      result('S.C', { kind: 'warning', message: '' }),
      result('S.D', { kind: 'unknown', message: 'lost' }),
      result('S.E', undefined),
    ];
    const summary = summarise(results, 'east');
    expect(summary.severity).toBe('error');
    expect(summary.text).toBe(
      'east: 1 succeeded (S.A), 1 without change (S.C), 1 failed, 1 unknown, 1 not run (S.E). S.B: Failed. no. ' +
        'S.D: Unknown. It may have run wholly, partly or not at all. lost The state was read again; the server may still be at work on it.',
    );
    expect(summary.failed.map(({ object }) => object)).toEqual(['S.B']);
  });

  it.each([
    [[success, success], 'info', 'east: 2 succeeded (S.T0, S.T1).'],
    [[success, undefined], 'warning', 'east: 1 succeeded (S.T0), 1 not run (S.T1).'],
  ] as const)('%j', (outcomes, severity, text) => {
    const results = outcomes.map((outcome, index) => result(`S.T${index}`, outcome));
    expect(summarise(results, 'east')).toMatchObject({ severity, text });
  });

  it('cuts a long list of failures', () => {
    const results = Array.from({ length: 9 }, (_, index) => result(`S.T${index}`, broken));
    const { text, failed, isCut } = summarise(results, 'east');
    expect(text).toMatch(/and 4 more$/);
    expect(failed).toHaveLength(9);
    expect(isCut).toBe(true);
  });

  it.each([
    [5, 'east: 5 succeeded (S.T0, S.T1, S.T2, S.T3, S.T4).', false],
    [6, 'east: 6 succeeded (S.T0, S.T1, S.T2, S.T3, S.T4 and 1 more).', true],
  ])('names up to five of each: %i', (count, text, isCut) => {
    const results = Array.from({ length: count }, (_, index) => result(`S.T${index}`, success));
    expect(summarise(results, 'east')).toMatchObject({ text, isCut });
  });

  it('is written out for each step in a document', () => {
    const lost: Outcome = { kind: 'unknown', message: 'The line\nbroke.' };
    const results = [result('S.A', success), result('S.LONG', broken), result('S.B', lost), result('S.C', undefined)];
    expect(resultsDocument(results, 'east')).toBe(
      [
        '-- Outcomes on east',
        '',
        'Object  Outcome  Message',
        'S.A     Success  done',
        'S.LONG  Failed   no',
        'S.B     Unknown  The line broke.',
        'S.C     Not run',
        '',
      ].join('\n'),
    );
  });
});

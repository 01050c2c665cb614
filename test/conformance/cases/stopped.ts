/** Statements that are ended before they end: the server's own words, and the line goes on. */
import type { ConformanceCase } from '../model';

export const stopped: readonly ConformanceCase[] = [
  {
    group: 'stopped',
    name: 'a query that is cancelled',
    rows: 'T:S.T1',
    steps: [
      { stop: 'cancel', answer: '57014! Processing was cancelled as requested.; the line stays', rows: 'T:S.T1' },
    ],
  },
  {
    group: 'stopped',
    name: 'a query at its deadline',
    rows: 'T:S.T1',
    steps: [
      {
        stop: 'deadline',
        answer: 'XCL52! The statement has been cancelled or timed out.; the line stays',
        rows: 'T:S.T1',
      },
    ],
  },
];

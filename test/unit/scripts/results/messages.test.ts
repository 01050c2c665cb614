import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFromResults, readToResults } from '../../../../src/scripts/results/messages';

const of = { run: 'r', statement: 0, set: 1 };
const range = { firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 0 };

describe('messages of the results view', () => {
  it.each([
    { type: 'ready' },
    { type: 'cancel', run: 'r' },
    { type: 'choose', run: 'r' },
    { type: 'reveal', run: 'r', statement: 3 },
    { type: 'rows', of, first: 0, count: 200 },
    { type: 'value', of, row: 1, column: 2 },
    { type: 'copy', of, range, headers: true },
    { type: 'export', of },
  ])('are read: %j', (message) => {
    expect(readFromResults(message)).toEqual(message);
    expect(readFromResults({ ...message, more: 1 })).toEqual(message);
  });

  it.each([
    undefined,
    null,
    'ready',
    { type: 'run' },
    { type: 'cancel' },
    { type: 'cancel', run: 1 },
    { type: 'rows', of, first: -1, count: 1 },
    { type: 'rows', of, first: 0.5, count: 1 },
    { type: 'rows', of, first: 0, count: 1001 },
    { type: 'rows', of: { ...of, set: '0' }, first: 0, count: 1 },
    { type: 'value', of, row: Infinity, column: 0 },
    { type: 'copy', of, range: { ...range, lastRow: -1 }, headers: true },
    { type: 'copy', of, range: { ...range, firstRow: 3 }, headers: true },
    { type: 'copy', of, range, headers: 'yes' },
    { type: 'export' },
  ])('are dropped: %j', (message) => {
    expect(readFromResults(message)).toBeUndefined();
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readFromResults(value);
        readToResults(value);
      }),
    );
  });

  it('of the host are known by their kind', () => {
    expect(readToResults({ type: 'act', action: 'copy' })).toEqual({ type: 'act', action: 'copy' });
    expect(readToResults({ type: 'ready' })).toBeUndefined();
  });
});

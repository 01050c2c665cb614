import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFromChild, readToChild } from '../../../../src/connection/odbc/messages';

const error = { sqlState: '42X05', vendorCode: -1, message: 'm' };

test.each([
  { kind: 'open', id: 1, connectionString: 'DSN={d}' },
  { kind: 'execute', id: 2, sql: 'VALUES 1', parameters: [null, true, 1, 1n, 'x'], maxRows: undefined },
  { kind: 'execute', id: 2, sql: 'VALUES 1', parameters: [], maxRows: 10 },
  { kind: 'cancel', id: 2 },
  { kind: 'close', id: 3 },
])('to the child: $kind', (message) => {
  expect(readToChild(message)).toEqual(message);
});

test.each([
  { kind: 'started' },
  { kind: 'done', id: 1 },
  {
    kind: 'rows',
    id: 1,
    count: 2,
    cells: [
      [1, 2],
      ['a', null],
    ],
  },
  { kind: 'rows', id: 1, count: 8, cells: [{ values: ['A', 'B'], runs: Uint32Array.of(3, 5) }] },
  { kind: 'result', id: 1, columns: [{ name: 'Success', type: 'text' }], truncated: false, rowsAffected: undefined },
  { kind: 'failure', id: 1, stage: 'connect', sent: false, text: 't', errors: [error] },
])('from the child: $kind', (message) => {
  expect(readFromChild(message)).toEqual(message);
});

test.each([
  { kind: 'open', id: 0, connectionString: 'x' },
  { kind: 'open', id: 1 },
  { kind: 'execute', id: 1, sql: 'x', parameters: [{}], maxRows: undefined },
  { kind: 'execute', id: 1, sql: 'x', parameters: [undefined], maxRows: undefined },
  { kind: 'execute', id: 1, sql: 'x', parameters: [], maxRows: -1 },
  { kind: 'cancel' },
  { kind: 'close' },
  { kind: 'other', id: 1 },
])('not a message to the child: %j', (message) => {
  expect(readToChild(message)).toBeUndefined();
});

test.each([
  { kind: 'rows', id: 1, count: 1, cells: [1] },
  { kind: 'rows', id: 1, count: 2, cells: [[1, 2], [1]] },
  { kind: 'rows', id: 1, cells: [] },
  { kind: 'rows', id: 1, count: 8, cells: [{ values: ['A', 'B'], runs: Uint32Array.of(3, 4) }] },
  { kind: 'rows', id: 1, count: 3, cells: [{ values: ['A', 'B'], runs: Uint32Array.of(3) }] },
  { kind: 'rows', id: 1, count: 3, cells: [{ values: ['A'], runs: [3] }] },
  { kind: 'rows', id: 1, count: 4_000_000_000, cells: [{ values: ['A'], runs: Uint32Array.of(4_000_000_000) }] },
  { kind: 'result', id: 1, columns: [{ name: 'x', type: 'no such' }], truncated: false, rowsAffected: 1 },
  { kind: 'result', id: 1, columns: [], truncated: 'no', rowsAffected: 1 },
  { kind: 'failure', id: 1, stage: 'nowhere', sent: true, text: '', errors: [] },
  { kind: 'failure', id: 1, stage: 'load', sent: true, text: '', errors: [{ ...error, vendorCode: 'x' }] },
  { kind: 'done', id: 1.5 },
])('not a message from the child: %j', (message) => {
  expect(readFromChild(message)).toBeUndefined();
});

test('anything at all can be looked at', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true }), (value) => {
      expect(readToChild(value)).toBeUndefined();
      expect(readFromChild(value)).toBeUndefined();
    }),
  );
});

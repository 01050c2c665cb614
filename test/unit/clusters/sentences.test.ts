import { expect, it } from 'vitest';
import { sentences } from '../../../src/clusters/sentences';

it.each([
  [['The line broke', 'Connect again.'], 'The line broke. Connect again.'],
  [['The line broke.', 'Connect again'], 'The line broke. Connect again'],
  [["Table 'S.T' does not exist.  ", undefined], "Table 'S.T' does not exist."],
  [['Is it up?', '', 'Look.'], 'Is it up? Look.'],
  [['alone'], 'alone'],
  [[], ''],
])('%j', (texts, joined) => {
  expect(sentences(...texts)).toBe(joined);
});

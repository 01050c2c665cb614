import { expect, it } from 'vitest';
import { brokenEntriesText } from '../../../src/clusters/brokenEntriesText';
import type { EntryProblem } from '../../../src/clusters/profileStore';

const noHost = { problem: 'The host is missing.', name: 'east', place: 1 };
const noName = { problem: 'name is missing.', place: 3 };

it.each<[string, readonly EntryProblem[], string | undefined]>([
  ['none', [], undefined],
  ['one', [noHost], 'One entry of spliceReplication.clusters is not shown. east: The host is missing.'],
  [
    'two, one without a name',
    [noHost, noName],
    '2 entries of spliceReplication.clusters are not shown. east: The host is missing. Entry 3: name is missing.',
  ],
  ['no list', [{ problem: 'It is no list.', place: undefined }], 'It is no list.'],
])('%s', (_name, problems, text) => {
  expect(brokenEntriesText(problems)).toBe(text);
});

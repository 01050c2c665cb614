/** Peers of the newest form. What only the closed manager decides (an unreachable key, an unknown id) is agreed among the targets, not known. */
import type { ConformanceCase, Step } from '../model';

const add = (id: number | string | null, key: string, enabled: boolean | string) => ({
  procedure: 'ADD_PEER',
  arguments: [id, key, enabled],
});
const on = (procedure: 'REMOVE_PEER' | 'ENABLE_PEER' | 'DISABLE_PEER', id: number | null) => ({
  procedure,
  arguments: [id],
});
const list = { procedure: 'LIST_PEERS' };

const peerCase = (name: string, peers: string, ...steps: readonly Step[]): ConformanceCase => ({
  group: 'peers',
  name,
  peers,
  steps,
});

export const peers: readonly ConformanceCase[] = [
  peerCase('no peers', '', { ...list, answer: 'no rows' }),
  peerCase(
    'an enabled peer is added',
    '',
    { ...add(1, '{other}', true), answer: 'Success: Added {other} as peer 1', peers: '1 {other} on serial' },
    { ...list, answer: '1 {other} true true' },
  ),
  peerCase(
    'a waiting peer is added',
    '',
    { ...add(1, '{other}', false), answer: 'Success: Added {other} as peer 1', peers: '1 {other} off serial' },
    { ...list, answer: '1 {other} false true' },
  ),
  peerCase('BOOLEAN as a word', '', {
    ...add(1, '{other}', 'true'),
    answer: 'Success: Added {other} as peer 1',
    peers: '1 {other} on serial',
  }),
  peerCase('an id as text', '', {
    ...add('9', '{other}', false),
    answer: 'Success: Added {other} as peer 9',
    peers: '9 {other} off serial',
  }),
  peerCase('a negative id', '', {
    ...add(-5, '{other}', false),
    answer: 'Success: Added {other} as peer -5',
    peers: '-5 {other} off serial',
  }),
  peerCase('the same id again', '1 {other} on serial', {
    ...add(1, 'elsewhere:2181:/hbase', true),
    answer: 'Error: Replication peer already exists',
    peers: '1 {other} on serial',
  }),
  peerCase('an Error leaves the peer added', '', {
    ...add(2, 'elsewhere:2181:/hbase', true),
    answer: /^Error: /,
    peers: '2 elsewhere:2181:/hbase off serial',
  }),
  peerCase('an address where a key is wanted', '', {
    ...add(2, '{address}', true),
    answer: /^Error: /,
    peers: '2 {address} off serial',
  }),
  peerCase('two peers are listed', '1 {other} on serial, 2 elsewhere:2181:/hbase off loose', {
    ...list,
    answer: '1 {other} true true / 2 elsewhere:2181:/hbase false false',
  }),
  peerCase(
    'a peer is enabled twice',
    '1 {other} off serial',
    { ...on('ENABLE_PEER', 1), answer: 'Success: Enabled peer 1', peers: '1 {other} on serial' },
    { ...on('ENABLE_PEER', 1), answer: 'Success: Enabled peer 1', peers: '1 {other} on serial' },
  ),
  peerCase(
    'a peer is disabled twice',
    '1 {other} on serial',
    { ...on('DISABLE_PEER', 1), answer: 'Success: Disabled peer 1', peers: '1 {other} off serial' },
    { ...on('DISABLE_PEER', 1), answer: 'Success: Disabled peer 1', peers: '1 {other} off serial' },
  ),
  peerCase('an unknown peer is enabled', '1 {other} on serial', {
    ...on('ENABLE_PEER', 9),
    answer: "Error: Replication peer '9' does not exists",
    peers: '1 {other} on serial',
  }),
  peerCase('an unknown peer is disabled', '1 {other} on serial', {
    ...on('DISABLE_PEER', 9),
    answer: /^(Error|Success): /,
    peers: '1 {other} on serial',
  }),
  peerCase('an unknown peer is removed', '1 {other} on serial', {
    ...on('REMOVE_PEER', 9),
    answer: /^(Error|Success): /,
    peers: '1 {other} on serial',
  }),
  peerCase(
    'a peer is removed and added again',
    '1 {other} on serial',
    { ...on('REMOVE_PEER', 1), answer: 'Success: Removed peer 1', peers: '' },
    { ...add(1, '{other}', true), answer: 'Success: Added {other} as peer 1', peers: '1 {other} on serial' },
  ),
  peerCase('an id beyond SMALLINT', '', {
    ...add(40_000, '{other}', true),
    answer: '22003! The resulting value is outside the range for the data type SMALLINT.',
    peers: '',
  }),
  peerCase('an id that is no number', '', {
    ...add('abc', '{other}', true),
    answer: '22018! Invalid character string format for type SMALLINT.',
    peers: '',
  }),
  ...(['REMOVE_PEER', 'ENABLE_PEER', 'DISABLE_PEER'] as const).map((procedure) =>
    peerCase(`${procedure} of NULL`, '1 {other} on serial', {
      ...on(procedure, null),
      answer: "39004! A NULL value cannot be passed to a method which takes a parameter of primitive type 'short'.",
      peers: '1 {other} on serial',
    }),
  ),
  peerCase('ADD_PEER of NULL', '', {
    ...add(null, '{other}', true),
    answer: "39004! A NULL value cannot be passed to a method which takes a parameter of primitive type 'short'.",
    peers: '',
  }),
  peerCase('its own key', '', { procedure: 'GET_CLUSTER_KEY', answer: 'Success: {own}' }),
];

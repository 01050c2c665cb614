/** The picture of the pair: it changes with what the clusters say, and with the steps that are done. */
import { expect, it } from 'vitest';
import type { SetUp, StepId } from '../../../src/walkthrough/core/model';
import { pictureOf } from '../../../src/walkthrough/core/view/picture';
import { readable, unreadable } from '../../../src/clusters/reading';
import { keys, pairOf, setUpOf } from './facts';

const clusters = [
  { profile: { id: 'a', name: 'east', environment: 'production' as const } },
  { profile: { id: 'b', name: 'west', environment: 'test' as const } },
];
const noPeer = { overview: { peers: readable([]) } };
const nothingOn = { ...noPeer, contents: { rows: readable([]) } };

function after(...steps: readonly StepId[]): SetUp {
  const setUp = setUpOf();
  const done = { state: 'done', at: setUp.createdAt } as const;
  return { ...setUp, steps: Object.fromEntries(steps.map((step) => [step, done])) };
}

it.each([
  ['before anything is read', after(), undefined, 'active, production', 'unknown', 'not read yet', 'passive, test'],
  [
    'chosen',
    after(),
    pairOf(nothingOn),
    'active, production',
    'none',
    'nothing is replicated, no peer yet',
    'passive, test',
  ],
  ['enabled', after(), pairOf(noPeer), 'active, production', 'none', 'whole database, no peer yet', 'passive, test'],
  [
    'backed up',
    after('backup'),
    pairOf(noPeer),
    'active, production, backed up',
    'none',
    'whole database, no peer yet',
    'passive, test',
  ],
  [
    'restored',
    after('backup', 'restore'),
    pairOf(noPeer),
    'active, production, backed up',
    'none',
    'whole database, no peer yet',
    'passive, test, restored',
  ],
  [
    'with its peer',
    after('backup', 'restore', 'peer'),
    pairOf(),
    'active, production, backed up',
    'flows',
    'peer 1, whole database',
    'passive, test, restored',
  ],
  [
    'with its peer disabled',
    after(),
    pairOf({ overview: { peers: readable([{ id: 1, clusterKey: keys.passive, enabled: false, serial: true }]) } }),
    'active, production',
    'paused',
    'peer 1, disabled: changes wait',
    'passive, test',
  ],
  [
    'without a word of its peers',
    after(),
    pairOf({ overview: { peers: unreadable('closed') } }),
    'active, production',
    'unknown',
    'the peer cannot be told',
    'passive, test',
  ],
] as const)('a pair %s', (_when, setUp, facts, active, arrow, words, passive) => {
  expect(pictureOf(setUp, facts, clusters)).toEqual({
    active: { name: 'east', detail: active },
    passive: { name: 'west', detail: passive },
    arrow,
    words,
  });
});

it('says of a cluster out of reach that it is', () => {
  const facts = { ...pairOf(), passive: { reached: false, reason: 'refused' } } as ReturnType<typeof pairOf>;
  expect(pictureOf(after(), facts, clusters).passive.detail).toBe('passive, test, not reached');
});

it('says that nothing is known of the arrow while the active cluster is out of reach, not that nobody has asked', () => {
  const facts = { ...pairOf(), active: { reached: false, reason: 'refused' } } as ReturnType<typeof pairOf>;
  expect(pictureOf(after(), facts, clusters)).toMatchObject({
    active: { detail: 'active, production, not reached' },
    arrow: 'unknown',
    words: 'not known now',
  });
});

it.each(['remove-peer', 'narrow'] as const)('to %s shows the active cluster and what it replicates', (way) => {
  const { passive, words } = pictureOf(setUpOf(way), pairOf(), clusters);
  expect([passive.name, words]).toEqual(['its peers', 'whole database']);
});

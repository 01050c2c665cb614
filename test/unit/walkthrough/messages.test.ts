/** What view and host say to each other: what the other side could not have sent is no message. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleProfiles } from '../../../src/clusters/sampleProfiles';
import { advance } from '../../../src/walkthrough/core/advance';
import type { PairFacts } from '../../../src/walkthrough/core/facts';
import { choiceNames, stepIds, stepsOf } from '../../../src/walkthrough/core/model';
import { viewOf, type ViewParts } from '../../../src/walkthrough/core/view/viewOf';
import { actionIds } from '../../../src/walkthrough/core/view/view';
import { readFromSetUp, readPageData, readToSetUp, type FromSetUp } from '../../../src/walkthrough/messages';
import { before } from './pair';

const shown: { facts: PairFacts | undefined } & Omit<ViewParts, 'setUp' | 'facts'> = {
  facts: undefined,
  clusters: sampleProfiles.map((profile) => ({ profile })),
  isReading: true,
  now: new Date(),
  time: (iso) => iso,
};

/** A set-up that is gone half-way, with everything that a view can show. */
const whole = await (async () => {
  const { live } = await before('peer');
  await live.run('peer');
  await live.run('verify');
  const begun = advance(live.setUp, { kind: 'began', step: 'backup' }, new Date());
  const unsure = { kind: 'ended', step: 'restore', outcome: { kind: 'unknown', message: 'm' }, cure: 'c' } as const;
  shown.facts = live.facts;
  return advance(begun, unsure, new Date());
})();

const step = fc.constantFrom(...stepIds);
const message: fc.Arbitrary<FromSetUp> = fc.oneof(
  fc.constant<FromSetUp>({ type: 'ready' }),
  step.map((id): FromSetUp => ({ type: 'open', step: id })),
  fc
    .tuple(fc.constantFrom(...choiceNames), fc.string())
    .map(([name, value]): FromSetUp => ({ type: 'choose', name, value })),
  fc.tuple(fc.constantFrom(...actionIds), step).map(([action, id]): FromSetUp => ({ type: 'act', action, step: id })),
);

/** As it comes over: through JSON, which leaves no undefined and no prototype. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

describe('from the view', () => {
  it('every message arrives as it was sent, and whatever else stands in it does not', () => {
    fc.assert(
      fc.property(message, fc.dictionary(fc.string(), fc.jsonValue()), (one, more) => {
        expect(readFromSetUp(sent({ ...more, ...one }))).toEqual(one);
      }),
    );
  });

  it('no other value is a message, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readFromSetUp(value);
        // By chance it may be one.
        if (read) expect(value).toMatchObject(read);
      }),
    );
  });

  it('one that is spoilt in any of its parts is none', () => {
    const foreign = fc.oneof(
      fc.jsonValue().filter((value) => typeof value !== 'string'),
      fc.constantFrom('', 'toString', '__proto__', 'Choose', 'run ', 'password'),
    );
    fc.assert(
      fc.property(message, fc.nat(), foreign, (one, which, value) => {
        const parts = Object.keys(one).filter((part) => part !== 'value');
        const part = parts[which % parts.length]!;
        expect(readFromSetUp(sent({ ...one, [part]: value }))).toBeUndefined();
        const rest = Object.fromEntries(Object.entries(one).filter(([name]) => name !== part));
        expect(readFromSetUp(rest)).toBeUndefined();
      }),
    );
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ready'],
    ['a list', [{ type: 'ready' }]],
    ['no kind', {}],
    ['a message of the host', { type: 'show', view: {} }],
    ['a step that is none', { type: 'open', step: 'fly' }],
    ['a choice that is none', { type: 'choose', name: 'password', value: 'x' }],
    ['a choice without value', { type: 'choose', name: 'peerId' }],
    ['a value that is no text', { type: 'choose', name: 'peerId', value: 1 }],
    ['a value that is too long', { type: 'choose', name: 'keep', value: 'x'.repeat(100_001) }],
    ['an action that is none', { type: 'act', action: 'drop', step: 'enable' }],
    ['an action without step', { type: 'act', action: 'run' }],
    ['an action of the list of names itself', { type: 'act', action: 'length', step: 'enable' }],
  ])('%s is no message', (_what, value) => {
    expect(readFromSetUp(value)).toBeUndefined();
  });

  it('a value may be as long as a field takes', () => {
    const long = { type: 'choose', name: 'keep', value: 'x'.repeat(100_000) };
    expect(readFromSetUp(long)).toEqual(long);
  });
});

describe('from the host', () => {
  const views = stepsOf.pair.map((id) => viewOf({ ...shown, setUp: { ...whole, open: id } }));
  const begin = { type: 'begin', id: '1', translations: { Choose: 'Wählen' } };
  const show = { type: 'show', view: views[0] };

  it.each(views.map((view) => [view.step.title, view] as const))('the view of %s arrives as it was sent', (_, view) => {
    const over = sent({ type: 'show', view });
    expect(readToSetUp(over)).toEqual(over);
  });

  it('the beginning arrives as it was sent', () => {
    expect(readToSetUp(sent(begin))).toEqual(begin);
  });

  it('a view that is spoilt in any of its parts is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...views), fc.nat(), (view, which) => {
        const copy = sent({ type: 'show', view }) as Record<string, unknown>;
        const places = placesIn(copy['view']);
        const { holder, name } = places[which % places.length]!;
        // What nothing is drawn as.
        holder[name] = Symbol('spoilt');
        expect(readToSetUp(copy), name).toBeUndefined();
      }),
    );
  });

  it('no other value is a message, whatever it is', () => {
    const kind = fc.constantFrom('begin', 'show');
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ type: kind, id: fc.string(), view: fc.anything() })), (value) => {
        expect(readToSetUp(value)).toBeUndefined();
      }),
    );
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'show'],
    ['a list', [show]],
    ['no kind', { view: show.view }],
    ['a message of the view', { type: 'ready' }],
    ['no view', { type: 'show' }],
    ['a view that is a text', { type: 'show', view: 'x' }],
    ['no name of the set-up', { type: 'begin', translations: {} }],
    ['translations that are none', { type: 'begin', id: '1', translations: ['x'] }],
    ['a translation that is no text', { type: 'begin', id: '1', translations: { Choose: 1 } }],
  ])('%s is no message', (_what, value) => {
    expect(readToSetUp(value)).toBeUndefined();
  });

  it.each<[string, unknown, readonly unknown[]]>([
    ['both messages', [begin, show], [begin, show]],
    ['what else is among them left out', [begin, 1, { type: 'x' }, show], [begin, show]],
    ['nothing of what is no list', begin, []],
    ['nothing of nothing', undefined, []],
  ])('a page begins with %s', (_what, value, read) => {
    expect(readPageData(sent(value ?? null))).toEqual(sent(read));
  });
});

interface Place {
  readonly holder: Record<string, unknown>;
  readonly name: string;
}

/** Every part of a value, and every part of those. */
function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

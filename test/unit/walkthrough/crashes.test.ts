/** The window crashes at a save of the whole way: a new one goes on from what is on disk, and repeats nothing that happened. */
import { describe, expect, it } from 'vitest';
import { advance, nextStep } from '../../../src/walkthrough/core/advance';
import {
  isSettled,
  recordOf,
  stepsOf,
  type Choices,
  type SetUp,
  type StepId,
} from '../../../src/walkthrough/core/model';
import { readSetUp } from '../../../src/walkthrough/core/readSetUp';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { TestPair } from './pair';

const everything = stepsOf.pair.filter((step) => step !== 'report');
const settled = (setUp: SetUp) => everything.filter((step) => isSettled(recordOf(setUp, step)));

/** A pair without a peer, and a set-up at its beginning. */
function beginning(choices: Choices): { test: TestPair; live: LiveSetUp } {
  const test = new TestPair();
  test.pair.change('active', 'CALL SYSCS_UTIL.REMOVE_PEER(1)');
  return { test, live: test.live('pair', choices) };
}

/**
 * As a person goes on: what is unknown is looked up, and run again only where the cluster says that it was not done. Who waits in vain
 * for a restart makes one. Returns the steps that were found not to have happened.
 */
async function goOn(test: TestPair, live: LiveSetUp): Promise<readonly StepId[]> {
  const notHappened: StepId[] = [];
  for (let turns = 0; turns < 20; turns += 1) {
    const step = nextStep(live.setUp);
    if (step === 'report') return notHappened;
    if (recordOf(live.setUp, step).state !== 'unknown') {
      await live.run(step);
      continue;
    }
    let pauses = 0;
    test.onPause = () => {
      if ((pauses += 1) === 20) test.pair.restart('passive');
    };
    await live.lookUp(step);
    test.pair.now += 60_000;
    const { state, truth } = recordOf(live.setUp, step);
    if (state !== 'failed' && !(state === 'unknown' && truth?.is === 'not-done')) continue;
    notHappened.push(step);
    if (state === 'unknown') await live.apply({ kind: 'reset', step });
  }
  throw new Error(`it does not come to an end: ${JSON.stringify(live.setUp.steps, undefined, 1)}`);
}

function onDisk(text: string): SetUp {
  const read = readSetUp(JSON.parse(text));
  if (!read) throw new Error(`it cannot be read back: ${text}`);
  return advance(read, { kind: 'loaded' }, new Date());
}

interface Point {
  readonly name: string;
  readonly step: StepId;
  readonly atSave: number;
  readonly when: 'written' | 'lost';
  readonly calls: number;
}

/**
 * Every save of the whole way at which a new window finds something else than at the one before; what was read by then only stands in
 * the report. A save that is lost differs from the one before it where the clusters were changed between the two.
 */
async function pointsOf(choices: Choices): Promise<readonly Point[]> {
  const { test, live } = beginning(choices);
  const points: Point[] = [];
  let before = '';
  let callsBefore = 0;
  let saves = 0;
  test.onSave = (saved) => {
    saves += 1;
    const calls = test.calls.length;
    const found = onDisk(JSON.stringify(saved));
    const step = everything.findLast((id) => recordOf(saved, id).state !== 'todo') ?? 'choose';
    const name = `save ${saves}, ${step} is ${recordOf(saved, step).state}`;
    const states = everything.map((id) => [recordOf(found, id).state, recordOf(found, id).waitsFor]);
    const sent = found.history.filter(({ changes }) => changes).map(({ sql, outcome }) => [sql, outcome]);
    const seen = JSON.stringify([states, found.choices, found.memory, sent, calls]);
    if (calls > callsBefore) points.push({ name, step, atSave: saves, when: 'lost', calls });
    if (seen !== before) points.push({ name, step, atSave: saves, when: 'written', calls });
    before = seen;
    callsBefore = calls;
  };
  await goOn(test, live);
  expect(settled(live.setUp)).toEqual(everything);
  return points;
}

/** The two forms differ in the step that backs up. */
const forms = [
  { inBackground: 'yes', points: await pointsOf({ inBackground: 'yes' }) },
  { inBackground: 'no', points: (await pointsOf({ inBackground: 'no' })).filter(({ step }) => step === 'backup') },
];

describe.each(forms)('with the backup in the background: $inBackground', ({ inBackground, points }) => {
  it.each(points)('$name, which is $when', async ({ atSave, when, calls }) => {
    const { test, live } = beginning({ inBackground });
    const crashed = test.crash(atSave, when);
    void goOn(test, live);
    const found = onDisk(await crashed);
    expect(test.calls).toHaveLength(calls);
    test.asked.length = 0;
    const second = test.taken(found);
    await second.resume();
    expect(settled(second.setUp)).toEqual(expect.arrayContaining(settled(found)));
    const open = everything.filter((step) => !isSettled(recordOf(second.setUp, step)));
    const notHappened = await goOn(test, second);

    expect(settled(second.setUp)).toEqual(everything);
    expect(test.calls).toEqual([
      'ENABLE_DATABASE_REPLICATION',
      inBackground === 'yes' ? 'SYSCS_BACKUP_DATABASE_ASYNC' : 'SYSCS_BACKUP_DATABASE',
      'SYSCS_RESTORE_DATABASE',
      'ADD_PEER',
    ]);
    const asked = test.asked.map(({ step }) => step);
    expect(asked).toEqual(open.filter((step) => asked.includes(step)));
    if (when === 'lost') expect(notHappened).toEqual([]);
    test.pair.change('active', "INSERT INTO FINANCE.RATES VALUES ('CHF', '2026-11-23', 1.5)");
    test.pair.now += 60_000;
    expect(test.pair.query('passive', "SELECT RATE FROM FINANCE.RATES WHERE CURRENCY = 'CHF'").rows).toHaveLength(1);
  });
});

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
  type Way,
} from '../../../src/walkthrough/core/model';
import { readSetUp } from '../../../src/walkthrough/core/readSetUp';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { someOf } from '../runs';
import { TestPair } from './pair';

const everything = (way: Way) => stepsOf[way].filter((step) => step !== 'report');
const settled = (setUp: SetUp) => everything(setUp.way).filter((step) => isSettled(recordOf(setUp, step)));

/** A set-up at its beginning; one of a pair finds no peer. */
function beginning(way: Way, choices: Choices): { test: TestPair; live: LiveSetUp } {
  const test = new TestPair();
  if (way === 'pair') test.pair.change('active', 'CALL SYSCS_UTIL.REMOVE_PEER(1)');
  return { test, live: test.live(way, choices) };
}

/** What replication is like on the active cluster. */
function stateOf({ pair }: TestPair): readonly unknown[] {
  const rows = pair.rows('active', 'SELECT r.SCOPE, r.SCHEMANAME, r.TABLENAME FROM SYS.SYSREPLICATION r');
  return [rows.map((row) => row.join('|')).sort(), pair.rows('active', 'CALL SYSCS_UTIL.LIST_PEERS()')];
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
async function wholeWay(way: Way, choices: Choices) {
  const { test, live } = beginning(way, choices);
  const points: Point[] = [];
  let before = '';
  let callsBefore = 0;
  let saves = 0;
  test.onSave = (saved) => {
    saves += 1;
    const calls = test.calls.length;
    const found = onDisk(JSON.stringify(saved));
    const step = everything(way).findLast((id) => recordOf(saved, id).state !== 'todo') ?? 'choose';
    const name = `save ${saves}, ${step} is ${recordOf(saved, step).state}`;
    const states = everything(way).map((id) => [recordOf(found, id).state, recordOf(found, id).waitsFor]);
    const sent = found.history.filter(({ changes }) => changes).map(({ sql, outcome }) => [sql, outcome]);
    const seen = JSON.stringify([states, found.choices, found.memory, sent, calls]);
    if (calls > callsBefore) points.push({ name, step, atSave: saves, when: 'lost', calls });
    if (seen !== before) points.push({ name, step, atSave: saves, when: 'written', calls });
    before = seen;
    callsBefore = calls;
  };
  await goOn(test, live);
  expect(settled(live.setUp)).toEqual(everything(way));
  return { points, calls: test.calls.slice(), state: stateOf(test) };
}

const cases: readonly (readonly [name: string, way: Way, choices: Choices, steps: readonly StepId[]])[] = [
  ['a pair', 'pair', {}, stepsOf.pair],
  // It differs in that step alone.
  ['a pair, backed up in the foreground', 'pair', { inBackground: 'no' }, ['backup']],
  ['some schemas and tables', 'narrow', { keep: 'SALES\nHR.EMPLOYEES' }, ['enable', 'narrow']],
  ['no peer', 'remove-peer', { peer: '1' }, ['remove']],
];
const ways = await Promise.all(
  cases.map(async ([name, way, choices, steps]) => ({
    name,
    way,
    choices,
    steps,
    whole: await wholeWay(way, choices),
  })),
);

describe.each(ways)('on the way to $name', ({ way, choices, steps, whole }) => {
  it.each(someOf(whole.points.filter(({ step }) => steps.includes(step))))('$name, which is $when', async (point) => {
    const { step, atSave, when, calls } = point;
    const { test, live } = beginning(way, choices);
    const crashed = test.crash(atSave, when);
    void goOn(test, live);
    const found = onDisk(await crashed);
    expect(test.calls).toHaveLength(calls);
    test.asked.length = 0;
    const second = test.taken(found);
    await second.resume();
    expect(settled(second.setUp)).toEqual(expect.arrayContaining(settled(found)));
    const open = everything(way).filter((step) => !isSettled(recordOf(second.setUp, step)));
    const notHappened = await goOn(test, second);

    expect(settled(second.setUp)).toEqual(everything(way));
    expect(test.calls).toEqual(whole.calls);
    expect(stateOf(test)).toEqual(whole.state);
    const asked = test.asked.map(({ step }) => step);
    expect(asked).toEqual(open.filter((step) => asked.includes(step)));
    // Of many statements some are left when one of them was the last.
    if (when === 'lost' && step !== 'narrow') expect(notHappened).toEqual([]);
    if (way !== 'pair') return;
    test.pair.change('active', "INSERT INTO FINANCE.RATES VALUES ('CHF', '2026-11-23', 1.5)");
    test.pair.now += 60_000;
    expect(test.pair.query('passive', "SELECT RATE FROM FINANCE.RATES WHERE CURRENCY = 'CHF'").rows).toHaveLength(1);
  });
});

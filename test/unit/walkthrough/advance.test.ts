import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/splice/outcome';
import { advance, blockOf, nextStep, type SetUpEvent } from '../../../src/walkthrough/core/advance';
import {
  newSetUp,
  recordOf,
  stepIds,
  stepsOf,
  type ChoiceName,
  type SetUp,
  type StepId,
  type StepState,
  type Truth,
  type Way,
} from '../../../src/walkthrough/core/model';
import { readSetUp } from '../../../src/walkthrough/core/readSetUp';
import { actionsOf } from '../../../src/walkthrough/core/view/actions';

const now = new Date('2026-11-23T10:00:00Z');
const fresh = (way: Way = 'pair') => newSetUp('1', way, {}, now);
const after = (setUp: SetUp, ...events: SetUpEvent[]) =>
  events.reduce((state, event) => advance(state, event, now), setUp);
const running: readonly StepId[] = stepIds.filter((step) => step !== 'report');
const wayOf = (step: StepId): Way => (step === 'remove' ? 'remove-peer' : step === 'narrow' ? 'narrow' : 'pair');

const ends: readonly [Outcome['kind'], StepState][] = [
  ['success', 'done'],
  ['warning', 'warned'],
  ['failure', 'failed'],
  ['unknown', 'unknown'],
];
const cases = running.flatMap((step) => ends.map(([kind, state]) => [step, kind, state] as const));

describe('every step with every outcome', () => {
  it.each(cases)('%s: %s makes it %s', (step, kind, state) => {
    const setUp = after(
      fresh(wayOf(step)),
      { kind: 'began', step },
      { kind: 'ended', step, outcome: { kind, message: 'm' }, cure: 'c' },
    );
    expect(recordOf(setUp, step)).toMatchObject({ state, message: 'm', cure: 'c' });
    expect(readSetUp(JSON.parse(JSON.stringify(setUp)))).toEqual(setUp);
  });

  it.each(running)('%s: done by hand, skipped with its reason, reset', (step) => {
    const setUp = fresh(wayOf(step));
    expect(recordOf(after(setUp, { kind: 'done-by-hand', step }), step).state).toBe('by-hand');
    const skipped = after(setUp, { kind: 'skipped', step, reason: 'restored by a colleague' });
    expect(recordOf(skipped, step)).toMatchObject({ state: 'skipped', message: 'restored by a colleague' });
    expect(recordOf(after(skipped, { kind: 'reset', step }), step).state).toBe('todo');
  });

  it.each(running)('%s: what is unknown is looked up, not run', (step) => {
    const unknown = after(fresh(wayOf(step)), { kind: 'ended', step, outcome: { kind: 'unknown', message: '' } });
    expect(blockOf(unknown, step)).toEqual({ kind: 'unknown' });
    const offered = actionsOf(unknown, step).map(({ id }) => id);
    expect(offered).toContain('look-up');
    expect(offered).not.toContain('run');
  });
});

describe('what is true now beats what is remembered', () => {
  const truth = (is: Truth['is']): SetUpEvent => ({ kind: 'looked', step: 'enable', truth: { is, text: 'as read' } });
  const begin: Readonly<Record<StepState, readonly SetUpEvent[]>> = {
    todo: [],
    running: [{ kind: 'began', step: 'enable' }],
    done: [{ kind: 'ended', step: 'enable', outcome: { kind: 'success', message: '' } }],
    warned: [{ kind: 'ended', step: 'enable', outcome: { kind: 'warning', message: '' } }],
    failed: [{ kind: 'ended', step: 'enable', outcome: { kind: 'failure', message: '' } }],
    unknown: [{ kind: 'ended', step: 'enable', outcome: { kind: 'unknown', message: '' } }],
    'by-hand': [{ kind: 'done-by-hand', step: 'enable' }],
    skipped: [{ kind: 'skipped', step: 'enable', reason: 'r' }],
  };
  it.each<[StepState, StepState, StepState, StepState]>([
    // remembered, found done, found not done, not to be told
    ['todo', 'done', 'todo', 'todo'],
    ['running', 'done', 'todo', 'running'],
    ['done', 'done', 'todo', 'done'],
    ['warned', 'warned', 'todo', 'warned'],
    ['failed', 'done', 'failed', 'failed'],
    ['unknown', 'done', 'unknown', 'unknown'],
    ['by-hand', 'by-hand', 'todo', 'by-hand'],
    ['skipped', 'skipped', 'skipped', 'skipped'],
  ])('%s: found done → %s, found not done → %s, unknown → %s', (remembered, done, notDone, unknown) => {
    const setUp = after(fresh(), ...begin[remembered]);
    const states = (['done', 'not-done', 'unknown'] as const).map((is) => {
      const record = recordOf(after(setUp, truth(is)), 'enable');
      expect(record.truth).toEqual({ is, text: 'as read', at: now.toISOString() });
      return record.state;
    });
    expect(states).toEqual([done, notDone, unknown]);
  });
});

describe('what Configure was judged by', () => {
  const ended: SetUpEvent = { kind: 'ended', step: 'configure', outcome: { kind: 'success', message: '' } };

  it.each<[string, readonly SetUpEvent[], ChoiceName, string, StepState]>([
    ['bulk loads, asked for after all', [ended], 'bulkLoads', 'yes', 'todo'],
    ['the same answer again', [ended], 'bulkLoads', 'no', 'done'],
    ['the name of the files', [ended], 'sourceName', 'east', 'todo'],
    ['their directory', [ended], 'confDir', '/etc/east', 'todo'],
    ['something else', [ended], 'directory', '/backup', 'done'],
    ['a failure', [{ ...ended, outcome: { kind: 'failure', message: '' } }], 'bulkLoads', 'yes', 'todo'],
    ['a person’s own word', [{ kind: 'done-by-hand', step: 'configure' }], 'bulkLoads', 'yes', 'by-hand'],
    ['a reason to skip it', [{ kind: 'skipped', step: 'configure', reason: 'r' }], 'bulkLoads', 'yes', 'skipped'],
    ['nothing yet', [], 'bulkLoads', 'yes', 'todo'],
    ['what runs now', [{ kind: 'began', step: 'configure' }], 'bulkLoads', 'yes', 'running'],
  ])('%s: its verdict holds only as long as what it was judged by', (_what, events, name, value, state) => {
    const setUp = after(fresh(), ...events, { kind: 'chose', name, value });
    expect(setUp.choices[name]).toBe(value);
    expect(recordOf(setUp, 'configure').state).toBe(state);
    expect(setUp.history).toEqual([]);
  });
});

describe('taken from storage', () => {
  it.each(running)('%s: what ran is unknown then, and so is a statement without an answer', (step) => {
    const setUp = after(
      fresh(wayOf(step)),
      { kind: 'began', step },
      { kind: 'sent', step, cluster: 'east', sql: 'CALL X()', changes: true },
      { kind: 'loaded' },
    );
    expect(recordOf(setUp, step).state).toBe('unknown');
    expect(setUp.history).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
  });

  it.each(running)('%s: what was sent is unknown though the clock was set back since it began', (step) => {
    const began = after(fresh(wayOf(step)), { kind: 'began', step });
    const sent: SetUpEvent = { kind: 'sent', step, cluster: 'east', sql: 'CALL X()', changes: true };
    const setUp = after(advance(began, sent, new Date(now.getTime() - 60_000)), { kind: 'loaded' });
    expect(recordOf(setUp, step).state).toBe('unknown');
  });

  it.each(running)('%s: what ran and had sent nothing is still to do', (step) => {
    const setUp = after(fresh(wayOf(step)), { kind: 'began', step }, { kind: 'loaded' });
    expect(recordOf(setUp, step).state).toBe('todo');
  });

  it.each(['backup', 'restart'] as const)('waiting for a %s goes on', (waitsFor) => {
    const step = waitsFor === 'backup' ? 'backup' : 'restore';
    const setUp = after(fresh(), { kind: 'waits', step, waitsFor, message: 'm' }, { kind: 'loaded' });
    expect(recordOf(setUp, step)).toMatchObject({ state: 'running', waitsFor });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'x'],
    ['another version', { ...fresh(), version: 2 }],
    ['an unknown way', { ...fresh(), way: 'failover' }],
    ['a step of another way', { ...fresh(), open: 'narrow' }],
    ['an unknown step', { ...fresh(), steps: { fly: { state: 'done', at: now.toISOString() } } }],
    ['an unknown state', { ...fresh(), steps: { enable: { state: 'maybe', at: now.toISOString() } } }],
    ['no time', { ...fresh(), steps: { enable: { state: 'done', at: 'yesterday' } } }],
    ['an unknown choice', { ...fresh(), choices: { password: 'x' } }],
    ['a choice that is no text', { ...fresh(), choices: { peerId: 1 } }],
    [
      'a crooked table',
      { ...fresh(), steps: { enable: { state: 'done', at: now.toISOString(), table: { columns: 'x', rows: [] } } } },
    ],
    ['a crooked history', { ...fresh(), history: [1] }],
  ])('%s is none', (_name, value) => {
    expect(readSetUp(value)).toBeUndefined();
  });
});

describe('the order of steps', () => {
  it('a step waits for those before it, whatever way they are settled', () => {
    let setUp = fresh();
    expect(blockOf(setUp, 'enable')).toEqual({ kind: 'earlier', step: 'choose' });
    setUp = after(
      setUp,
      { kind: 'ended', step: 'choose', outcome: { kind: 'success', message: '' } },
      { kind: 'skipped', step: 'configure', reason: 'r' },
    );
    expect(blockOf(setUp, 'enable')).toBeUndefined();
    expect(nextStep(setUp)).toBe('enable');
  });

  it('nothing runs beside another step', () => {
    const setUp = after(fresh(), { kind: 'began', step: 'choose' });
    for (const step of stepsOf.pair) expect(blockOf(setUp, step)).toEqual({ kind: 'running', step: 'choose' });
  });

  it('whatever happens, a set-up can be stored and read back', () => {
    const step = fc.constantFrom(...stepIds);
    const event: fc.Arbitrary<SetUpEvent> = fc.oneof(
      step.map((id): SetUpEvent => ({ kind: 'opened', step: id })),
      step.map((id): SetUpEvent => ({ kind: 'began', step: id })),
      step.map((id): SetUpEvent => ({ kind: 'sent', step: id, cluster: 'c', sql: 's', changes: true })),
      fc
        .tuple(step, fc.constantFrom(...ends), fc.string())
        .map(([id, [kind], message]): SetUpEvent => ({ kind: 'ended', step: id, outcome: { kind, message } })),
      fc.constant<SetUpEvent>({ kind: 'answered', outcome: 'success', message: '', durationMs: 1 }),
      fc
        .tuple(step, fc.constantFrom('done', 'not-done', 'unknown'))
        .map(([id, is]): SetUpEvent => ({ kind: 'looked', step: id, truth: { is, text: '' } })),
      fc.constant<SetUpEvent>({ kind: 'loaded' }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const setUp = after(fresh(), ...events);
        expect(readSetUp(JSON.parse(JSON.stringify(setUp)))).toEqual(setUp);
        const unanswered = after(setUp, { kind: 'loaded' }).history.filter(({ outcome }) => outcome === 'sent');
        expect(unanswered).toEqual([]);
      }),
    );
  });
});

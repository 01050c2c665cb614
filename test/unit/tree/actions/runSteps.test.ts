import { describe, expect, it } from 'vitest';
import type { ClusterSession, ProcedureCall, SessionStatus } from '../../../../src/clusters/session';
import { ConnectionFailure } from '../../../../src/connection/failure';
import type { Outcome } from '../../../../src/splice/outcome';
import type { Step } from '../../../../src/tree/actions/plan';
import { readOverAnyLine, runSteps, type RunOptions } from '../../../../src/tree/actions/runSteps';

const success: Outcome = { kind: 'success', message: '' };

function steps(...objects: string[]): Step[] {
  return objects.map((object) => ({ call: { procedure: 'P', arguments: [object] }, object }));
}

/** A session that only calls, and notes the order of things. */
function recorder(outcomes: Record<string, Outcome> = {}, onCall: (object: string) => void = () => undefined) {
  const order: string[] = [];
  let inside = false;
  const state: { status: SessionStatus } = { status: { kind: 'connecting' } };
  const session: Pick<ClusterSession, 'exclusively' | 'call' | 'status'> = {
    get status() {
      return state.status;
    },
    exclusively: async (what, action) => {
      order.push(`begin ${what}`);
      inside = true;
      try {
        return await action();
      } finally {
        inside = false;
        order.push('end');
      }
    },
    call: ({ arguments: [object] }: ProcedureCall) => {
      const name = String(object);
      order.push(inside ? name : `${name} outside`);
      onCall(name);
      return Promise.resolve(outcomes[name] ?? success);
    },
  };
  return { session, order, state };
}

function options(order: string[], changes: Partial<RunOptions> = {}): RunOptions {
  const never = new AbortController().signal;
  const readBack = () => {
    order.push('read back');
    return Promise.resolve();
  };
  return { what: 'work', stop: never, abandon: never, readBack, ...changes };
}

describe('runSteps', () => {
  it('runs one after the other inside one action and reads back once', async () => {
    const { session, order } = recorder();
    const results = await runSteps(session, steps('a', 'b'), options(order));
    expect(order).toEqual(['begin work', 'a', 'b', 'read back', 'end']);
    expect(results.map(({ outcome }) => outcome)).toEqual([success, success]);
  });

  it('goes on after a failure, and reads back', async () => {
    const { session, order } = recorder({ a: { kind: 'failure', message: 'no' } });
    const results = await runSteps(session, steps('a', 'b'), options(order));
    expect(results.map(({ outcome }) => outcome?.kind)).toEqual(['failure', 'success']);
    expect(order).toContain('read back');
  });

  it('begins nothing after an unknown outcome, and never repeats the call', async () => {
    const { session, order } = recorder({ b: { kind: 'unknown', message: 'lost' } });
    const results = await runSteps(session, steps('a', 'b', 'c'), options(order));
    expect(results.map(({ outcome }) => outcome?.kind)).toEqual(['success', 'unknown', undefined]);
    expect(order).toEqual(['begin work', 'a', 'b', 'read back', 'end']);
  });

  it('begins nothing more on a cluster that was disconnected meanwhile, and does not connect it to read back', async () => {
    const { session, order, state } = recorder({}, () => {
      state.status = { kind: 'disconnected' };
    });
    const read = options(order);
    const results = await runSteps(session, steps('a', 'b'), read);
    expect(results.map(({ outcome }) => outcome?.kind)).toEqual(['success', undefined]);
    expect(order).toEqual(['begin work', 'a', 'end']);
  });

  it('begins nothing on a cluster that was disconnected since the plan was made', async () => {
    const { session, order, state } = recorder();
    state.status = { kind: 'disconnected' };
    const results = await runSteps(session, steps('a'), options(order));
    expect(results.map(({ outcome }) => outcome)).toEqual([undefined]);
    expect(order).toEqual(['begin work', 'end']);
  });

  it('stops before the next step', async () => {
    const stop = new AbortController();
    const { session, order } = recorder({}, () => {
      stop.abort();
    });
    const results = await runSteps(session, steps('a', 'b'), options(order, { stop: stop.signal }));
    expect(results.map(({ outcome }) => outcome?.kind)).toEqual(['success', undefined]);
  });
});

describe('reading back', () => {
  const lost = new ConnectionFailure('lost', { kind: 'connection-lost', fate: 'failed' });
  const refused = new ConnectionFailure('refused', { kind: 'refused', fate: 'not-run' });

  it.each([
    ['at once', [], 'read', 1],
    ['a second time where the line was dead', [lost], 'read', 2],
    ['not a third time', [lost, lost], lost, 2],
    ['not again where the server is away', [refused], refused, 1],
  ] as const)('is done %s', async (_name, failures, expected, times) => {
    let done = 0;
    const reading = readOverAnyLine(() => {
      const failure = failures[done++];
      return failure ? Promise.reject(failure) : Promise.resolve('read');
    });
    if (expected === 'read') await expect(reading).resolves.toBe(expected);
    else await expect(reading).rejects.toBe(expected);
    expect(done).toBe(times);
  });
});

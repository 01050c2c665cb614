import { describe, expect, it } from 'vitest';
import { ConnectionFailure } from '../../../src/connection/failure';
import { advance } from '../../../src/walkthrough/core/advance';
import { recordOf, type StepId } from '../../../src/walkthrough/core/model';
import { actionsOf } from '../../../src/walkthrough/core/view/actions';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { before, TestPair, type Intercept } from './pair';

const lost = () => new ConnectionFailure('the line broke', { kind: 'connection-lost', fate: 'unknown' });
const refused = () => new ConnectionFailure('nobody listens', { kind: 'refused', fate: 'not-run' });

const state = (live: LiveSetUp, step: StepId) => recordOf(live.setUp, step);
const counted = (test: TestPair, procedure: string) => test.calls.filter((call) => call === procedure).length;

function once(run: () => void): () => void {
  let done = false;
  return () => {
    if (!done) run();
    done = true;
  };
}

/** Breaks the line of the first such call: before the server got it, or after it ran. */
function breaking(test: TestPair, procedure: string, ran: boolean): Intercept {
  let done = false;
  return (side, sql) => {
    if (done || !sql.includes(`.${procedure}(`)) return undefined;
    done = true;
    if (ran) {
      const parameters = test.parametersOf(sql);
      test.pair.ask(side, sql, parameters);
    }
    throw lost();
  };
}

describe('the line breaks during a call', () => {
  it.each([
    ['enable', 'ENABLE_DATABASE_REPLICATION', true, 'done'],
    ['enable', 'ENABLE_DATABASE_REPLICATION', false, 'unknown'],
    ['peer', 'ADD_PEER', true, 'done'],
    ['peer', 'ADD_PEER', false, 'unknown'],
    ['restore', 'SYSCS_RESTORE_DATABASE', true, 'done'],
    ['restore', 'SYSCS_RESTORE_DATABASE', false, 'failed'],
  ] as const)('%s: %s ran: %s; it is looked up and is %s, sent once', async (step, procedure, ran, found) => {
    const { test, live } = await before(step);
    test.intercept = breaking(test, procedure, ran);
    if (!ran && step === 'restore') test.onPause = once(() => test.pair.restart('passive'));
    await live.run(step);
    expect(state(live, step), JSON.stringify(state(live, step))).toMatchObject({ state: found });
    expect(counted(test, procedure)).toBe(1);
    if (found !== 'unknown') return;
    expect(state(live, step).truth?.is).toBe('not-done');
    await live.run(step);
    expect(counted(test, procedure)).toBe(1);
    await live.apply({ kind: 'reset', step });
    await live.run(step);
    expect(state(live, step).state).toBe('done');
    expect(counted(test, procedure)).toBe(2);
  });

  it('Back up, after it ran: it is found, with the number that the restore needs', async () => {
    const { test, live } = await before('backup');
    test.intercept = breaking(test, 'SYSCS_BACKUP_DATABASE_ASYNC', true);
    await live.run('backup');
    test.pair.now += 3_600_000;
    await live.lookUp('backup');
    expect(state(live, 'backup')).toMatchObject({ state: 'done' });
    expect(live.setUp.choices).toMatchObject({ backupId: expect.stringMatching(/^\d+$/) as string });
    expect(live.setUp.choices.passiveDirectory).toBe(live.setUp.choices.directory);
    expect(counted(test, 'SYSCS_BACKUP_DATABASE_ASYNC')).toBe(1);
  });

  it('Enable, and the server stays away: unknown until it is looked up', async () => {
    const { test, live } = await before('enable');
    let away = false;
    test.intercept = (side, sql) => {
      if (sql.includes('ENABLE_DATABASE')) {
        test.pair.ask(side, sql);
        away = true;
        throw lost();
      }
      if (away) throw refused();
      return undefined;
    };
    await live.run('enable');
    expect(state(live, 'enable')).toMatchObject({ state: 'unknown', truth: { is: 'unknown' } });
    await live.run('enable');
    expect(counted(test, 'ENABLE_DATABASE_REPLICATION')).toBe(1);
    away = false;
    await live.lookUp('enable');
    expect(state(live, 'enable').state).toBe('done');
  });
});

describe('refusals', () => {
  it('Enable sends nothing where the preflight finds what would make it fail', async () => {
    const { test, live } = await before('enable');
    test.pair.change('active', 'CREATE SCHEMA "stage"');
    test.pair.change('active', 'CREATE TABLE "stage".T (A INTEGER)');
    await live.run('enable');
    expect(state(live, 'enable')).toMatchObject({ state: 'failed' });
    expect(state(live, 'enable').findings).toContainEqual(
      expect.objectContaining({ level: 'fail', text: expect.stringContaining('stage.T') as string }),
    );
    expect(test.calls).toEqual([]);
  });

  it.each([
    ['relative/path', 'Invalid backup directory'],
    ['', 'Give the directory'],
  ])('Back up into %j says %s', async (directory, message) => {
    const { live } = await before('backup');
    await live.apply({ kind: 'chose', name: 'directory', value: directory });
    await live.run('backup');
    expect(state(live, 'backup')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(message) as string,
    });
  });

  it('Restore from the passive’s own file system: the check finds nothing there, and nothing is replaced', async () => {
    const { test, live } = await before('restore');
    await live.apply({ kind: 'chose', name: 'passiveDirectory', value: '/backup' });
    await live.run('restore');
    expect(state(live, 'restore')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('does not exist at /backup') as string,
      cure: expect.stringContaining('active') as string,
    });
    expect(test.calls).toEqual([]);
  });

  it.each([
    ['peerId', '40000', 'A peer id is a whole number'],
    ['target', 'passive', 'znode'],
    ['target', 'active-zk1.sample,active-zk2.sample,active-zk3.sample:2181:/hbase-unsecure', 'active cluster itself'],
    ['target', 'other:2181:/hbase', 'The passive cluster itself says'],
  ] as const)('Add the peer with %s %s sends nothing', async (name, value, message) => {
    const { test, live } = await before('peer');
    await live.apply({ kind: 'chose', name, value });
    await live.run('peer');
    expect(state(live, 'peer')).toMatchObject({ state: 'failed', message: expect.stringContaining(message) as string });
    expect(test.calls).toEqual([]);
  });

  it('a peer that is there already is found, and not added again', async () => {
    const test = new TestPair();
    const live = test.live();
    await live.run('choose');
    await live.resume();
    expect(state(live, 'peer').state).toBe('done');
  });

  it('an Error of ADD_PEER does not mean that there is no peer', async () => {
    const { test, live } = await before('peer');
    test.intercept = (side, sql) => {
      if (!sql.includes('.ADD_PEER(')) return undefined;
      test.pair.ask(side, sql, [
        1,
        'passive-zk1.sample,passive-zk2.sample,passive-zk3.sample:2181:/hbase-unsecure',
        false,
      ]);
      const resultSet = {
        columns: [{ name: 'Error', type: 'text' as const }],
        rows: [["Replication peer '1' does not exists"]],
        truncated: false,
      };
      return { resultSet, warnings: [] };
    };
    await live.run('peer');
    expect(state(live, 'peer')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Peer 1 is listed, and disabled.') as string,
    });
  });
});

it('a cluster that was removed from the list while it was waited for is said to be gone, not to be unchosen', async () => {
  const { test, live } = await before('backup');
  const waiting = advance(live.setUp, { kind: 'waits', step: 'backup', waitsFor: 'backup', message: '' }, new Date());
  const second = test.taken(waiting);
  Object.assign(test.clusters, { find: () => undefined });
  await second.resume();
  expect(state(second, 'backup')).toMatchObject({
    state: 'unknown',
    message: expect.stringContaining('not in the list of clusters any more') as string,
  });
});

describe('a settled step that cannot be run again', () => {
  const unreachable: Intercept = () => {
    throw refused();
  };

  it.each<[StepId, string, (test: TestPair, live: LiveSetUp) => Promise<void> | void]>([
    ['restore', 'the passive cluster is away', (test) => void (test.intercept = unreachable)],
    ['restore', 'its number is gone', (_test, live) => live.apply({ kind: 'chose', name: 'backupId', value: '' })],
    ['backup', 'its directory is gone', (_test, live) => live.apply({ kind: 'chose', name: 'directory', value: '' })],
  ])('%s, as %s: it stands where it stood, and why is told', async (step, _why, hinder) => {
    const { test, live } = await before('peer');
    const stood = state(live, step);
    expect(stood.state).toBe('done');
    await hinder(test, live);
    await live.run(step);
    expect(state(live, step)).toEqual({
      ...stood,
      cure: expect.stringMatching(/^It was not run again: ./) as string,
    });
    expect(test.calls).toEqual([]);
    expect(actionsOf(live.setUp, 'peer').find(({ id }) => id === 'run')?.enabled).toBe(true);
  });

  it('has failed where it had sent something', async () => {
    const { test, live } = await before('restore');
    await live.apply({ kind: 'chose', name: 'inBackground', value: 'no' });
    test.intercept = (_side, sql) => {
      if (sql.includes('FROM SYS.SYSBACKUP b WHERE')) throw refused();
      return undefined;
    };
    await live.run('backup');
    expect(counted(test, 'SYSCS_BACKUP_DATABASE')).toBe(1);
    expect(state(live, 'backup')).toMatchObject({ state: 'failed', message: 'nobody listens' });
  });
});

describe('stopping to wait', () => {
  it('for the restart: unknown, and looked up when it is back', async () => {
    const { test, live } = await before('restore');
    test.onPause = () => live.stop();
    await live.run('restore');
    expect(state(live, 'restore').state).toBe('unknown');
    expect(actionsOf(live.setUp, 'restore').map(({ id }) => id)).toContain('look-up');
    test.onPause = undefined;
    test.pair.now += 60_000;
    await live.lookUp('restore');
    expect(state(live, 'restore').state).toBe('done');
    expect(counted(test, 'SYSCS_RESTORE_DATABASE')).toBe(1);
  });
});

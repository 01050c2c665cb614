/** What is true of steps now: by what the clusters say, and never by what only looks alike. */
import { describe, expect, it } from 'vitest';
import { ConnectionFailure } from '../../../src/connection/failure';
import { advance } from '../../../src/walkthrough/core/advance';
import { recordOf, type StepId } from '../../../src/walkthrough/core/model';
import { viewOf } from '../../../src/walkthrough/core/view/viewOf';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { before, TestPair } from './pair';

const refused = () => new ConnectionFailure('nobody listens', { kind: 'refused', fate: 'not-run' });
const state = (live: LiveSetUp, step: StepId) => recordOf(live.setUp, step);

describe('a backup', () => {
  it('of before is not taken for one that serves where it is not known when replication was turned on', async () => {
    const { test, live } = await before('backup');
    await live.run('backup');
    const second = test.live();
    for (const step of ['choose', 'configure', 'enable'] as const) await second.run(step);
    expect(state(second, 'enable').message).toContain('replicated already');
    test.intercept = (side) => {
      if (side === 'active') throw refused();
      return undefined;
    };
    await second.run('backup');
    expect(state(second, 'backup').state).toBe('failed');
    test.intercept = undefined;
    await second.resume();
    expect(state(second, 'backup')).toMatchObject({ state: 'failed', truth: { is: 'unknown' } });
  });

  it('does not stop where the running ones may not be seen', async () => {
    const { test, live } = await before('backup');
    test.intercept = (_side, sql) => {
      if (!sql.includes('SYSCS_GET_RUNNING_BACKUPS')) return undefined;
      const messages = [{ sqlState: '42504', message: 'no permission', vendorCode: 0 }];
      throw new ConnectionFailure('no permission', { kind: 'server-error', fate: 'failed', messages });
    };
    await live.run('backup');
    expect(state(live, 'backup').state).toBe('done');
  });

  it('of before replication was seen off serves no more, whoever turns it on again', async () => {
    const { test, live } = await before('restore');
    test.pair.change('active', 'CALL SYSCS_UTIL.DISABLE_DATABASE_REPLICATION()');
    await live.resume();
    expect(state(live, 'enable').state).toBe('todo');
    test.pair.change('active', 'CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()');
    await live.resume();
    expect(state(live, 'enable').state).toBe('done');
    expect(state(live, 'backup')).toMatchObject({ state: 'todo', truth: { is: 'not-done' } });
  });

  it('whose end was not seen is the one that is restored, not the one before', async () => {
    const { test, live } = await before('restore');
    const first = live.setUp.choices.backupId;
    await live.apply({ kind: 'chose', name: 'inBackground', value: 'no' });
    test.intercept = (side, sql) => {
      if (!sql.includes('.SYSCS_BACKUP_DATABASE(')) return undefined;
      test.pair.now += 60_000;
      test.pair.ask(side, sql, test.parametersOf(sql));
      throw new ConnectionFailure('broken', { kind: 'connection-lost', fate: 'unknown' });
    };
    await live.run('backup');
    const { state: end, message } = state(live, 'backup');
    const second = live.setUp.choices.backupId;
    expect(end).toBe('done');
    expect(Number(second)).toBeGreaterThan(Number(first));
    expect(message).toContain(`Backup ${second} ended`);
  });

  it('forgets the number of the one before', async () => {
    const { test, live } = await before('backup');
    await live.run('backup');
    const first = live.setUp.memory.launchedBackup;
    expect(first).toMatch(/^\d+$/);
    await live.apply({ kind: 'chose', name: 'inBackground', value: 'no' });
    await live.run('backup');
    expect(live.setUp.memory.launchedBackup).toBeUndefined();
    expect(test.calls.at(-1)).toBe('SYSCS_BACKUP_DATABASE');
  });
});

describe('other clusters', () => {
  it('make everything anew but how it is to be done', async () => {
    const { live } = await before('restore');
    await live.apply({ kind: 'chose', name: 'validate', value: 'no' });
    expect(await live.choose('passive', 'sample-passive')).toBe(true);
    expect(state(live, 'enable').state).toBe('done');
    const sent = live.setUp.history.length;
    expect(await live.choose('passive', 'other')).toBe(true);
    expect(live.setUp).toMatchObject({ steps: {}, memory: {} });
    expect(live.setUp.choices).toEqual({
      active: 'sample-active',
      passive: 'other',
      inBackground: 'yes',
      validate: 'no',
      enabled: 'yes',
      serial: 'yes',
      bulkLoads: 'no',
    });
    expect(live.setUp.history).toHaveLength(sent);
    expect(live.facts).toBeUndefined();
  });

  it('are not chosen while a step is at work', async () => {
    const { test, live } = await before('backup');
    let chose: Promise<boolean> | undefined;
    test.onPause = () => {
      chose ??= live.choose('active', 'other');
    };
    await live.run('backup');
    expect(await chose).toBe(false);
    expect(live.setUp.choices.active).toBe('sample-active');
    expect(state(live, 'backup').state).toBe('done');
  });
});

describe('the peer', () => {
  const key = 'passive-zk1.sample,passive-zk2.sample,passive-zk3.sample:2181:/hbase-unsecure';

  it('that is listed and disabled is no dead end: the same is said everywhere, and running again enables it', async () => {
    const { test, live } = await before('peer');
    test.intercept = (side, sql) => {
      if (!sql.includes('.ADD_PEER(')) return undefined;
      test.pair.ask(side, sql, [1, key, false]);
      const columns = [{ name: 'Error', type: 'text' as const }];
      return { resultSet: { columns, rows: [['it could not be enabled']], truncated: false }, warnings: [] };
    };
    await live.run('peer');
    expect(state(live, 'peer')).toMatchObject({
      state: 'failed',
      cure: expect.stringContaining('ENABLE_PEER') as string,
    });
    await live.lookUp('peer');
    expect(state(live, 'peer')).toMatchObject({ state: 'failed', truth: { is: 'not-done' } });
    await live.apply({ kind: 'opened', step: 'peer' });
    const parts = { facts: live.facts, clusters: [], now: new Date(), time: (iso: string) => iso, isReading: false };
    const { step } = viewOf({ setUp: live.setUp, ...parts });
    expect(step.statements[0]?.sql).toBe('CALL SYSCS_UTIL.ENABLE_PEER(1)');
    expect(step.fields.filter(({ problem }) => problem !== undefined)).toEqual([]);
    test.asked.length = 0;
    await live.run('peer');
    expect(state(live, 'peer').state).toBe('done');
    expect(test.asked).toMatchObject([{ items: [{ procedure: 'ENABLE_PEER', values: [1] }] }]);
    await live.run('peer');
    expect(state(live, 'peer')).toMatchObject({
      state: 'warned',
      message: expect.stringContaining('listed') as string,
    });
    expect(test.calls.filter((call) => call === 'ADD_PEER')).toHaveLength(1);
  });

  it('that was added by an SQL address is not called missing while the passive cluster, which alone tells its key, is away', async () => {
    const { test, live } = await before('verify', new TestPair({ release: '3.0.0.1940' }));
    expect(state(live, 'peer').state).toBe('done');
    test.intercept = (side) => {
      if (side === 'passive') throw refused();
      return undefined;
    };
    await live.resume();
    expect(state(live, 'peer')).toMatchObject({ state: 'done', truth: { is: 'unknown' } });
    test.pair.change('active', 'CALL SYSCS_UTIL.REMOVE_PEER(1)');
    await live.resume();
    expect(state(live, 'peer').state).toBe('todo');
  });
});

describe('Verify', () => {
  it.each([
    ['REMOVE_PEER(1)', 'no peer'],
    ['DISABLE_PEER(1)', 'disabled'],
    ['DISABLE_DATABASE_REPLICATION()', 'no row DATABASE'],
  ])('does not keep its word after %s', async (call, said) => {
    const { test, live } = await before('verify');
    await live.run('verify');
    await live.resume();
    expect(state(live, 'verify')).toMatchObject({ state: 'done', truth: { is: 'done' } });
    test.pair.change('active', `CALL SYSCS_UTIL.${call}`);
    await live.resume();
    expect(state(live, 'verify')).toMatchObject({
      state: 'todo',
      message: expect.stringContaining(said) as string,
    });
  });
});

it('a reload while the clusters are checked leaves that to do: the later steps begin with what it finds', async () => {
  const { test, live } = await before('choose');
  const interrupted = advance(live.setUp, { kind: 'began', step: 'choose' }, new Date());
  const second = test.taken(advance(interrupted, { kind: 'loaded' }, new Date()));
  await second.resume();
  expect(state(second, 'choose').state).toBe('todo');
  await second.run('choose');
  expect(second.setUp.choices).toMatchObject({ peerId: '1', directory: expect.stringContaining('/') as string });
});

it('a reload while the backup is checked leaves the restore to do', async () => {
  const { test, live } = await before('restore');
  let meanwhile: string | undefined;
  test.intercept = (_side, sql) => {
    if (sql.includes('VALIDATE_BACKUP')) meanwhile = JSON.stringify(live.setUp);
    return undefined;
  };
  test.onPause = () => live.stop();
  await live.run('restore');
  const { readSetUp } = await import('../../../src/walkthrough/core/readSetUp');
  const reloaded = advance(readSetUp(JSON.parse(meanwhile!))!, { kind: 'loaded' }, new Date());
  expect(recordOf(reloaded, 'restore').state).toBe('todo');
});

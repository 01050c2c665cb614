/** What is believed to be the restart after a restore, and what is said meanwhile. */
import { describe, expect, it } from 'vitest';
import type { StatementResult } from '../../../src/connection/connection';
import { ConnectionFailure, type FailureKind } from '../../../src/connection/failure';
import { advance } from '../../../src/walkthrough/core/advance';
import { recordOf } from '../../../src/walkthrough/core/model';
import { before, type TestPair } from './pair';

const failure = (kind: FailureKind, sqlState = '') =>
  new ConnectionFailure(kind, {
    kind,
    fate: kind === 'server-error' ? 'failed' : 'unknown',
    messages: sqlState === '' ? [] : [{ sqlState, message: `ERROR ${sqlState}`, vendorCode: 0 }],
  });

/** Of one server after another: `1 1` are the codes of two. */
const codes = (code: string): StatementResult => ({
  resultSet: {
    columns: [
      { name: 'HOSTNAME', type: 'text' },
      { name: 'STARTCODE', type: 'text' },
    ],
    rows: code.split(' ').map((one, at) => [`rs${at + 1}`, one]),
    truncated: false,
  },
  warnings: [],
});

type Answer = FailureKind | '42504' | 'BR026' | { readonly code: string };

function answerOf(answer: Answer): StatementResult {
  if (typeof answer === 'object') return codes(answer.code);
  if (answer === '42504') throw failure('server-error', '42504');
  if (answer === 'BR026')
    throw new ConnectionFailure('Cannot connect because database is being restored.', {
      kind: 'server-error',
      fate: 'failed',
    });
  throw failure(answer);
}

/** SYSCS_GET_ACTIVE_SERVERS of the passive cluster answers like this, one after another; the last one over and over. */
function serversSay(test: TestPair, before: Answer, ...after: readonly Answer[]): void {
  const answers = [before, ...after];
  test.intercept = (side, sql) => {
    if (side !== 'passive' || !sql.includes('SYSCS_GET_ACTIVE_SERVERS')) return undefined;
    const [answer = 'refused' as const] = answers;
    if (answers.length > 1) answers.shift();
    return answerOf(answer);
  };
}

const same = { code: '1' };
const other = { code: '2' };
const both = { code: '1 1' };

describe('a restart', () => {
  it.each<[string, Answer, readonly Answer[], boolean]>([
    ['other start codes', same, [same, other], true],
    ['out of reach, then other start codes', same, ['refused', other], true],
    ['out of reach, then start codes that may not be read', same, ['refused', '42504'], true],
    ['out of reach before and after codes that may not be read', '42504', ['unreachable', '42504'], true],
    ['a broken line, then an answer', '42504', ['connection-lost', '42504'], true],
    ['other start codes of all servers, one after another', both, [{ code: '2 1' }, { code: '2 2' }], true],
    ['another start code of one server alone', both, [{ code: '2 1' }], false],
    ['a server that is gone, the other one with its start code', both, [same], false],
    ['the same start codes', same, [same], false],
    ['a time-out, then the same start codes', same, ['timed-out', same], false],
    ['out of reach for a moment, then the same start codes', same, ['refused', same], false],
    ['a time-out, then codes that may not be read', '42504', ['timed-out', '42504'], false],
    ['codes that may not be read any more', same, ['42504'], false],
    ['restore mode, then codes that may not be read', '42504', ['BR026', '42504'], false],
  ])('%s', async (_name, codesBefore, codesAfter, restarted) => {
    const { test, live } = await before('restore');
    serversSay(test, codesBefore, ...codesAfter);
    let pauses = 0;
    test.onPause = () => {
      if ((pauses += 1) > 8) live.stop();
    };
    await live.run('restore');
    expect(live.setUp.memory.restarted === true, recordOf(live.setUp, 'restore').message).toBe(restarted);
  });

  it('is not believed of servers with the same start codes, whatever the person says', async () => {
    const { test, live } = await before('restore');
    serversSay(test, same);
    let pauses = 0;
    test.onPause = () => {
      if ((pauses += 1) > 8) live.stop();
      live.tellRestarted();
    };
    const messages: string[] = [];
    live.onDidChange(() => messages.push(recordOf(live.setUp, 'restore').message ?? ''));
    await live.run('restore');
    expect(live.setUp.memory.restarted).toBe(false);
    expect(messages.join('\n')).toContain('have not been restarted');
  });

  it.each(['BR026', 'refused'] as const)(
    'that the person tells of is heard while the cluster says %s',
    async (answer) => {
      const { test, live } = await before('restore');
      serversSay(test, same, answer);
      const messages: string[] = [];
      test.onPause = () => {
        messages.push(recordOf(live.setUp, 'restore').message ?? '');
        if (messages.length > 2) live.stop();
        live.tellRestarted();
      };
      await live.run('restore');
      expect(messages.map((message) => message.startsWith('You said that'))).toEqual([false, true, true]);
      expect(live.setUp.memory.restarted).toBe(false);
    },
  );

  it.each(['cancelled', 'login-refused', 'closed'] as const)('is not waited for after %s', async (kind) => {
    const { test, live } = await before('restore');
    serversSay(test, same, kind);
    let pauses = 0;
    test.onPause = () => {
      if ((pauses += 1) > 8) live.stop();
    };
    await live.run('restore');
    expect(pauses).toBe(0);
    expect(recordOf(live.setUp, 'restore')).toMatchObject({ state: 'unknown' });
  });
});

it('a lost restore is not proven by contents of which nobody knows whether they were alike before', async () => {
  const { test, live } = await before('restore');
  test.intercept = (side, sql) => {
    if (side !== 'passive') return undefined;
    if (sql.includes('.SYSCS_RESTORE_DATABASE(')) {
      test.pair.ask(side, sql, test.parametersOf(sql));
      test.intercept = undefined;
      throw failure('connection-lost');
    }
    if (sql.includes('FROM SYS.SYSREPLICATION')) throw failure('server-error', '42504');
    return undefined;
  };
  await live.run('restore');
  const { state, truth } = recordOf(live.setUp, 'restore');
  expect({ state, is: truth?.is }).toEqual({ state: 'unknown', is: 'unknown' });
});

describe('while it is waited for', () => {
  it.each(['success', 'unknown'] as const)('the text goes by the outcome of the restore: %s', async (outcome) => {
    const { test, live } = await before('restore');
    const messages: string[] = [];
    let pauses = 0;
    test.onPause = () => {
      messages.push(recordOf(live.setUp, 'restore').message ?? '');
      if ((pauses += 1) > 3) live.stop();
    };
    test.intercept = (_side, sql) => {
      if (sql.includes('SYSCS_GET_ACTIVE_SERVERS')) return codes('1');
      if (sql.includes('SYSCS_RESTORE_DATABASE') && outcome === 'unknown') throw failure('timed-out');
      return undefined;
    };
    await live.run('restore');
    // The sample is in restore mode for some seconds, which its other answers would tell.
    expect(messages.at(-1)).toContain(outcome === 'success' ? 'Restored. Restart' : 'Look into the log');
    expect(messages.some((message) => message.startsWith('Restored.'))).toBe(outcome === 'success');
  });

  it('“Stop waiting”, then “Look it up” waits again, and does not take the restore for done before the restart', async () => {
    const { test, live } = await before('restore');
    serversSay(test, same);
    test.onPause = () => live.stop();
    await live.run('restore');
    test.pair.now += 60_000;
    await live.lookUp('restore');
    expect(recordOf(live.setUp, 'restore').state).toBe('unknown');
    const reloaded = test.taken(advance(live.setUp, { kind: 'loaded' }, new Date()));
    await reloaded.resume();
    expect(recordOf(reloaded.setUp, 'restore').state).toBe('unknown');
    test.onPause = undefined;
    serversSay(test, other);
    await live.lookUp('restore');
    expect(recordOf(live.setUp, 'restore').state).toBe('done');
  });

  it('in restore mode no step before is called into question', async () => {
    const { test, live } = await before('restore');
    test.onPause = () => live.stop();
    await live.run('restore');
    const { setUp } = live;
    const waits = { kind: 'waits', step: 'restore', waitsFor: 'restart', message: '' } as const;
    const reloaded = test.taken(advance(setUp, waits, new Date()));
    const seen: string[] = [];
    test.onPause = () => seen.push(recordOf(reloaded.setUp, 'choose').state);
    await reloaded.resume();
    expect(seen).not.toContain('todo');
    expect(recordOf(reloaded.setUp, 'restore').state).toBe('done');
    expect(recordOf(reloaded.setUp, 'choose')).toMatchObject({ state: 'done', truth: { is: 'done' } });
  });
});

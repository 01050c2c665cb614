/** Nothing that changes a cluster goes out before the person has seen it as it is sent, and agreed. */
import { describe, expect, it } from 'vitest';
import type { Confirmation } from '../../../src/walkthrough/confirm';
import { chosen, recordOf, type StepId } from '../../../src/walkthrough/core/model';
import { isStatement, writtenStatement } from '../../../src/walkthrough/core/plan';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { before, TestPair } from './pair';

const changing: readonly StepId[] = ['enable', 'backup', 'restore', 'peer'];

function shown(live: LiveSetUp, { items }: Confirmation): string[] {
  const known = { backup_id: chosen(live.setUp, 'backupId') };
  return items
    .filter((item) => item.kind === 'call' && item.changes)
    .flatMap((item) => (isStatement(item) ? writtenStatement(item, known) : []));
}

const sentBy = (live: LiveSetUp, step: StepId) =>
  live.setUp.history.filter((entry) => entry.step === step && entry.changes === true).map(({ sql }) => sql);

async function beforeNarrow(keep: string) {
  const test = new TestPair();
  const live = test.live('narrow', { keep });
  await live.run('choose');
  await live.run('enable');
  test.asked.length = 0;
  test.sent.length = 0;
  return { test, live };
}

describe('what is shown is what is sent', () => {
  it.each(changing)('%s', async (step) => {
    const { test, live } = await before(step);
    await live.run(step);
    expect(test.asked).toHaveLength(1);
    expect(test.asked[0]).toMatchObject({
      step,
      profile: { name: step === 'restore' ? 'sample-west' : 'sample-east' },
    });
    expect(sentBy(live, step).length).toBeGreaterThan(0);
    expect(shown(live, test.asked[0]!)).toEqual(sentBy(live, step));
  });

  it('removing a peer', async () => {
    const test = new TestPair();
    const live = test.live('remove-peer', { peer: '1' });
    await live.run('choose');
    await live.run('remove');
    expect(test.asked.map((asked) => shown(live, asked))).toEqual([sentBy(live, 'remove')]);
  });

  it('narrowing right after Enable: every statement, by the rows that Enable has made', async () => {
    const { test, live } = await beforeNarrow('SALES');
    await live.run('narrow');
    expect(recordOf(live.setUp, 'narrow').state).toBe('done');
    expect(test.asked).toHaveLength(1);
    expect(sentBy(live, 'narrow').length).toBeGreaterThan(2);
    expect(shown(live, test.asked[0]!)).toEqual(sentBy(live, 'narrow'));
  });
});

describe('a person who does not agree', () => {
  it.each(changing)('%s: nothing is sent, and the step stands where it stood', async (step) => {
    const { test, live } = await before(step);
    const stood = recordOf(live.setUp, step);
    test.answer = () => false;
    await live.run(step);
    expect(test.calls).toEqual([]);
    expect(recordOf(live.setUp, step)).toEqual(stood);
  });
});

describe('narrowing', () => {
  it('sends nothing where it would be something else by the time the person agrees', async () => {
    const { test, live } = await beforeNarrow('SALES');
    test.answer = () => {
      test.pair.change('active', 'CREATE SCHEMA LATER');
      return true;
    };
    await live.run('narrow');
    expect(recordOf(live.setUp, 'narrow')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('has changed since it was shown') as string,
    });
    expect(test.calls).toEqual([]);
  });

  it.each([
    ['a live temporary table', ['CREATE LOCAL TEMPORARY TABLE TT2 (A INTEGER)'], 'SPLICE.TT2'],
    ['a name in lower case', ['CREATE TABLE HR."my t" (A INTEGER)'], 'HR.my t'],
    ['a schema in lower case', ['CREATE SCHEMA "stage"', 'CREATE TABLE "stage".T (A INTEGER)'], 'stage.T'],
  ])('asks and sends nothing where %s would make one of its calls fail', async (_what, statements, name) => {
    const { test, live } = await beforeNarrow('SALES');
    for (const sql of statements) test.pair.change('active', sql);
    await live.run('narrow');
    const { state, message, findings } = recordOf(live.setUp, 'narrow');
    expect([state, message]).toEqual(['failed', 'Nothing was sent: the call would fail over what is listed here.']);
    expect(findings).toMatchObject([{ level: 'fail', text: expect.stringContaining(name) as string }]);
    expect([test.asked, test.calls]).toEqual([[], []]);
  });

  it.each([
    ['HR.EMPLOYEES', ['CREATE TABLE HR."employees" (A INTEGER)'], 'HR.employees'],
    ['HR', ['CREATE SCHEMA "hr"', 'CREATE TABLE "hr".EMPLOYEES (A INTEGER)'], 'hr'],
  ])(
    'does not leave %s out for its namesake in lower case, which the server takes for it',
    async (keep, statements, name) => {
      const { test, live } = await beforeNarrow(keep);
      for (const sql of statements) test.pair.change('active', sql);
      await live.run('narrow');
      const [enabled] = test.pair.rows('active', "CALL SYSCS_UTIL.REPLICATION_ENABLED('HR', 'EMPLOYEES')");
      expect(enabled).toEqual(['TRUE']);
      expect(test.calls).toEqual([]);
      expect(recordOf(live.setUp, 'narrow')).toMatchObject({
        state: 'failed',
        message: expect.stringContaining(`${name}: replication mishandles names`) as string,
      });
    },
  );

  it('does not mind what makes no call fail', async () => {
    const { test, live } = await beforeNarrow('SALES');
    test.pair.change('active', 'CREATE TABLE SALES."my t" (A INTEGER)');
    await live.run('narrow');
    expect(recordOf(live.setUp, 'narrow').state).toBe('done');
  });

  it('tells the rows before and after where a call fails midway', async () => {
    const { test, live } = await beforeNarrow('SALES');
    let calls = 0;
    test.intercept = (_side, sql) => {
      if (!sql.includes('.DISABLE_') || (calls += 1) < 3) return undefined;
      const columns = [{ name: 'Error', type: 'text' as const }];
      return { resultSet: { columns, rows: [['no']], truncated: false }, warnings: [] };
    };
    await live.run('narrow');
    const { state, table } = recordOf(live.setUp, 'narrow');
    expect(state).toBe('failed');
    expect(table?.rows.some(([row, was, is]) => row?.includes('DATABASE') && was === 'yes' && is === 'no')).toBe(true);
  });
});

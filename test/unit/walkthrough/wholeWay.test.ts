import { describe, expect, it } from 'vitest';
import { ConnectionFailure } from '../../../src/connection/failure';
import type { SampleReleaseName } from '../../../src/connection/sample/releases';
import { recordOf, stepsOf, type StepId } from '../../../src/walkthrough/core/model';
import { reportOf } from '../../../src/walkthrough/core/report';
import { scriptOf } from '../../../src/walkthrough/core/script';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { TestPair } from './pair';

const states = (live: LiveSetUp) =>
  Object.fromEntries(stepsOf[live.setUp.way].map((step) => [step, recordOf(live.setUp, step).state]));

async function removePeer(test: TestPair) {
  const live = test.live('remove-peer', { peer: '1' });
  await live.run('choose');
  await live.run('remove');
  return live;
}

async function through(live: LiveSetUp, steps: readonly StepId[]) {
  for (const step of steps) await live.run(step);
}

const upTo = (step: StepId) => stepsOf.pair.slice(0, stepsOf.pair.indexOf(step) + 1);

describe('the whole way on the sample', () => {
  it.each<SampleReleaseName>(['3.2', '3.1.1', '3.0.0.1950', '3.0.0.1940'])('of release %s', async (release) => {
    const test = new TestPair({ release });
    const removed = await removePeer(test);
    expect(states(removed)).toMatchObject({ choose: 'done', remove: 'done' });
    const live = test.live('pair', release === '3.0.0.1940' ? { target: 'passive-rs1.sample:1527' } : {});
    await through(live, upTo('verify'));
    expect(states(live), JSON.stringify(live.setUp.steps, undefined, 1)).toMatchObject({
      choose: 'done',
      configure: 'done',
      enable: 'done',
      backup: 'done',
      restore: 'done',
      peer: 'done',
      verify: 'done',
    });
    test.pair.change('active', "INSERT INTO FINANCE.RATES VALUES ('CHF', '2026-11-23', 1.5)");
    test.pair.now += 60_000;
    const found = test.pair.query('passive', "SELECT RATE FROM FINANCE.RATES WHERE CURRENCY = 'CHF'");
    expect(found.rows).toHaveLength(1);
    expect(test.calls).toEqual([
      'REMOVE_PEER',
      'ENABLE_DATABASE_REPLICATION',
      'SYSCS_BACKUP_DATABASE_ASYNC',
      'SYSCS_RESTORE_DATABASE',
      'ADD_PEER',
    ]);
  });

  it('saves what is sent before it is sent, and its answer after', async () => {
    const test = new TestPair();
    const live = test.live();
    await through(live, upTo('configure'));
    let savedBefore: unknown;
    test.intercept = (_side, sql) => {
      if (sql.includes('ENABLE_DATABASE')) savedBefore = test.saved.at(-1)?.history.at(-1);
      return undefined;
    };
    await live.run('enable');
    expect(savedBefore).toMatchObject({ step: 'enable', outcome: 'sent', cluster: 'sample-east' });
    expect(live.setUp.history.at(-1)).toMatchObject({
      outcome: 'success',
      message: 'Enabled replication for database',
    });
  });

  it('writes the same statements as a script and into the report', async () => {
    const test = new TestPair();
    const live = test.live();
    await through(live, upTo('restore'));
    const script = scriptOf(live.setUp, live.facts!);
    expect(script.match(/^(CALL|SELECT)\b.*;$/gm)).toHaveLength(script.match(/;$/gm)!.length);
    expect(script).toContain('-- @cluster sample-east\n');
    expect(script).toContain('-- @cluster sample-west\n');
    expect(script).toContain('-- @let backup_id\nSELECT b.BACKUP_ID');
    expect(script).toMatch(
      /-- @confirm Replace the whole database of sample-west by the backup\?\nCALL SYSCS_UTIL\.SYSCS_RESTORE_DATABASE\('hdfs:.*', :backup_id, true\);\n-- .*\n-- @wait-for-restart\n/,
    );
    const report = reportOf(live.setUp, new Date(0));
    for (const { sql } of live.setUp.history) expect(report).toContain(sql);
    expect(report).toContain('Enabled replication for database');
  });

  it('removes a peer whose number is below zero, and finds it gone where no answer came', async () => {
    const test = new TestPair();
    const key = test.pair.cluster('passive').clusterKey;
    test.pair.cluster('active').peers.push({ id: -3, clusterKey: key, enabled: false, serial: true, waiting: [] });
    test.intercept = (side, sql) => {
      if (!sql.includes('.REMOVE_PEER(')) return undefined;
      test.pair.ask(side, sql, test.parametersOf(sql));
      throw new ConnectionFailure('broken', { kind: 'connection-lost', fate: 'unknown' });
    };
    const live = test.live('remove-peer', { peer: '-3' });
    await through(live, ['choose', 'remove']);
    expect(test.parametersOf('CALL SYSCS_UTIL.REMOVE_PEER(?)')).toEqual([-3]);
    expect(recordOf(live.setUp, 'remove')).toMatchObject({ state: 'done', message: 'Peer -3 is not listed any more.' });
  });

  it('narrows to some schemas and tables', async () => {
    const test = new TestPair();
    const live = test.live('narrow', { keep: 'SALES\nHR.EMPLOYEES' });
    await through(live, ['choose', 'enable', 'narrow']);
    expect(states(live)).toMatchObject({ choose: 'done', enable: 'done', narrow: 'done' });
    const rows = test.pair
      .query('active', 'SELECT r.SCOPE, r.SCHEMANAME, r.TABLENAME FROM SYS.SYSREPLICATION r')
      .rows.map((row) => row.join('|'));
    expect(rows).toContain('SCHEMA|SALES|');
    expect(rows).toContain('TABLE|HR|EMPLOYEES');
    expect(rows).toContain('SCHEMA|SYS|');
    expect(rows.filter((row) => /STOCK|FINANCE|HR\|PAY/.test(row))).toEqual([]);
    await live.resume();
    expect(states(live)).toMatchObject({ enable: 'done', narrow: 'done' });
  });

  it.each(['HR', 'HR.EMPLOYEES'])(
    'does not say of %s that only it is replicated where it was turned off before',
    async (keep) => {
      const test = new TestPair();
      await through(test.live('narrow', { keep: 'SALES' }), ['choose', 'enable', 'narrow']);
      test.sent.length = 0;
      const live = test.live('narrow', { keep });
      await live.resume();
      await through(live, ['choose', 'narrow']);
      expect(recordOf(live.setUp, 'narrow')).toMatchObject({
        state: 'failed',
        message: expect.stringContaining(`${keep}: it is not replicated now`) as string,
      });
      expect(test.calls).toEqual([]);
    },
  );

  it('tells what a user without rights lacks, and how to get it', async () => {
    const test = new TestPair({ user: 'joe' });
    const live = test.live();
    await live.run('choose');
    const record = recordOf(live.setUp, 'choose');
    expect(record.state).toBe('failed');
    const cures = record.findings!.flatMap(({ level, cure = '' }) => (level === 'fail' ? [cure] : []));
    expect(cures.join('\n')).toContain('GRANT SELECT ON SCHEMA SYS TO JOE');
    await live.run('enable');
    expect(test.calls).toEqual([]);
  });
});

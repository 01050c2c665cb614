/** One description: what a step sends, what it writes down, what its plan says and what the script holds are the same. */
import { describe, expect, it } from 'vitest';
import { ConnectionFailure } from '../../../src/connection/failure';
import type { SampleReleaseName } from '../../../src/connection/sample/releases';
import { boundCall } from '../../../src/splice/call';
import { splitStatements } from '../../../src/sql/statements';
import { chosen, recordOf, stepsOf, type StepId, type Way } from '../../../src/walkthrough/core/model';
import { isStatement, writtenStatement, type PlannedStatement } from '../../../src/walkthrough/core/plan';
import { planOf } from '../../../src/walkthrough/core/planOf';
import { scriptOf, stepScript } from '../../../src/walkthrough/core/script';
import type { LiveSetUp } from '../../../src/walkthrough/liveSetUp';
import { reportOf } from '../../../src/walkthrough/core/report';
import { pairOf, setUpOf } from './facts';
import { someOf } from '../runs';
import { before, TestPair } from './pair';

/** What can have no place in a script, as plan.ts says. */
const around = [/CURRENT_TIMESTAMP/, /SYSCS_GET_RUNNING_BACKUPS/, /SYSCS_GET_ACTIVE_SERVERS/];

const statementsOf = (script: string) => splitStatements(script).map(({ text }) => text);

function planned(live: LiveSetUp, step: StepId): readonly PlannedStatement[] {
  return planOf(live.setUp, live.facts!, step).filter(isStatement);
}

/** As the walkthrough sends it: in the background where it can. */
function inWalkthrough(item: PlannedStatement): PlannedStatement {
  return item.kind === 'call' && item.inBackground !== undefined ? { ...item, procedure: item.inBackground } : item;
}

function boundText(item: PlannedStatement): string {
  const sent = inWalkthrough(item);
  return sent.kind === 'call' ? boundCall(sent.procedure, sent.values.length) : sent.sql;
}

async function run(test: TestPair, live: LiveSetUp, step: StepId) {
  await live.resume();
  const readings = new Set(test.sent);
  test.sent.length = 0;
  const before = planned(live, step);
  const from = live.setUp.history.length;
  await live.run(step);
  const history = live.setUp.history.slice(from);
  expect(history.every((entry) => entry.step === step)).toBe(true);
  return { before, readings, sent: [...test.sent], written: history.map(({ sql }) => sql) };
}

const releases: readonly SampleReleaseName[] = ['3.2', '3.1.1', '3.0.0.1950', '3.0.0.1940'];

describe.each(someOf(releases))('release %s', (release) => {
  it.each<[Way, string]>([
    ['remove-peer', ''],
    ['pair', 'yes'],
    ['pair', 'no'],
    ['narrow', ''],
  ])('%s %s', async (way, inBackground) => {
    const test = new TestPair({ release });
    if (way === 'pair') {
      const removed = test.live('remove-peer', { peer: '1' });
      for (const step of ['choose', 'remove'] as const) await removed.run(step);
    }
    const live = test.live(way, {
      ...(way === 'remove-peer' && { peer: '1' }),
      ...(way === 'narrow' && { keep: 'SALES\nHR.EMPLOYEES' }),
      ...(way === 'pair' && { inBackground }),
      ...(way === 'pair' && release === '3.0.0.1940' && { target: 'passive-rs1.sample:1527' }),
    });
    for (const step of stepsOf[way].filter((each) => each !== 'report')) {
      const { before, readings, sent, written } = await run(test, live, step);
      expect(recordOf(live.setUp, step).state, step).toBe('done');
      // What is left to be left out is nothing afterwards.
      const plan = step === 'narrow' ? before : planned(live, step);
      const known = { backup_id: chosen(live.setUp, 'backupId') };
      expect(written, step).toEqual(plan.map((item) => writtenStatement(inWalkthrough(item), known)));
      expect(written.length, step).toBeGreaterThan(0);
      const bound = plan.map(boundText);
      expect(sent, step).toEqual(expect.arrayContaining(bound));
      const others = sent.filter((sql) => !bound.includes(sql) && !readings.has(sql));
      expect(
        others.filter((sql) => !around.some((known) => known.test(sql))),
        step,
      ).toEqual([]);
      if (step === 'narrow') continue;
      const script = stepScript(live.setUp, live.facts!, step);
      expect(statementsOf(script), step).toEqual(plan.map((item) => writtenStatement(item)));
    }
    const steps = stepsOf[way].filter((step) => step !== 'report');
    expect(statementsOf(scriptOf(live.setUp, live.facts!))).toEqual(
      steps.flatMap((step) => planned(live, step).map((item) => writtenStatement(item))),
    );
  });
});

describe('a statement that a step plans to read by', () => {
  const counted = async (way: Way, step: StepId, first: boolean) => {
    const test = new TestPair();
    const live = test.live(way, way === 'remove-peer' ? { peer: '1' } : {});
    const sent = new Map<string, number>();
    if (!first) await live.resume();
    if (step !== 'choose') await live.run('choose');
    test.intercept = (side, sql) => {
      const key = JSON.stringify([side, sql, test.parametersOf(sql)]);
      sent.set(key, (sent.get(key) ?? 0) + 1);
      return undefined;
    };
    if (step === 'verify')
      for (const id of ['configure', 'enable', 'backup', 'restore', 'peer'] as const)
        await live.apply({ kind: 'done-by-hand', step: id });
    const from = live.setUp.history.length;
    await live.run(step);
    expect(recordOf(live.setUp, step).state).not.toBe('todo');
    const written = live.setUp.history.slice(from);
    const plan = planned(live, step).filter((item) => item.kind === 'query' || !item.changes);
    expect(plan.length).toBeGreaterThan(0);
    const times = plan.map((item) => sent.get(JSON.stringify([item.on, boundText(item), item.values])) ?? 0);
    return { times, plan, written };
  };

  it.each<[Way, StepId, string, boolean]>([
    ['pair', 'choose', 'as the first thing in a window', true],
    ['pair', 'choose', 'on open lines', false],
    ['remove-peer', 'choose', 'as the first thing in a window', true],
    ['pair', 'configure', 'on open lines', false],
    ['pair', 'verify', 'on open lines', false],
  ])('%s: %s, %s: goes out once, and stands in the report with its answer', async (way, step, _when, first) => {
    const { times, plan, written } = await counted(way, step, first);
    expect(times).toEqual(plan.map(() => 1));
    expect(written.map(({ sql, outcome }) => [sql, outcome])).toEqual(
      plan.map((item) => [writtenStatement(item), 'read']),
    );
    for (const { durationMs, message } of written) {
      expect(durationMs).toBeGreaterThanOrEqual(0);
      expect(message).not.toBe('');
    }
  });
});

describe('a reading', () => {
  const refusing = (test: TestPair, side: string, text: string) => {
    test.intercept = (on, sql) => {
      if (on !== side || !sql.includes(text)) return undefined;
      const messages = [{ sqlState: '42504', message: 'no permission', vendorCode: 0 }];
      throw new ConnectionFailure('no permission', { kind: 'server-error', fate: 'failed', messages });
    };
  };

  it('that is refused is written down, and the others are asked all the same', async () => {
    const { test, live } = await before('verify');
    refusing(test, 'active', 'REPLICATION_ENABLED');
    await live.run('verify');
    expect(recordOf(live.setUp, 'verify')).toMatchObject({
      state: 'warned',
      message: 'Whether the pair replicates is not certain. Not told: 5',
    });
    const outcomes = live.setUp.history.filter(({ step }) => step === 'verify').map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'failure')).toHaveLength(5);
    expect(outcomes.at(-1)).toBe('read');
  });

  it('of settings that are refused is no success', async () => {
    const { test, live } = await before('configure');
    refusing(test, 'passive', 'SYSCS_GET_REGION_SERVER_CONFIG_INFO');
    await live.run('configure');
    expect(recordOf(live.setUp, 'configure')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('some settings are not told') as string,
    });
  });

  it('that is stopped leaves its step to be done again, not unknown', async () => {
    const { test, live } = await before('verify');
    test.intercept = (_side, sql) => {
      if (sql.includes('REPLICATION_ENABLED')) live.stop();
      return undefined;
    };
    await live.run('verify');
    expect(recordOf(live.setUp, 'verify').state).not.toBe('unknown');
    expect(live.setUp.history.filter(({ outcome }) => outcome === 'sent')).toEqual([]);
  });
});

it('is in the report, whatever it is and whichever step sent it', async () => {
  const { live } = await before('report');
  const report = reportOf(live.setUp, new Date(0));
  for (const step of stepsOf.pair.slice(0, -1)) {
    const entries = live.setUp.history.filter((entry) => entry.step === step);
    expect(entries.length, step).toBeGreaterThan(0);
    for (const { sql } of entries) expect(report).toContain(sql);
  }
  expect(report).toMatch(/GET_REPLICATION_ROLE\(\)` \| Read \| REPLICA \|/);
});

describe('names in a script', () => {
  it('are those that the clusters have now, whatever they were called when they were chosen', async () => {
    const { test, live } = await before('report');
    const rename = (id: string, name: string) => Object.assign(test.clusters.find(id)!, { profile: { id, name } });
    rename('sample-active', 'north');
    rename('sample-passive', 'south');
    const targets = scriptOf(live.setUp, live.facts!).match(/(?<=^-- @cluster ).*/gm);
    expect(new Set(targets)).toEqual(new Set(['north', 'south']));
    await live.apply({ kind: 'opened', step: 'peer' });
    expect(test.saved.at(-1)!.memory).toMatchObject({ activeName: 'north', passiveName: 'south' });
    Object.assign(test.clusters, { find: () => undefined });
    expect(live.setUp.memory).toMatchObject({ activeName: 'north', passiveName: 'south' });
  });

  const evil = 'A\nDELETE FROM SALES.ORDERS;\r-- @confirm B\u2028C\u0085D';

  it('end no comment and no directive', () => {
    const setUp = setUpOf('narrow', { keep: 'SALES', directory: evil, passiveDirectory: evil, backupId: '1' });
    const named = { ...setUp, memory: { activeName: evil, passiveName: evil } };
    const facts = pairOf({ contents: { schemas: ['SALES', evil.toUpperCase()] } });
    const pair = { ...named, way: 'pair' as const, choices: { ...named.choices, peerId: '1', target: evil } };
    for (const each of [named, pair]) {
      const script = scriptOf(each, facts);
      const plans = stepsOf[each.way].flatMap((step) => planOf(each, facts, step).filter(isStatement));
      const found = statementsOf(script);
      expect(found).toEqual(plans.map((item) => writtenStatement(item)));
      expect(found.some((text) => text.startsWith('DELETE'))).toBe(false);
    }
  });
});

/** The settings as servers report them: each verdict in a sentence with its cure, and what is offered as missing. */
import { describe, expect, it } from 'vitest';
import { readable, unreadable } from '../../../src/clusters/reading';
import type { ReportedSetting } from '../../../src/splice/settings/reported';
import { neededSettings } from '../../../src/splice/settings/settings';
import type { PairFacts } from '../../../src/walkthrough/core/facts';
import type { Choices, Finding, Side } from '../../../src/walkthrough/core/model';
import { missingOn, neededOn, settingFindings } from '../../../src/walkthrough/core/settingChecks';
import { pairOf, setUpOf } from './facts';

const enabled = 'splice.replication.enabled';
const handlers = 'hbase.regionserver.replication.handler.count';
const none = { sourceName: '', confDir: '' };

/** All that a side needs, as one server tells it. */
function right(side: Side, bulkLoads = false, names = none): readonly ReportedSetting[] {
  return neededSettings({ side, bulkLoads, ...names }).map(({ setting, value = 'x' }) => ({
    host: 'rs1',
    name: setting.reportedAs,
    value,
  }));
}

const replaced = (name: string, ...values: readonly (readonly [host: string, value: string])[]) => [
  ...right('active').filter((one) => one.name !== name),
  ...values.map(([host, value]) => ({ host, name, value })),
];

const reporting = (active: readonly ReportedSetting[], passive = right('passive')): PairFacts =>
  pairOf({ settings: readable(active) }, { settings: readable(passive) });

const notPassed = (facts: PairFacts, choices: Choices = {}): readonly Finding[] =>
  settingFindings(setUpOf('pair', choices), facts).filter(({ level }) => level !== 'pass');

it('what is right on both passes, setting by setting', () => {
  const findings = settingFindings(setUpOf(), reporting(right('active')));
  expect(findings.map(({ level }) => level)).toEqual(Array.from({ length: 8 }, () => 'pass'));
  expect(findings[0]!.text).toBe(`east: ${enabled} is right.`);
  expect(findings[4]!.text).toBe(`west: ${enabled} is right.`);
});

describe('one setting of the active', () => {
  it.each<[string, readonly ReportedSetting[], Finding['level'], string, string | undefined]>([
    [
      'that is off',
      replaced('replicationEnabled', ['rs1', 'false']),
      'fail',
      `east: ${enabled} is false.`,
      'Set it to true in hbase-site.xml, then restart the cluster.',
    ],
    [
      'that is not set',
      replaced('replicationEnabled', ['rs1', 'null']),
      'fail',
      `east: ${enabled} is not set.`,
      'Set it to true in hbase-site.xml, then restart the cluster.',
    ],
    [
      'that is neither true nor false',
      replaced('replicationEnabled', ['rs1', 'yes']),
      'fail',
      `east: ${enabled} is yes, which is no true or false.`,
      'Set it to true in hbase-site.xml, then restart the cluster.',
    ],
    [
      'that is no number',
      replaced(handlers, ['rs1', 'many']),
      'fail',
      `east: ${handlers} is many, which is no whole number.`,
      'Set it to 40 in hbase-site.xml, then restart the cluster.',
    ],
    [
      'of which fewer are set than advised',
      replaced(handlers, ['rs1', '3']),
      'warn',
      `east: ${handlers} is 3; 40 are advised.`,
      'Set it to 40 in hbase-site.xml, then restart the cluster.',
    ],
    [
      'that no server tells',
      replaced(handlers),
      'unknown',
      `east does not tell ${handlers}.`,
      'Open its hbase-site.xml to have it checked.',
    ],
    [
      'in which the servers differ',
      replaced('replicationEnabled', ['rs1', 'true'], ['rs2', 'false'], ['rs3', 'true']),
      'fail',
      `east: its servers have different values of ${enabled}: true (rs1, rs3); false (rs2).`,
      'Give all servers the same hbase-site.xml and restart the cluster.',
    ],
    [
      'that is needed no more',
      [...right('active'), { host: 'rs1', name: 'replication.replicationsource.implementation', value: 'x' }],
      'warn',
      'east: replication.replicationsource.implementation stems from earlier instructions.',
      'Take it out: today’s releases do not need it.',
    ],
  ])('%s', (_what, reported, level, text, cure) => {
    expect(notPassed(reporting(reported))).toEqual([{ level, text, ...(cure !== undefined && { cure }) }]);
  });

  it('that is more than advised is right', () => {
    expect(notPassed(reporting(replaced(handlers, ['rs1', '100'])))).toEqual([]);
  });
});

describe('a cluster', () => {
  it.each<[string, PairFacts, string, string | undefined]>([
    [
      'that was not read',
      { ...reporting([]), active: { reached: false, reason: 'gone' } },
      'east has not been read.',
      '',
    ],
    [
      'that has no such procedure',
      pairOf({ settings: unreadable('no procedure') }, { settings: readable(right('passive')) }),
      'The settings of east cannot be read: no procedure',
      'Open its hbase-site.xml to have it checked.',
    ],
  ])('%s', (_what, facts, text, cure) => {
    expect(notPassed(facts)).toEqual([{ level: 'unknown', text, ...(cure && { cure }) }]);
  });
});

describe('bulk loads', () => {
  const names = { sourceName: 'east', confDir: '/etc/east' };
  const asked: Choices = { bulkLoads: 'yes', ...names };

  it('need settings that differ between the sides', () => {
    const on = (side: Side) =>
      neededOn(setUpOf('pair', asked), side).map(({ setting: { key }, value }) => [key, value]);
    const more = (side: Side) => on(side).slice(neededOn(setUpOf(), side).length);
    expect(more('active')).toEqual([
      ['hbase.replication.bulkload.enabled', 'true'],
      ['hbase.replication.cluster.id', 'east'],
    ]);
    expect(more('passive')).toEqual([
      ['hbase.replication.bulkload.enabled', 'true'],
      ['hbase.replication.conf.dir', '/etc/east'],
    ]);
  });

  it('that are asked for are checked on both', () => {
    const facts = reporting(right('active', true, names), right('passive', true, names));
    expect(notPassed(facts, asked)).toEqual([]);
    const others = notPassed(facts, { ...asked, sourceName: 'west' });
    expect(others.map(({ text }) => text)).toEqual(['east: hbase.replication.cluster.id is east.']);
  });

  it('whose name is not chosen: any value serves, and none is no value to offer', () => {
    const open: Choices = { bulkLoads: 'yes' };
    expect(notPassed(reporting(right('active', true), right('passive', true)), open)).toEqual([]);
    const unset = [
      ...right('active', true).slice(0, -1),
      { host: 'rs1', name: 'hbase.replication.cluster.id', value: 'null' },
    ];
    const facts = reporting(unset, right('passive', true));
    expect(notPassed(facts, open)).toEqual([
      {
        level: 'fail',
        text: 'east: hbase.replication.cluster.id is not set.',
        cure: 'Set it in hbase-site.xml, then restart the cluster.',
      },
    ]);
    expect(missingOn(setUpOf('pair', open), facts, 'active').has('hbase.replication.cluster.id')).toBe(false);
  });
});

describe('what is offered as XML', () => {
  it.each<[string, PairFacts, readonly string[]]>([
    ['nothing where all is right', reporting(right('active')), []],
    ['what is wrong, missing or low', reporting(replaced(handlers, ['rs1', '3'])), [handlers]],
    ['what no server tells', reporting(replaced(handlers)), [handlers]],
    ['what servers differ in', reporting(replaced('replicationEnabled', ['a', 'true'], ['b', 'false'])), [enabled]],
    [
      'everything where the cluster was not read',
      { at: new Date(0) },
      neededOn(setUpOf(), 'active').map(({ setting: { key } }) => key),
    ],
  ])('%s', (_what, facts, wanted) => {
    expect([...missingOn(setUpOf(), facts, 'active').keys()]).toEqual(wanted);
  });
});

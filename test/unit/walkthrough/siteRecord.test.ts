/** A file beside what the servers report: it fills what they do not tell, and never hides that a restart is missing. */
import { describe, expect, it } from 'vitest';
import { readable, unreadable } from '../../../src/clusters/reading';
import type { ReportedSetting } from '../../../src/splice/settings/reported';
import { advance } from '../../../src/walkthrough/core/advance';
import type { PairFacts, ReachedCluster } from '../../../src/walkthrough/core/facts';
import { newSetUp, type SetUp } from '../../../src/walkthrough/core/model';
import { readSetUp } from '../../../src/walkthrough/core/readSetUp';
import { missingOn, settingFindings } from '../../../src/walkthrough/core/settingChecks';
import { siteReading } from '../../../src/walkthrough/core/siteRecord';

const key = 'splice.replication.enabled';
const now = new Date(0);

const file = (value: string) =>
  `<configuration><property><name>${key}</name><value>${value}</value></property></configuration>`;

function withFile(text: string | undefined): SetUp {
  const setUp = newSetUp('1', 'pair', {}, now);
  if (text === undefined) return setUp;
  const { site } = siteReading(setUp, 'active', 'hbase-site.xml', text);
  return advance(setUp, { kind: 'site-checked', side: 'active', site }, now);
}

function reporting(value: string | undefined): PairFacts {
  const rows: readonly ReportedSetting[] =
    value === undefined ? [] : [{ host: 'rs1', name: 'replicationEnabled', value }];
  return { active: { reached: true, settings: readable(rows) } as unknown as ReachedCluster, at: now };
}

const about = (setUp: SetUp, facts: PairFacts) =>
  settingFindings(setUp, facts).filter(({ text }) => text.includes(key) && !text.startsWith('the passive'));

describe('a file and the servers', () => {
  it.each([
    ['the servers right, no file', 'true', undefined, ['pass'], ''],
    ['the servers wrong, no file', 'false', undefined, ['fail'], 'Set it to true'],
    ['the servers wrong, the file right', 'false', file('true'), ['fail'], 'has it right: restart the cluster'],
    ['the servers wrong, the file wrong', 'false', file('false'), ['fail'], 'Set it to true'],
    ['the servers right, the file wrong', 'true', file('false'), ['pass', 'fail'], 'Set it to true'],
    ['the servers silent, the file right', undefined, file('true'), ['pass'], ''],
    ['the servers silent, the file wrong', undefined, file('false'), ['fail'], 'Set it to true'],
    ['the servers silent, no file', undefined, undefined, ['unknown'], 'Open its hbase-site.xml'],
  ] as const)('%s', (_name, reported, text, levels, cure) => {
    const found = about(withFile(text), reporting(reported));
    expect(found.map(({ level }) => level)).toEqual(levels);
    expect(found.map((finding) => finding.cure ?? '').join('')).toContain(cure);
  });

  it('a file serves where the servers cannot be asked at all', () => {
    const settings = unreadable('no procedure');
    const facts: PairFacts = { active: { reached: true, settings } as unknown as ReachedCluster, at: now };
    expect(about(withFile(file('true')), facts)).toMatchObject([{ level: 'pass' }]);
  });

  it('what the file has right is not offered as missing, unless the servers tell otherwise', () => {
    expect(missingOn(withFile(file('true')), reporting(undefined), 'active').has(key)).toBe(false);
    expect(missingOn(withFile(file('true')), reporting('false'), 'active').has(key)).toBe(true);
  });

  it('it is kept with the set-up, and replaced by the next one', () => {
    const kept = readSetUp(JSON.parse(JSON.stringify(withFile(file('false')))));
    expect(about(kept!, reporting(undefined))).toMatchObject([{ level: 'fail' }]);
    const { site } = siteReading(kept!, 'active', 'hbase-site.xml', file('true'));
    const next = advance(kept!, { kind: 'site-checked', side: 'active', site }, now);
    expect(about(next, reporting(undefined))).toMatchObject([{ level: 'pass' }]);
  });

  it('a file that is no XML is said to be none', () => {
    const { site, edit } = siteReading(withFile(undefined), 'active', 'hbase-site.xml', '<configuration>');
    expect([site.others.map(({ level }) => level), edit]).toEqual([['fail'], undefined]);
  });

  it.each([
    ['no record', { active: 1 }],
    ['no side', { both: { file: 'x', keys: {}, others: [] } }],
    ['a crooked finding', { active: { file: 'x', keys: { a: 1 }, others: [] } }],
  ])('%s is not read back', (_name, sites) => {
    expect(readSetUp({ ...withFile(undefined), sites })).toBeUndefined();
  });
});

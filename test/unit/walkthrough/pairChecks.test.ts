/** Every check of the first step: what passes, what is only a note, what stands in the way, and what to do then. */
import { describe, expect, it } from 'vitest';
import { readable, unreadable } from '../../../src/clusters/reading';
import type { ClusterOverview } from '../../../src/clusters/session';
import { catalogue, formFor } from '../../../src/splice/procedures';
import { parseRelease } from '../../../src/splice/release';
import type { PairFacts } from '../../../src/walkthrough/core/facts';
import type { Finding, Way } from '../../../src/walkthrough/core/model';
import { failures, pairFindings } from '../../../src/walkthrough/core/pairChecks';
import { keys, pairOf, setUpOf } from './facts';

const no = unreadable('the server will not say');
const nobody: ClusterOverview['missing'] = { procedures: [], cannotReadSys: false, grants: [] };
const fresh: Pick<ClusterOverview, 'role' | 'peers'> = { role: readable('NONE'), peers: readable([]) };

/** Two clusters that have never heard of one another, and what is otherwise about them. */
function fit(active: Partial<ClusterOverview> = {}, passive: Partial<ClusterOverview> = {}): PairFacts {
  return pairOf({ overview: { ...fresh, ...active } }, { overview: { ...fresh, ...passive } });
}

const without = (...names: readonly string[]): Partial<ClusterOverview> => {
  const { overview } = pairOf().active as { readonly overview: ClusterOverview };
  return { procedures: new Map([...overview.procedures].filter(([name]) => !names.includes(name))) };
};

const ofRelease = (text: string): Partial<ClusterOverview> => {
  const release = parseRelease(text)!;
  const forms = catalogue.flatMap((description) => {
    const form = formFor(description, release);
    return form ? [[description.name, { name: description.name, parameters: form.parameters }] as const] : [];
  });
  return { release, procedures: new Map(forms) };
};

const lacking = (...procedures: readonly string[]): Partial<ClusterOverview> => ({
  missing: { ...nobody, procedures, grants: procedures.map((name) => `GRANT ${name}`) },
});

const found = (facts: PairFacts, way: Way = 'pair') => pairFindings(setUpOf(way), facts);

it('two clusters that nothing stands against pass every check', () => {
  const findings = found(fit());
  expect(findings.filter(({ level }) => level !== 'pass')).toEqual([]);
  expect(findings.map(({ text }) => text)).toEqual([
    'east answers.',
    expect.stringMatching(/^east runs release 3\.2/),
    'east has the procedures that are needed.',
    'No missing privilege of this user is known on east.',
    'east has no role yet.',
    `east has the cluster key ${keys.active}.`,
    'east has no peers.',
    'SYS of east can be read.',
    'west answers.',
    expect.stringMatching(/^west runs release 3\.2/),
    'west has the procedures that are needed.',
    'No missing privilege of this user is known on west.',
    'west has no role yet.',
    `west has the cluster key ${keys.passive}.`,
    'SYS of west can be read.',
    'Both run the same release.',
  ]);
});

type Case = [what: string, facts: PairFacts, level: Finding['level'], text: RegExp, cure?: RegExp];

describe('of a cluster', () => {
  const { active, passive } = fit();
  const sysClosed = { ...nobody, cannotReadSys: true, grants: ['GRANT SELECT ON SCHEMA SYS TO JOE'] };
  it.each<Case>([
    ['no active one', { passive: passive!, at: new Date(0) }, 'fail', /^No active cluster is chosen/],
    ['no passive one', { active: active!, at: new Date(0) }, 'fail', /^No passive cluster is chosen/],
    [
      'out of reach',
      { ...fit(), passive: { reached: false, reason: 'nobody listens', advice: 'start it' } },
      'fail',
      /^west cannot be reached: nobody listens$/,
      /^start it$/,
    ],
    [
      'a release that is not told',
      fit({ release: undefined }),
      'unknown',
      /^east does not tell its release/,
      /catalog/,
    ],
    [
      'neither procedures nor release told',
      fit({ release: undefined, procedures: new Map() }),
      'unknown',
      /^Which procedures east has cannot be read/,
    ],
    [
      'no scope of the database',
      fit(without('ENABLE_DATABASE_REPLICATION')),
      'fail',
      /^east lacks ENABLE_DATABASE_REPLICATION\.$/,
      /3\.0\.0\.1931/,
    ],
    [
      'no peers and no backup',
      fit(without('ADD_PEER', 'SYSCS_BACKUP_DATABASE')),
      'fail',
      /^east lacks SYSCS_BACKUP_DATABASE, ADD_PEER\.$/,
      /upgrade/,
    ],
    ['no key to be had', fit({}, without('GET_CLUSTER_KEY')), 'fail', /^west lacks GET_CLUSTER_KEY\.$/, /upgrade/],
    [
      'a privilege that a step needs',
      fit(lacking('ADD_PEER')),
      'fail',
      /^This user of east may not call ADD_PEER\.$/,
      /GRANT ADD_PEER/,
    ],
    [
      'a privilege of the form in the background',
      fit(lacking('SYSCS_BACKUP_DATABASE_ASYNC')),
      'fail',
      /^This user of east may not call SYSCS_BACKUP_DATABASE_ASYNC\.$/,
      /GRANT/,
    ],
    [
      'a privilege of the check before a restore',
      fit({}, lacking('VALIDATE_BACKUP')),
      'fail',
      /^This user of west may not call VALIDATE_BACKUP\.$/,
      /GRANT/,
    ],
    [
      'a privilege that no step needs',
      fit(lacking('DISABLE_PEER')),
      'warn',
      /^This user of east may not call DISABLE_PEER\.$/,
      /GRANT DISABLE_PEER/,
    ],
    [
      'privileges that cannot be read',
      fit({}, { missing: { ...nobody, grantsUnknown: true } }),
      'unknown',
      /^What was granted to this user of west cannot be read/,
    ],
    ['an active one that is a replica', fit({ role: readable('REPLICA') }), 'fail', /takes no writes/, /swap/],
    ['a passive one that is primary', fit({}, { role: readable('PRIMARY') }), 'fail', /is an active cluster/, /swap/],
    ['an active one that is primary', fit({ role: readable('PRIMARY') }), 'pass', /^east has the role PRIMARY/],
    ['a passive one that is a replica', fit({}, { role: readable('REPLICA') }), 'pass', /^west has the role REPLICA/],
    ['a role that cannot be read', fit({}, { role: no }), 'unknown', /^The role of west cannot be read: the server/],
    ['the memory platform', fit({ memPlatform: true }), 'fail', /^east is the memory platform/, /HBase/],
    ['a passive key that cannot be read', fit({}, { clusterKey: no }), 'unknown', /^The cluster key of west/, /typed/],
    ['peers of the active', fit({ peers: peers('x:2181:/hbase') }), 'pass', /^east has peers: 1 → x:2181:\/hbase\.$/],
    ['peers of the passive', fit({}, { peers: peers(keys.active) }), 'warn', /^west has peers of its own/, /circles/],
    ['peers that cannot be read', fit({ peers: no }), 'unknown', /^The peers of east cannot be read: the server/],
    [
      'SYS closed on the active',
      pairOf({ overview: { ...fresh, missing: sysClosed }, contents: { rows: no } }, { overview: fresh }),
      'fail',
      /^SYS of east cannot be read: the server/,
      /GRANT SELECT ON SCHEMA SYS TO JOE/,
    ],
    [
      'SYS closed on the passive',
      pairOf({ overview: fresh }, { overview: { ...fresh, missing: sysClosed }, contents: { rows: no } }),
      'unknown',
      /^SYS of west cannot be read: the server/,
      /GRANT SELECT/,
    ],
    [
      'nothing of its schemas',
      pairOf({ overview: fresh, contents: no }, { overview: fresh }),
      'unknown',
      /^Schemas and tables of east cannot be read: the server/,
    ],
  ])('%s', (...[, facts, level, text, cure]: Case) => {
    one(found(facts), level, text, cure);
  });
});

describe('of both together', () => {
  it.each<Case>([
    [
      'other releases',
      fit({}, ofRelease('3.1.0.1985')),
      'warn',
      /^The releases differ: 3\.2\S* and 3\.1\S*\.$/,
      /same/,
    ],
    [
      'the same key, written otherwise',
      fit({}, { clusterKey: readable('EAST-ZK:2181:/hbase') }),
      'fail',
      /^east and west are the same cluster/,
      /two clusters/,
    ],
    [
      'a peer already',
      fit({ peers: peers(keys.passive) }),
      'warn',
      /^west is peer 1 of east already/,
      /remove the peer/,
    ],
    [
      'the form that asks for an address',
      fit(ofRelease('3.0.0.1940')),
      'warn',
      /^ADD_PEER of this release asks for host/,
    ],
  ])('%s', (...[, facts, level, text, cure]: Case) => {
    one(found(facts), level, text, cure);
  });

  it('nothing is compared with a cluster that is away', () => {
    const texts = found({ ...fit(), passive: { reached: false, reason: 'gone' } }).map(({ text }) => text);
    expect(texts.filter((text) => /same|differ|already/.test(text))).toEqual([]);
  });
});

describe('the ways of the active cluster alone', () => {
  it.each<[Way, readonly string[]]>([
    ['remove-peer', ['REMOVE_PEER']],
    ['narrow', ['ENABLE_DATABASE_REPLICATION', 'DISABLE_SCHEMA_REPLICATION', 'DISABLE_TABLE_REPLICATION']],
  ])('%s needs %j, and no passive cluster', (way, needed) => {
    const { active } = fit(without(...needed));
    const failed = failures(found({ active: active!, at: new Date(0) }, way));
    expect(failed.map(({ text }) => text)).toEqual([`east lacks ${needed.join(', ')}.`]);
    expect(failures(found({ active: fit().active!, at: new Date(0) }, way))).toEqual([]);
  });
});

function peers(clusterKey: string): ClusterOverview['peers'] {
  return readable([{ id: 1, clusterKey, enabled: true, serial: true }]);
}

function one(findings: readonly Finding[], level: Finding['level'], text: RegExp, cure?: RegExp): void {
  const fitting = findings.filter((finding) => text.test(finding.text));
  expect(fitting, JSON.stringify(findings, undefined, 1)).toHaveLength(1);
  expect(fitting[0]!.level).toBe(level);
  if (cure) expect(fitting[0]!.cure).toMatch(cure);
  else expect(fitting[0]!.cure).toBeUndefined();
}

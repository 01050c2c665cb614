/** Every comparison of Verify, with what is right, wrong, and not known. */
import { describe, expect, it } from 'vitest';
import { readable, unreadable } from '../../../src/clusters/reading';
import type { PairFacts } from '../../../src/walkthrough/core/facts';
import type { Finding, SetUp } from '../../../src/walkthrough/core/model';
import { tablesToAsk } from '../../../src/walkthrough/core/tablesToAsk';
import { verdictOf, verify, type Asked } from '../../../src/walkthrough/core/verification';
import { database, keys, pairOf, schemaRow, setUpOf, table, tableRow } from './facts';

const nothing: Asked = { enabled: [], progress: undefined };
const no = unreadable('the server will not say');

const told = (facts: PairFacts, asked: Asked = nothing, setUp = setUpOf()) => verify(setUp, facts, asked).findings;
const levels = (findings: readonly Finding[]) => findings.map(({ level }) => level);
const away = (reason: string) => ({ reached: false, reason }) as const;

it('finds nothing against a pair that replicates', () => {
  const findings = told(pairOf(), {
    enabled: [{ table: table('SALES', 'ORDERS'), enabled: readable(true) }],
    progress: readable({ kind: 'as-of', time: '2026-11-23T08:00:00Z' }),
  });
  expect(levels(findings)).toEqual(['pass', 'pass', 'pass', 'pass', 'pass', 'pass', 'pass']);
  expect(verdictOf(findings)).toEqual({ kind: 'success', message: 'The pair replicates.' });
});

describe('one comparison', () => {
  it.each<[string, PairFacts, Finding['level'], RegExp]>([
    ['an active cluster that is away', { ...pairOf(), active: away('gone') }, 'fail', /^east cannot be reached: gone$/],
    ['a passive one that is away', { ...pairOf(), passive: away('gone') }, 'fail', /^west cannot be reached: gone$/],
    ['one that is not chosen', { active: pairOf().active!, at: new Date(0) }, 'fail', /west cannot be .*not chosen/],
    ['no peer', pairOf({ overview: { peers: readable([]) } }), 'fail', /no peer of the active/],
    [
      'another peer',
      pairOf({ overview: { peers: readable([{ id: 2, clusterKey: 'x:2181:/hbase', enabled: true, serial: true }]) } }),
      'fail',
      /no peer of the active/,
    ],
    [
      'a disabled peer',
      pairOf({ overview: { peers: readable([{ id: 4, clusterKey: keys.passive, enabled: false, serial: true }]) } }),
      'warn',
      /^Peer 4 is listed, and disabled/,
    ],
    [
      'peers that cannot be read',
      pairOf({ overview: { peers: no } }),
      'unknown',
      /^The peer cannot be told: the server/,
    ],
    ['an active cluster that is a replica', pairOf({ overview: { role: readable('REPLICA') } }), 'fail', /PRIMARY is/],
    ['a passive one that is primary', pairOf({}, { overview: { role: readable('PRIMARY') } }), 'fail', /REPLICA is/],
    ['a role that is not set', pairOf({}, { overview: { role: readable('NONE') } }), 'warn', /west has the role NONE/],
    ['a role that cannot be read', pairOf({ overview: { role: no } }), 'unknown', /role of east cannot be read/],
    ['no row DATABASE', pairOf({ contents: { rows: readable([schemaRow('SALES')]) } }), 'warn', /no row DATABASE/],
    ['rows that cannot be read', pairOf({ contents: { rows: no } }), 'unknown', /SYS of east cannot be read/],
    ['contents that cannot be read', pairOf({}, { contents: no }), 'unknown', /cannot be compared/],
    ['too many tables to list', pairOf({ contents: { tables: undefined } }), 'unknown', /cannot be compared/],
    ['tables seen in part', pairOf({}, { contents: { partial: true } }), 'unknown', /cannot be compared/],
  ])('%s', (_what, facts, level, text) => {
    const found = told(facts).filter((finding) => text.test(finding.text));
    expect(found, JSON.stringify(told(facts))).toHaveLength(1);
    expect(found[0]!.level).toBe(level);
  });

  it('finds the peer by the key that was sent where the passive cluster does not tell its own', () => {
    const facts = pairOf({}, { overview: { clusterKey: no } });
    const sent = { ...setUpOf(), memory: { sentTarget: keys.passive } };
    expect(told(facts, nothing, sent)).toContainEqual({ level: 'pass', text: 'Peer 1 is listed and enabled.' });
    expect(levels(told(facts))).toContain('fail');
  });

  it.each<[string, SetUp]>([
    ['sent', { ...setUpOf(), memory: { passiveName: 'west', sentTarget: 'west-zk.example:2181:/hbase' } }],
    ['typed', setUpOf('pair', { target: '10.0.0.7:2181:/hbase' })],
  ])('calls no peer missing that may be listed by other host names than were %s', (_how, setUp) => {
    const facts = pairOf({}, { overview: { clusterKey: no } });
    expect(told(facts, nothing, setUp).filter(({ level }) => level !== 'pass')).toEqual([
      { level: 'unknown', text: expect.stringMatching(/west may be listed by other host names/) as string },
    ]);
    const alone = pairOf({ overview: { peers: readable([]) } }, { overview: { clusterKey: no } });
    expect(levels(told(alone, nothing, setUp))).toContain('fail');
  });

  it.each<[string, Asked['progress'], Finding | undefined]>([
    ['is not asked for', undefined, undefined],
    [
      'tells a time',
      readable({ kind: 'as-of', time: '08:00' }),
      { level: 'pass', text: 'west has caught up as of 08:00.' },
    ],
    [
      'cannot be read',
      no,
      { level: 'unknown', aside: true, text: expect.stringContaining('the server will not say') as string },
    ],
    [
      'is not told yet',
      readable({ kind: 'no-data-yet' }),
      { level: 'unknown', aside: true, text: expect.stringContaining('does not tell yet') as string },
    ],
  ])('progress that %s', (_what, progress, finding) => {
    const findings = told(pairOf(), { enabled: [], progress });
    expect(findings).toHaveLength(finding ? 6 : 5);
    if (finding) expect(findings.at(-1)).toEqual(finding);
    expect(verdictOf(findings)).toEqual(verdictOf(told(pairOf(), nothing)));
  });
});

describe('a table that HBase does not replicate', () => {
  const off = (rows: Parameters<typeof readable>[0], readableRows = true) =>
    told(pairOf({ contents: { rows: readableRows ? readable(rows as []) : no } }), {
      enabled: [{ table: table('SALES', 'ORDERS'), enabled: readable(false) }],
      progress: undefined,
    }).find(({ text }) => text === 'HBase does not replicate SALES.ORDERS.');

  it.each([
    ['the database', [database, tableRow('SALES', 'ORDERS')], 'DATABASE'],
    ['its schema', [schemaRow('SALES'), tableRow('SALES', 'ORDERS')], 'SCHEMA'],
    ['its own row', [schemaRow('HR'), tableRow('SALES', 'ORDERS')], 'TABLE'],
  ])('under %s is switched off and on by that scope and no other', (_scope, rows, word) => {
    const { level, cure = '' } = off(rows)!;
    expect(level).toBe('fail');
    expect(cure.match(/\b[A-Z_]+_REPLICATION\b/g)).toEqual([
      `DISABLE_${word}_REPLICATION`,
      `ENABLE_${word}_REPLICATION`,
    ]);
  });

  it('that no row covers is as the rows have it', () => {
    expect(off([schemaRow('HR')])).toMatchObject({ level: 'warn' });
  });

  it('is not to be touched before its scope is known', () => {
    const { level, cure = '' } = off([], false)!;
    expect(level).toBe('fail');
    expect(cure).not.toMatch(/DISABLE/);
  });

  it('or of which nothing is told, is unknown', () => {
    const asked = { enabled: [{ table: table('SALES', 'ORDERS'), enabled: no }], progress: undefined };
    expect(levels(told(pairOf(), asked))).toContain('unknown');
  });
});

describe('schemas and tables', () => {
  const compared = (ours: readonly string[], theirs: readonly string[]) => {
    const contents = (names: readonly string[]) => ({
      schemas: ['SALES', ...names.filter((name) => !name.includes('.'))],
      tables: names.filter((name) => name.includes('.')).map((name) => table(...(name.split('.') as [string, string]))),
    });
    return verify(setUpOf(), pairOf({ contents: contents(ours) }, { contents: contents(theirs) }), nothing);
  };

  it.each([
    ['the same', ['SALES.A'], ['SALES.A'], []],
    ['made since the backup', ['SALES.A', 'SALES.B'], ['SALES.A'], [['SALES.B', 'there', 'missing']]],
    ['that came otherwise', ['SALES.A'], ['SALES.A', 'SALES.C'], [['SALES.C', 'missing', 'there']]],
    [
      'of both kinds, with a schema',
      ['HR', 'HR.B'],
      ['SALES.C'],
      [
        ['HR', 'there', 'missing'],
        ['HR.B', 'there', 'missing'],
        ['SALES.C', 'missing', 'there'],
      ],
    ],
    ['of the system, which count for nothing', ['SYS.X'], [], []],
  ])('%s', (_what, ours, theirs, rows) => {
    const { findings, differences } = compared(ours, theirs);
    expect(differences).toEqual({ columns: ['What', 'east', 'west'], rows });
    expect(findings.at(-1)!.level).toBe(rows.length === 0 ? 'pass' : 'fail');
  });

  it('that differ in many places are counted, and the first are listed', () => {
    const { findings, differences } = compared(
      Array.from({ length: 61 }, (_, at) => `SALES.T${at}`),
      [],
    );
    expect(differences.rows).toHaveLength(51);
    expect(differences.rows.at(-1)).toEqual(['and 11 more', '', '']);
    expect(findings.at(-1)!.text).toContain('61');
  });
});

describe('the verdict', () => {
  it.each<[Finding['level'][], string, string]>([
    [['pass', 'pass'], 'success', 'The pair replicates.'],
    [['pass', 'unknown', 'unknown'], 'warning', 'Whether the pair replicates is not certain. Not told: 2'],
    [['warn', 'unknown'], 'warning', 'Whether the pair replicates is not certain. Not told: 1'],
    [['pass', 'warn'], 'warning', 'The pair is set up, with things to know: 1'],
    [['fail', 'unknown', 'warn', 'fail'], 'failure', 'Checks that failed: 2'],
  ])('of %j is %s', (found, kind, message) => {
    expect(verdictOf(found.map((level) => ({ level, text: '' })))).toEqual({ kind, message });
  });

  it('of a pair of which nothing can be read is no success', () => {
    const silent = { overview: { role: no, peers: no, clusterKey: no }, contents: no };
    const { findings } = verify(setUpOf(), pairOf(silent, silent), nothing);
    expect(verdictOf(findings).kind).toBe('warning');
  });
});

it.each([
  [0, []],
  [3, ['T0', 'T1', 'T2']],
  [5, ['T0', 'T1', 'T2', 'T3', 'T4']],
  [23, ['T0', 'T4', 'T8', 'T12', 'T16']],
])('asks of %i tables for %j', (count, names) => {
  const tables = Array.from({ length: count }, (_, at) => table('SALES', `T${at}`));
  const others = [
    { schemaName: 'SALES', tableName: 'V', tableType: 'V' },
    { schemaName: 'SYS', tableName: 'X', tableType: 'T' },
  ] as const;
  const asked = tablesToAsk(pairOf({ contents: { tables: [...others, ...tables] } }));
  expect(asked.map(({ tableName }) => tableName)).toEqual(names);
});

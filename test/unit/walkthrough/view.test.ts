/** What a person sees of a step: its fields with their problems, its words, its buttons, and why it cannot be run. */
import { describe, expect, it } from 'vitest';
import { readable, unreadable } from '../../../src/clusters/reading';
import type { ClusterOverview } from '../../../src/clusters/session';
import { catalogue, formFor } from '../../../src/splice/procedures';
import { parseRelease } from '../../../src/splice/release';
import { advance, type SetUpEvent } from '../../../src/walkthrough/core/advance';
import type { PairFacts } from '../../../src/walkthrough/core/facts';
import { stepsOf, type Choices, type SetUp, type StepId, type Way } from '../../../src/walkthrough/core/model';
import { directoryProblem } from '../../../src/walkthrough/core/view/fields';
import type { StepView } from '../../../src/walkthrough/core/view/view';
import { titleOf, viewOf } from '../../../src/walkthrough/core/view/viewOf';
import { database, keys, pairOf, schemaRow, setUpOf, table } from './facts';

const now = new Date('2026-11-23T10:00:00Z');
const clusters = ['a', 'b'].map((id) => ({ profile: { id, name: `name of ${id}`, environment: 'test' as const } }));

function view(setUp: SetUp, facts: PairFacts | undefined = pairOf(), isReading = false) {
  return viewOf({ setUp, facts, clusters, isReading, now, time: (iso) => `at ${iso}` });
}

const at = (open: StepId, choices: Choices = {}, way: Way = 'pair'): SetUp => ({ ...setUpOf(way, choices), open });

const fields = (open: StepId, choices: Choices, facts = pairOf(), way: Way = 'pair') =>
  view(at(open, choices, way), facts).step.fields;

const done = (setUp: SetUp, ...steps: readonly StepId[]) =>
  after(setUp, ...steps.map((step): SetUpEvent => ({ kind: 'done-by-hand', step })));

function after(setUp: SetUp, ...events: readonly SetUpEvent[]): SetUp {
  return events.reduce((state, event) => advance(state, event, now), setUp);
}

function ofRelease(text: string): Partial<ClusterOverview> {
  const release = parseRelease(text)!;
  const forms = catalogue.flatMap((description) => {
    const form = formFor(description, release);
    return form ? [[description.name, { name: description.name, parameters: form.parameters }] as const] : [];
  });
  return { release, procedures: new Map(forms) };
}

describe('the fields', () => {
  const names = (list: StepView['fields']) => list.map(({ name }) => name);
  const noPeers = { overview: { peers: readable([]) } };
  const west = { id: 'west', clusterKey: keys.passive, enabled: true, serial: true };
  const early = { overview: { ...ofRelease('3.0.0.1940'), peers: readable([]) } };

  it.each<[StepId, string, Choices, PairFacts, Way, readonly string[]]>([
    ['choose', 'of a pair', {}, pairOf(), 'pair', ['active', 'passive']],
    ['choose', 'of the active alone', {}, pairOf(), 'narrow', ['active']],
    ['configure', 'without bulk loads', {}, pairOf(), 'pair', ['bulkLoads']],
    ['configure', 'with', { bulkLoads: 'yes' }, pairOf(), 'pair', ['bulkLoads', 'sourceName', 'confDir']],
    ['enable', 'which asks nothing', {}, pairOf(), 'pair', []],
    ['backup', 'of a release that can in the background', {}, pairOf(), 'pair', ['directory', 'inBackground']],
    [
      'backup',
      'of one that cannot',
      {},
      pairOf({ overview: { procedures: new Map([['X', { name: 'X', parameters: [] }]]) } }),
      'pair',
      ['directory'],
    ],
    ['backup', 'of a cluster that is away', {}, { at: now }, 'pair', ['directory', 'inBackground']],
    ['restore', 'of three arguments', {}, pairOf(), 'pair', ['passiveDirectory', 'backupId', 'validate']],
    [
      'restore',
      'of two arguments',
      {},
      pairOf({}, { overview: ofRelease('2.6.1.1736') }),
      'pair',
      ['passiveDirectory', 'backupId'],
    ],
    ['restore', 'of a cluster that is away', {}, { at: now }, 'pair', ['passiveDirectory', 'backupId', 'validate']],
    ['peer', 'of three arguments', {}, pairOf(noPeers), 'pair', ['peerId', 'target', 'enabled']],
    [
      'peer',
      'of four arguments',
      {},
      pairOf({ overview: ofRelease('3.0.0.1950') }),
      'pair',
      ['peerId', 'target', 'enabled', 'serial'],
    ],
    ['peer', 'of two arguments', {}, pairOf({ overview: ofRelease('3.0.0.1930') }), 'pair', ['peerId', 'target']],
    ['peer', 'of the form with an address', {}, pairOf(early), 'pair', ['peerId', 'target', 'serial']],
    ['peer', 'of a cluster that is away', {}, { at: now }, 'pair', ['peerId', 'target', 'enabled']],
    ['remove', 'which lists the peers', {}, pairOf(), 'remove-peer', ['peer']],
    ['narrow', 'which takes names', {}, pairOf(), 'narrow', ['keep']],
    ['verify', 'which asks nothing', {}, pairOf(), 'pair', []],
    ['report', 'which asks nothing', {}, pairOf(), 'pair', []],
  ])('%s, %s', (open, _what, choices, facts, way, wanted) => {
    expect(names(fields(open, choices, facts, way))).toEqual(wanted);
  });

  it('are not there while their step runs: what was agreed to is what runs', () => {
    const setUp = after(at('backup', { directory: '/b' }), { kind: 'began', step: 'backup' });
    expect(view(setUp).step.fields).toEqual([]);
  });

  it('offer the clusters by name and environment', () => {
    expect(fields('choose', {})[0]).toMatchObject({
      kind: 'list',
      value: 'a',
      choices: [
        { value: '', label: 'Choose a cluster' },
        { value: 'a', label: 'name of a (test)' },
        { value: 'b', label: 'name of b (test)' },
      ],
    });
  });

  it.each<[string, PairFacts, readonly string[]]>([
    [
      'one whose state is not understood',
      pairOf({ overview: { peers: readable([{ ...west, id: 2, enabled: undefined }]) } }),
      ['Choose a peer', `2 → ${keys.passive} (unknown whether enabled)`],
    ],
    ['the peers', pairOf(), ['Choose a peer', `1 → ${keys.passive} (enabled)`]],
    ['no peer that no call can name', pairOf({ overview: { peers: readable([west]) } }), ['There are no peers']],
    ['that there are none', pairOf(noPeers), ['There are no peers']],
  ])('of the way that removes a peer offer %s', (_what, facts, labels) => {
    const [field] = fields('remove', {}, facts, 'remove-peer');
    expect(field!.kind).toBe('list');
    expect(field!.choices!.map(({ label }) => label)).toEqual(labels);
  });

  it('take a number where the peers cannot be read, and say why', () => {
    const facts = pairOf({ overview: { peers: unreadable('no permission') } });
    expect(fields('remove', {}, facts, 'remove-peer')).toMatchObject([{ kind: 'text', hint: 'no permission' }]);
  });

  it.each<[StepId, Choices, PairFacts, string, string | undefined]>([
    ['choose', { passive: 'a' }, pairOf(), 'passive', 'Choose two clusters.'],
    ['choose', {}, pairOf(), 'passive', undefined],
    ['configure', { bulkLoads: 'yes', sourceName: 'a b' }, pairOf(), 'sourceName', 'no blanks'],
    ['configure', { bulkLoads: 'yes', sourceName: 'a/b' }, pairOf(), 'sourceName', 'no slashes'],
    ['configure', { bulkLoads: 'yes', sourceName: 'east' }, pairOf(), 'sourceName', undefined],
    ['restore', { backupId: '12x' }, pairOf(), 'backupId', 'whole number'],
    ['restore', { backupId: ' 12 ' }, pairOf(), 'backupId', undefined],
    ['restore', { backupId: '' }, pairOf(), 'backupId', undefined],
    ['restore', { backupId: '1'.repeat(20) }, pairOf(), 'backupId', 'whole number'],
    ['restore', { passiveDirectory: 'backup' }, pairOf(), 'passiveDirectory', 'absolute path'],
    ['peer', { peerId: 'x' }, pairOf(noPeers), 'peerId', 'whole number from 0 to'],
    [
      'peer',
      { peerId: '1' },
      pairOf({ overview: { peers: readable([{ id: 1, clusterKey: 'x:2181:/h', enabled: true, serial: true }]) } }),
      'peerId',
      'exists already',
    ],
    ['peer', { peerId: '' }, pairOf(noPeers), 'peerId', undefined],
    ['peer', { target: keys.active }, pairOf(noPeers), 'target', 'active cluster itself'],
    ['peer', { target: keys.passive }, pairOf(noPeers), 'target', undefined],
    ['peer', { target: 'x:2181:/hbase' }, pairOf(noPeers), 'target', `its key is ${keys.passive}`],
    ['peer', { target: keys.passive }, pairOf(early), 'target', 'host and port'],
    ['peer', { target: 'west:1527' }, pairOf(early), 'target', undefined],
    ['narrow', { keep: 'SALES' }, pairOf(), 'keep', undefined],
    ['narrow', { keep: 'SALE' }, pairOf(), 'keep', 'no such schema'],
    ['narrow', { keep: '' }, pairOf(), 'keep', undefined],
  ])('%s with %j', (open, choices, facts, name, problem) => {
    const found = fields(open, choices, facts, open === 'narrow' ? 'narrow' : 'pair').find((one) => one.name === name)!;
    if (problem === undefined) expect(found.problem).toBeUndefined();
    else expect(found.problem).toContain(problem);
  });

  it.each([
    ['/backup', undefined],
    [' hdfs://host:8020/backup ', undefined],
    ['s3a://bucket/backup', undefined],
    ['file:/backup', undefined],
    ['', undefined],
    ['backup', 'absolute path'],
    ['../backup', 'absolute path'],
    ['‘/backup’', 'Quotes'],
    ["'/backup'", 'Quotes'],
    ['**/backup**', 'asterisks'],
  ])('the directory %j', (text, problem) => {
    if (problem === undefined) expect(directoryProblem(text)).toBeUndefined();
    else expect(directoryProblem(text)).toContain(problem);
  });
});

describe('what will run', () => {
  const sqlOf = (open: StepId, choices: Choices, facts = pairOf()) =>
    view(at(open, choices), facts).step.statements.map(({ on, sql }) => `${on}: ${sql}`);
  const restore: Choices = { passiveDirectory: '/b', backupId: '7' };

  it.each<[string, StepId, Choices, PairFacts, readonly string[]]>([
    [
      'the form in the background',
      'backup',
      { directory: '/b' },
      pairOf(),
      ["east: CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE_ASYNC('/b', 'full')"],
    ],
    [
      'the one in the foreground',
      'backup',
      { directory: '/b', inBackground: 'no' },
      pairOf(),
      ["east: CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/b', 'full')"],
    ],
    [
      'a restore with its check',
      'restore',
      restore,
      pairOf(),
      ["west: CALL SYSCS_UTIL.VALIDATE_BACKUP('/b', 7)", "west: CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/b', 7, true)"],
    ],
    [
      'one without',
      'restore',
      { ...restore, validate: 'no' },
      pairOf(),
      [
        "west: CALL SYSCS_UTIL.VALIDATE_BACKUP('/b', 7)",
        "west: CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/b', 7, false)",
      ],
    ],
    [
      'one of two arguments',
      'restore',
      restore,
      pairOf({}, { overview: ofRelease('2.6.1.1736') }),
      ["west: CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/b', 7)"],
    ],
    [
      'one whose number is not known',
      'restore',
      { passiveDirectory: '/b' },
      pairOf({}, { overview: ofRelease('2.6.1.1736') }),
      ["west: CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/b', :backup_id)"],
    ],
    ['nothing without a directory', 'restore', { backupId: '7' }, pairOf(), []],
  ])('%s', (_what, open, choices, facts, wanted) => {
    expect(sqlOf(open, choices, facts).filter((sql) => sql.includes('CALL'))).toEqual(wanted);
  });
});

describe('Enable shows what the rows will be', () => {
  const before = { contents: { rows: readable([schemaRow('SALES')]) } };
  const step = (facts: PairFacts, ...events: readonly SetUpEvent[]) => view(after(at('enable'), ...events), facts).step;

  it('before it runs, and what would make it fail', () => {
    const shown = step(pairOf(before));
    expect(shown.tableTitle).toBe('The rows before and, if it succeeds, after');
    expect(shown.table!.rows).toEqual([
      ['DATABASE', 'no', 'yes'],
      ['SCHEMA|SALES', 'yes', 'no'],
    ]);
    expect(shown.findings).toEqual([]);
    const hindered = step(pairOf({ contents: { ...before.contents, tables: [table('SALES', 'orders')] } }));
    expect(hindered.table).toBeUndefined();
    expect(hindered.findings).toMatchObject([
      { level: 'fail', text: expect.stringContaining('SALES.orders') as string },
    ]);
  });

  it('as they were and are, once it ran', () => {
    const told = { columns: ['r', 'b', 'a'], rows: [['DATABASE', 'no', 'yes']] };
    const outcome = { kind: 'success', message: 'm' } as const;
    const shown = step(pairOf(before), { kind: 'ended', step: 'enable', outcome, table: told });
    expect([shown.tableTitle, shown.table]).toEqual(['The rows before and after', told]);
  });

  it.each<[string, PairFacts]>([
    ['where the cluster is away', { at: now }],
    ['where the rows cannot be read', pairOf({ contents: { rows: unreadable('no') } })],
    ['where there are too many tables to list', pairOf({ contents: { tables: undefined } })],
  ])('not %s', (_what, facts) => {
    expect(step(facts).table).toBeUndefined();
  });
});

describe('how a step stands', () => {
  const settledUpTo = (open: StepId) => done(at(open), ...stepsOf.pair.slice(0, stepsOf.pair.indexOf(open)));
  const ended = (kind: 'success' | 'warning' | 'failure' | 'unknown'): SetUpEvent => ({
    kind: 'ended',
    step: 'enable',
    outcome: { kind, message: 'said\nmore' },
    ...(kind === 'failure' && { cure: 'do this' }),
  });
  const unsure: SetUpEvent = { kind: 'looked', step: 'enable', truth: { is: 'not-done', text: 'no row' } };

  it.each<[string, readonly SetUpEvent[], Partial<StepView>]>([
    ['to do', [], { state: 'todo', word: 'to do' }],
    ['done', [ended('success')], { word: 'done', outcome: { message: 'said\nmore', at: `at ${now.toISOString()}` } }],
    ['without change', [ended('warning')], { word: 'no change' }],
    [
      'failed',
      [ended('failure')],
      { word: 'failed', outcome: { message: 'said\nmore', at: `at ${now.toISOString()}`, cure: 'do this' } },
    ],
    [
      'by hand',
      [{ kind: 'done-by-hand', step: 'enable' }],
      { word: 'done by hand', outcome: { message: '', at: `at ${now.toISOString()}` } },
    ],
    [
      'skipped',
      [{ kind: 'skipped', step: 'enable', reason: 'why' }],
      { word: 'skipped', outcome: { message: 'why', at: `at ${now.toISOString()}` } },
    ],
    [
      'running',
      [{ kind: 'began', step: 'enable' }],
      { word: 'running', running: { since: `at ${now.toISOString()}`, elapsedMs: 0 } },
    ],
    [
      'unknown, and looked up in vain',
      [ended('unknown'), unsure],
      {
        word: 'unknown',
        now: `As read at at ${now.toISOString()}: no row`,
        outcome: {
          message: 'said\nmore',
          at: `at ${now.toISOString()}`,
          cure: expect.stringContaining('may still be at work') as string,
        },
        hindrance: expect.stringContaining('Look it up before anything is repeated') as string,
      },
    ],
    [
      'sent, and its answer never seen',
      [
        { kind: 'began', step: 'enable' },
        { kind: 'sent', step: 'enable', cluster: 'east', sql: 'x', changes: true },
        { kind: 'loaded' },
      ],
      { word: 'unknown', outcome: { message: 'Its answer was not seen.', at: `at ${now.toISOString()}` } },
    ],
  ])('%s', (_what, events, wanted) => {
    expect(view(after(settledUpTo('enable'), ...events)).step).toMatchObject(wanted);
  });

  it('in the list, by a word and the first line of its outcome', () => {
    const { steps } = view(after(settledUpTo('enable'), ended('success')));
    expect(steps.map(({ title, word, line }) => [title, word, line])).toEqual([
      ['Choose', 'done by hand', ''],
      ['Configure', 'done by hand', ''],
      ['Enable', 'done', 'said'],
      ['Back up', 'to do', ''],
      ['Restore', 'to do', ''],
      ['Add the peer', 'to do', ''],
      ['Verify', 'to do', ''],
      ['Report', '', ''],
    ]);
  });

  it('is announced when it ends', () => {
    expect(view(after(settledUpTo('enable'), { kind: 'began', step: 'enable' })).announcement).toBe('Enable: running');
    expect(view(after(settledUpTo('enable'), ended('failure'))).announcement).toBe('Enable: failed: said\nmore');
  });

  it('says why it cannot be run', () => {
    expect(view(at('enable')).step.hindrance).toContain('Choose comes first');
    const running = after(settledUpTo('backup'), { kind: 'began', step: 'enable' });
    expect(view(running).step.hindrance).toContain('Enable is running');
    expect(view(settledUpTo('backup')).step.hindrance).toBeUndefined();
    expect(view(at('report')).step.hindrance).toBeUndefined();
  });

  it('while the clusters are read, nothing can be begun', () => {
    const { step } = view(settledUpTo('enable'), pairOf(), true);
    expect(step.reading).toBe('The clusters are being read.');
    const enabled = step.actions.filter((action) => action.enabled).map(({ id }) => id);
    expect(enabled).toEqual(['step-script', 'stop']);
  });
});

describe('of a step', () => {
  it.each<[Way, readonly string[]]>([
    ['pair', ['on both', 'on both', 'on east', 'on east', 'on west', 'on east', 'on both', '']],
    ['remove-peer', ['on east', 'on east', '']],
    ['narrow', ['on east', 'on east', 'on east', '']],
  ])('%s is said on which cluster it works', (way, wanted) => {
    expect(stepsOf[way].map((open) => view(at(open, {}, way)).step.on)).toEqual(wanted);
  });

  it('the report is shown as text, and no other', () => {
    for (const open of stepsOf.pair) expect(view(at(open)).step.report === undefined, open).toBe(open !== 'report');
  });
});

it.each<[Way, SetUp['memory'], string]>([
  ['pair', {}, 'Set up a pair'],
  ['pair', { activeName: 'east' }, 'Set up a pair: east'],
  ['pair', { activeName: 'east', passiveName: 'west' }, 'Set up a pair: east → west'],
  ['remove-peer', { activeName: 'east' }, 'Remove a peer: east'],
  ['narrow', { activeName: 'east' }, 'Replicate only some schemas or tables: east'],
])('the title of %s that remembers %j', (way, memory, title) => {
  expect(titleOf({ ...setUpOf(way), memory })).toBe(title);
});

it('a pair that replicates has nothing left to preview', () => {
  const shown = view(at('enable'), pairOf({ contents: { rows: readable([database]) } })).step;
  expect(shown.table?.rows.filter(([, was, is]) => was !== is) ?? []).toEqual([]);
});

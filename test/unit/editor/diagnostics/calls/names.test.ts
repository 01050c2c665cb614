import { describe, expect, it } from 'vitest';
import { parseRelease } from '../../../../../src/splice/release';
import { bare, findingsIn, newest, offered, putRight, releases, told, wholeCatalogue, without } from './checked';

describe('names that are right, or none of ours', () => {
  it.each([
    'CALL SYSCS_UTIL.LIST_PEERS()',
    'call syscs_util.list_peers()',
    '{CALL SYSCS_UTIL.LIST_PEERS()}',
    'CALL "SYSCS_UTIL"."LIST_PEERS"()',
    'CALL SALES.SETTLE(1)',
    'CALL SETTLE(1',
    'CALL SYSCS_UTIL.SYSCS_GET_SCHEMA_INFO()',
    'CALL',
    'CALL ?',
    'SELECT * FROM SYS.SYSREPLICATION',
    "SELECT 'CALL SYSCS_UTIL.NOPE()' FROM T",
  ])('says nothing of %s', (script) => {
    expect(told(script)).toEqual([]);
    expect(told(script, wholeCatalogue('3.2.0.2025'))).toEqual(
      script.includes('SCHEMA_INFO') ? ['argument-count error [()]'] : [],
    );
  });
});

describe('the schema', () => {
  it.each([
    ['CALL LIST_PEERS()', ['schema-missing warning [LIST_PEERS]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['call /* now */ list_peers()', ['schema-missing warning [list_peers]'], 'call /* now */ SYSCS_UTIL.list_peers()'],
    ['CALL SYSCS_UTL.LIST_PEERS()', ['schema-unknown error [SYSCS_UTL]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['CALL SYSC_UTIL.LIST_PEERS()', ['schema-unknown error [SYSC_UTIL]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['CALL "syscs_util".LIST_PEERS()', ['schema-unknown error ["syscs_util"]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['CALL SYSCS_UTIL.', ['procedure-missing error [SYSCS_UTIL.]'], 'CALL SYSCS_UTIL.'],
    ['CALL SPLICE.LIST_PEERS()', [], 'CALL SPLICE.LIST_PEERS()'],
  ])('%s', (script, findings, fixed) => {
    expect(told(script, newest)).toEqual(findings);
    expect(putRight(script, newest)).toBe(fixed);
  });
});

describe('procedures that nobody has', () => {
  it.each([
    ['CALL SYSCS_UTIL.ENABLE_REPLICATION(1)', 'CALL SYSCS_UTIL.ENABLE_PEER(1)'],
    ['CALL SYSCS_UTIL.DISABLE_REPLICATION(1)', 'CALL SYSCS_UTIL.DISABLE_PEER(1)'],
    [
      "CALL SYSCS_UTIL.ENABLE_REPLICATION('SALES', 'ORDERS')",
      "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'ORDERS')",
    ],
    ["CALL SYSCS_UTIL.ENABLE_REPLICATION('SALES')", "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')"],
    ['CALL SYSCS_UTIL.ENABLE_REPLICATION()', 'CALL SYSCS_UTIL.ENABLE_PEER()'],
    ["CALL SYSCS_UTIL.SYSCS_VALIDATE_BACKUP('/backup', 1)", "CALL SYSCS_UTIL.VALIDATE_BACKUP('/backup', 1)"],
    ["CALL SYSCS_UTIL.SYSCS_VALIDATE_DATABASE('/backup', 1)", "CALL SYSCS_UTIL.VALIDATE_BACKUP('/backup', 1)"],
  ])('%s', (script, fixed) => {
    const name = /\.(\w+)/.exec(script)?.[1] ?? '';
    for (const facts of [undefined, newest, wholeCatalogue('3.2.0.2025')]) {
      expect(told(script, facts)).toEqual([`procedure-unknown error [${name}]`]);
      expect(putRight(script, facts)).toBe(fixed);
    }
  });

  it.each([
    ['CALL SYSCS_UTIL.ADD_PER(1)', 'ADD_PEER'],
    ['CALL SYSCS_UTIL.LIST_PEER()', 'LIST_PEERS'],
    ['CALL SYSCS_UTIL.SYSCS_LIST_PEERS()', 'LIST_PEERS'],
    ["CALL SYSCS_UTIL.BACKUP_DATABASE('/backup', 'full')", 'SYSCS_BACKUP_DATABASE'],
    ['CALL SYSCS_UTIL.ENABLE_DATABSE_REPLICATION()', 'ENABLE_DATABASE_REPLICATION'],
  ])('takes a slip for what is near: %s', (script, meant) => {
    const name = /\.(\w+)/.exec(script)?.[1] ?? '';
    expect(told(script)).toEqual([`procedure-unknown warning [${name}]`]);
    expect(told(script, newest)).toEqual([`procedure-unknown warning [${name}]`]);
    expect(told(script, wholeCatalogue('3.2.0.2025'))).toEqual([`procedure-unknown error [${name}]`]);
    expect(offered(script)[0]).toBe(`${script.replace(name, meant)} *`);
  });

  it('offers several guesses and takes none of them by itself', () => {
    expect(offered('CALL SYSCS_UTIL.GET_REPLICATED_WAL_POSITI(1)')).toEqual([
      'CALL SYSCS_UTIL.GET_REPLICATED_WAL_POSITION(1)',
      'CALL SYSCS_UTIL.GET_REPLICATED_WAL_POSITIONS(1)',
    ]);
  });

  it('knows what the server has beside what we describe', () => {
    const facts = wholeCatalogue('3.2.0.2025');
    expect(told("CALL SYSCS_UTIL.SYSCS_BACKUP_TABLE('S')", facts)).toEqual([]);
    expect(told('CALL SYSCS_UTIL.NOTHING_LIKE_IT()', facts)).toEqual(['procedure-unknown error [NOTHING_LIKE_IT]']);
    expect(told('CALL SYSCS_UTIL.NOTHING_LIKE_IT()', newest)).toEqual([]);
    expect(told('CALL SYSCS_UTIL.SYSCS_GET_SCHEMA_INF()', facts)).toEqual([
      'procedure-unknown error [SYSCS_GET_SCHEMA_INF]',
    ]);
  });

  it('says that the daily schedule is gone', () => {
    const script = 'CALL SYSCS_UTIL.SYSCS_SCHEDULE_DAILY_BACKUP(1)';
    expect(told(script)).toEqual(['procedure-unknown warning [SYSCS_SCHEDULE_DAILY_BACKUP]']);
    expect(told(script, newest)).toEqual(['procedure-unknown error [SYSCS_SCHEDULE_DAILY_BACKUP]']);
    expect(putRight(script, newest)).toBe(script);
  });

  it('knows that quotes keep a name from being folded', () => {
    const script = 'CALL SYSCS_UTIL."list_peers"()';
    expect(told(script, newest)).toEqual(['procedure-unknown error ["list_peers"]']);
    expect(putRight(script, newest)).toBe('CALL SYSCS_UTIL.LIST_PEERS()');
  });
});

describe('procedures by release', () => {
  it('names the releases in order, and what to do instead', () => {
    const [finding] = findingsIn('CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()', bare(releases['2.8']));
    expect(finding?.message).toBe(
      'east (2.8.0.2024) has no ENABLE_DATABASE_REPLICATION; these releases have it: 3.0 (1931+), 3.1 (1951+), 3.2. ' +
        'Turn replication on table by table: ENABLE_TABLE_REPLICATION.',
    );
  });

  it('says that nobody knows the releases of what the cluster’s catalogue lacks', () => {
    const procedures = new Map([...(newest.procedures ?? [])].filter(([name]) => name !== 'VALIDATE_TABLE_BACKUP'));
    const script = "CALL SYSCS_UTIL.VALIDATE_TABLE_BACKUP('S', 'T', '/backup', 1)";
    expect(findingsIn(script, { ...newest, procedures }).map(({ message }) => message)).toEqual([
      'east (3.2.0.2025) has no VALIDATE_TABLE_BACKUP. Which releases have it is not known.',
    ]);
    expect(findingsIn(script, without(newest, 'procedures'))).toEqual([]);
  });

  const cases: readonly (readonly [string, readonly (keyof typeof releases)[], readonly (keyof typeof releases)[]])[] =
    [
      ['CALL SYSCS_UTIL.LIST_PEERS()', ['2.8'], []],
      ['CALL SYSCS_UTIL.GET_CLUSTER_KEY()', ['2.8'], []],
      ['CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()', ['2.8'], []],
      ['CALL SYSCS_UTIL.SETUP_REPLICATION_SINK()', ['3.0.0.1940', '3.0.0.1950', '3.1.1', '3.2'], []],
      ["CALL SYSCS_UTIL.REPLICATION_ENABLED('S', 'T')", ['2.8', '3.0.0.1940', '3.0.0.1950'], []],
      ['CALL SYSCS_UTIL.DUMP_UNREPLICATED_WALS()', ['2.8', '3.0.0.1940', '3.0.0.1950'], []],
      ['CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS()', ['2.8', '3.0.0.1940'], []],
    ];
  it.each(cases)('%s is absent in %j', (script, absent) => {
    const name = /\.(\w+)/.exec(script)?.[1] ?? '';
    expect(told(script)).toEqual([]);
    for (const [line, release] of Object.entries(releases)) {
      const expected = absent.some((one) => one === line) ? [`procedure-absent error [${name}]`] : [];
      expect(told(script, bare(release)), line).toEqual(expected);
      // The release alone says the same.
      expect(told(script, without(bare(release), 'procedures')), line).toEqual(expected);
    }
  });

  it.each(['3.0.0.1957', '3.1.0.1960', '3.2.0.1989'])('knows that %s lists a procedure without its code', (release) => {
    expect(told('CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS()', bare(release))).toEqual([
      'procedure-broken error [GET_REPLICATION_PROGRESS]',
    ]);
  });

  it('does not call a procedure absent that the cluster shows', () => {
    const procedures = new Map([['LIST_PEERS', { name: 'LIST_PEERS', parameters: [] }]]);
    const release = parseRelease('2.8.0.2024');
    expect(
      told('CALL SYSCS_UTIL.LIST_PEERS()', { ...bare('2.8.0.2024'), procedures, ...(release && { release }) }),
    ).toEqual([]);
  });
});

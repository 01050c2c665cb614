import { describe, expect, it } from 'vitest';
import { bare, findingsIn, newest, offered, putRight, releases, told, wholeCatalogue, without } from './checked';

type Line = keyof typeof releases;

const two = "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase')";
const three = "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase', true)";
const threeByAddress = "CALL SYSCS_UTIL.ADD_PEER(1, 'west:1527', true)";
const four = "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase', true, true)";

describe('ADD_PEER in its four forms', () => {
  const key = "'west:2181:/hbase'";
  const cases: readonly (readonly [string, Line, readonly string[], string])[] = [
    [two, '2.8', [], two],
    [two, '3.0.0.1940', [`argument-count error [(1, ${key})]`, `peer-address error [${key}]`], two],
    [two, '3.0.0.1950', [`argument-count error [(1, ${key})]`], four],
    [two, '3.1.1', [`argument-count error [(1, ${key})]`], three],
    [two, '3.2', [`argument-count error [(1, ${key})]`], three],
    [three, '2.8', ['argument-count error [true]'], two],
    [three, '3.0.0.1940', [`peer-address error [${key}]`], three],
    [three, '3.0.0.1950', [`argument-count error [(1, ${key}, true)]`], four],
    [three, '3.1.1', [], three],
    [three, '3.2', [], three],
    [threeByAddress, '3.0.0.1940', [], threeByAddress],
    [threeByAddress, '3.2', ["cluster-key error ['west:1527']"], threeByAddress],
    [four, '2.8', ['argument-count error [true, true]'], two],
    [four, '3.0.0.1940', ['argument-count error [true]', `peer-address error [${key}]`], four],
    [four, '3.0.0.1950', [], four],
    [four, '3.1.1', ['argument-count error [true]'], three],
    [four, '3.2', ['argument-count error [true]'], three],
  ];
  it.each(cases)('%s on %s', (script, line, findings, fixed) => {
    const facts = bare(releases[line]);
    expect(told(script, facts)).toEqual(findings);
    expect(putRight(script, facts)).toBe(fixed);
    // Its release says the same as its procedures.
    expect(told(script, without(facts, 'procedures'))).toEqual(findings);
  });

  it('names the form of the release', () => {
    expect(findingsIn(four, newest)[0]?.message).toBe(
      'ADD_PEER takes 3 arguments on east (3.2.0.2025): (peerId, clusterKey, enabled). Here it is given 4 arguments. The peer is always serial.',
    );
    expect(findingsIn(two, bare(releases['3.0.0.1940']))[0]?.message).toContain('(peerId, hostAndPort, isSerial)');
  });

  it('does not drop by itself that the peer is to wait', () => {
    const script = "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase', false)";
    expect(offered(script, bare(releases['2.8']))).toEqual([two]);
  });

  it('tells all releases where none is known', () => {
    expect(told(three)).toEqual(['argument-count-by-release information [ADD_PEER]']);
    expect(told(threeByAddress)).toEqual(['argument-count-by-release information [ADD_PEER]']);
    expect(told(four)).toEqual(['argument-count-by-release warning [ADD_PEER]']);
    expect(told(two)).toEqual(['argument-count-by-release warning [ADD_PEER]']);
    expect(offered(four)).toEqual([three]);
    expect(offered(two)).toEqual([three]);
    expect(findingsIn(four)[0]?.message).toBe(
      'The arguments of ADD_PEER depend on the release. These fit (peerId, clusterKey, enabled, isSerial) in 3.0 (1942–1956), 3.1 (1951–1956). ' +
        'Elsewhere: (peerId, clusterKey, enabled) in 3.0 (1957+), 3.1 (1957+), 3.2; (peerId, hostAndPort, isSerial) in 3.0 (1940–1941); ' +
        '(peerId, clusterKey) in 2.8 (1909+), 3.0 (1924–1939), 3.1 (1925–1950).',
    );
    expect(told('CALL SYSCS_UTIL.ADD_PEER(1)')).toEqual(['argument-count error [(1)]']);
  });

  it('takes the parameters of the cluster before those of its release', () => {
    const parameters = [
      { name: 'peerId', type: 'SMALLINT' },
      { name: 'clusterKey', type: 'VARCHAR(32672)' },
      { name: 'enabled', type: 'BOOLEAN' },
      { name: 'isSerial', type: 'BOOLEAN' },
    ];
    const facts = { ...newest, procedures: new Map([['ADD_PEER', { name: 'ADD_PEER', parameters }]]) };
    expect(told(four, facts)).toEqual([]);
    expect(told(three, facts)).toEqual(["argument-count error [(1, 'west:2181:/hbase', true)]"]);
  });

  it('counts where curly quotes leave the arguments apart', () => {
    const facts = bare(releases['3.2']);
    const vendors = 'CALL SYSCS_UTIL.ADD_PEER(1, \u2018*passiveServer*:2181:/hbase-unsecure, true, false)';
    expect(told(vendors, facts)).toEqual(['argument-count error [false]']);
    expect(told('CALL SYSCS_UTIL.ADD_PEER(1, \u2018a,b:2181:/hbase\u2019, true)', facts)).toEqual([]);
    expect(told('CALL SYSCS_UTIL.ADD_PEER(1, \u2018b:2181:/hbase\u2019, true, \u2018x\u2019)', facts)).toEqual([
      'argument-count error [\u2018x\u2019]',
    ]);
  });
});

describe('the number of arguments', () => {
  it.each([
    ['CALL SYSCS_UTIL.LIST_PEERS(1)', ['argument-count error [1]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['CALL SYSCS_UTIL.REMOVE_PEER()', ['argument-count error [()]'], 'CALL SYSCS_UTIL.REMOVE_PEER()'],
    ['CALL SYSCS_UTIL.ENABLE_PEER(1, true)', ['argument-count error [true]'], 'CALL SYSCS_UTIL.ENABLE_PEER(1)'],
    ['CALL SYSCS_UTIL.SYSCS_CANCEL_BACKUP()', ['argument-count error [()]'], 'CALL SYSCS_UTIL.SYSCS_CANCEL_BACKUP()'],
    [
      "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', 'full', true)",
      ['argument-count error [true]'],
      "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', 'full')",
    ],
    [
      "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752)",
      ["argument-count error [('/backup', 10752)]"],
      "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752, true)",
    ],
    [
      "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES.ORDERS')",
      ["argument-count error [('SALES.ORDERS')]"],
      "CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'ORDERS')",
    ],
  ])('%s', (script, findings, fixed) => {
    for (const facts of [newest, undefined]) {
      expect(told(script, facts)).toEqual(findings);
      expect(putRight(script, facts)).toBe(fixed);
    }
  });

  it('offers another scope, and never drops a name by itself', () => {
    const script = "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES', 'ORDERS')";
    expect(told(script, newest)).toEqual(["argument-count error ['ORDERS']"]);
    expect(offered(script, newest)).toEqual(["CALL SYSCS_UTIL.ENABLE_TABLE_REPLICATION('SALES', 'ORDERS')"]);
    expect(offered("CALL SYSCS_UTIL.DISABLE_DATABASE_REPLICATION('SALES')", newest)).toEqual([
      "CALL SYSCS_UTIL.DISABLE_SCHEMA_REPLICATION('SALES')",
    ]);
    expect(offered("CALL SYSCS_UTIL.DISABLE_TABLE_REPLICATION('SALES')", bare(releases['2.8']))).toEqual([]);
  });

  it('says what a fourth argument of a restore is', () => {
    const call = (fourth: string) => `CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752, false, ${fourth})`;
    const whole = wholeCatalogue('3.2.0.2025');
    expect(told(call('false'), newest)).toEqual(['restore-fourth-argument error [false]']);
    expect(putRight(call('false'), newest)).toBe("CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752, false)");
    expect(findingsIn(call('false'), newest)[0]?.message).toContain('SYSCS_RESTORE_DATABASE_TO_TIMESTAMP');
    expect(putRight(call('10700'), whole)).toBe(call('10700'));
    expect(offered(call('10700'), whole)).toEqual([
      "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752, false)",
      "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE_TO_TRANSACTION('/backup', 10752, false, 10700)",
    ]);
    expect(offered(call("'2026-01-01 00:00:00'"))).toHaveLength(2);
    const before = without(bare('2.8.0.1903'), 'procedures');
    expect(offered(call('10700'), before)).toEqual(["CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752, false)"]);
  });

  it.each(["VALIDATE_TABLE_BACKUP('S', '/backup', 1)", 'SYSCS_DELETE_OLD_BACKUPS()', 'VALIDATE_SCHEMA_BACKUP(1)'])(
    'of %s is judged only where the cluster’s own catalogue tells it: no release is known to have it',
    (text) => {
      const script = `CALL SYSCS_UTIL.${text}`;
      expect(told(script)).toEqual([]);
      expect(told(script, without(newest, 'procedures'))).toEqual([]);
      expect(told(script, newest).filter((one) => one.startsWith('argument-count error'))).toHaveLength(1);
    },
  );

  it('judges the values where the number is right, whoever knows the releases', () => {
    const script = "CALL SYSCS_UTIL.VALIDATE_SCHEMA_BACKUP('S', '/backup', 'x')";
    expect(told(script)).toEqual(["argument-type error ['x']"]);
  });
});

describe('the types of arguments', () => {
  const add = (id: string, key: string, enabled: string) => `CALL SYSCS_UTIL.ADD_PEER(${id}, ${key}, ${enabled})`;
  const key = "'west:2181:/hbase'";
  const right = add('1', key, 'true');
  it.each([
    [add("'9'", key, 'true'), ["argument-type-converted information ['9']"], add('9', key, 'true')],
    [add("'one'", key, 'true'), ["argument-type error ['one']"], add("'one'", key, 'true')],
    [add('1.7', key, 'true'), ['argument-type-converted warning [1.7]'], right],
    [add('-1', key, 'true'), [], add('-1', key, 'true')],
    [add('1e3', key, 'true'), [], add('1e3', key, 'true')],
    [add('32767', key, 'true'), [], add('32767', key, 'true')],
    [add('32768', key, 'true'), ['peer-id-range error [32768]'], add('32768', key, 'true')],
    [add('-32768', key, 'true'), [], add('-32768', key, 'true')],
    [add('-32769', key, 'true'), ['peer-id-range error [-32769]'], add('-32769', key, 'true')],
    [add('99999999999999999999', key, 'true'), ['peer-id-range error [99999999999999999999]'], undefined],
    [add("'40000'", key, 'true'), ["peer-id-range error ['40000']"], add("'40000'", key, 'true')],
    [add('true', key, 'true'), ['argument-type warning [true]'], add('true', key, 'true')],
    [add('NULL', key, 'true'), ['argument-null error [NULL]'], add('NULL', key, 'true')],
    [add('1', '2181', 'true'), ['argument-type error [2181]'], undefined],
    [add('1', 'false', 'true'), ['argument-type warning [false]'], add('1', 'false', 'true')],
    [add('1', key, "'true'"), ["argument-type-converted information ['true']"], right],
    [add('1', key, "'FALSE'"), ["argument-type-converted information ['FALSE']"], add('1', key, 'false')],
    [add('1', key, "'yes'"), ["argument-type error ['yes']"], add('1', key, "'yes'")],
    [add('1', key, '1'), ['argument-type error [1]'], right],
    [add('1', key, '0'), ['argument-type error [0]'], add('1', key, 'false')],
    [add('1', key, '2'), ['argument-type error [2]'], add('1', key, '2')],
    [add('1', key, 'null'), ['argument-null error [null]'], add('1', key, 'null')],
    [
      'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(1)',
      ['argument-type error [1]'],
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('1')",
    ],
    [
      "CALL SYSCS_UTIL.VALIDATE_BACKUP('/backup', 'x')",
      ["argument-type error ['x']"],
      "CALL SYSCS_UTIL.VALIDATE_BACKUP('/backup', 'x')",
    ],
    ["CALL SYSCS_UTIL.VALIDATE_BACKUP('/backup', 9007199254740993)", [], undefined],
  ])('%s', (script, findings, fixed) => {
    expect(told(script, newest)).toEqual(findings);
    if (fixed !== undefined) expect(putRight(script, newest)).toBe(fixed);
  });

  it('reads the third argument by the meaning of the release', () => {
    expect(told("CALL SYSCS_UTIL.ADD_PEER(1, 'west:1527', 1)", bare(releases['3.0.0.1940']))).toEqual([
      'argument-type error [1]',
    ]);
  });

  it.each([
    ["CALL SYSCS_UTIL.SET_REPLICATION_ROLE('PRIMARY')", []],
    ["CALL SYSCS_UTIL.SET_REPLICATION_ROLE('anything')", []],
    ["CALL SYSCS_UTIL.SET_REPLICATION_ROLE('ELEVENCHARS')", ["role-length error ['ELEVENCHARS']"]],
  ])('%s', (script, findings) => {
    expect(told(script, newest)).toEqual(findings);
  });
});

describe('backups', () => {
  const backup = (directory: string, type: string) => `CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(${directory}, ${type})`;
  it.each([
    [backup("'/backup'", "'full'"), [], undefined],
    [backup("'hdfs://east/backup'", "'INCREMENTAL'"), [], undefined],
    [backup("'s3://bucket/backup'", "'Full'"), [], undefined],
    [backup("'/backup'", "' full '"), [], undefined],
    [backup("'/backup'", "'ful'"), ["backup-type error ['ful']"], backup("'/backup'", "'full'")],
    [
      backup("'/backup'", "'\u2018full\u2019'"),
      ["backup-type error ['\u2018full\u2019']"],
      backup("'/backup'", "'full'"),
    ],
    [backup("'/backup'", "'inc'"), ["backup-type error ['inc']"], backup("'/backup'", "'incremental'")],
    [backup("'/backup'", "'weekly'"), ["backup-type error ['weekly']"], backup("'/backup'", "'weekly'")],
    [backup("'/backup'", "''"), ["backup-type error ['']"], backup("'/backup'", "''")],
    [backup("'/backup'", 'NULL'), ['backup-type error [NULL]'], backup("'/backup'", 'NULL')],
    [backup("'backup'", "'full'"), ["backup-directory warning ['backup']"], backup("'backup'", "'full'")],
    [backup("'C:\\backup'", "'full'"), ["backup-directory warning ['C:\\backup']"], undefined],
    ["CALL SYSCS_UTIL.VALIDATE_BACKUP('./backup', 1)", ["backup-directory warning ['./backup']"], undefined],
  ])('%s', (script, findings, fixed) => {
    for (const facts of [newest, undefined]) {
      expect(told(script, facts)).toEqual(findings);
      if (fixed !== undefined) expect(putRight(script, facts)).toBe(fixed);
    }
  });

  it('offers both types where neither is near', () => {
    expect(offered(backup("'/backup'", "'weekly'"), newest)).toEqual([
      backup("'/backup'", "'full'"),
      backup("'/backup'", "'incremental'"),
    ]);
    expect(offered(backup("'backup'", "'full'"), newest)).toEqual([backup("'/backup'", "'full'")]);
  });
});

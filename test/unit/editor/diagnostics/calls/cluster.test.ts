/** Peers, cluster keys and sides of a pair: what only the bound cluster can tell. */
import { describe, expect, it } from 'vitest';
import { factsFor } from '../../scriptWith';
import { findingsIn, newest, offered, putRight, told, westKey, without } from './checked';

const east = factsFor('3.2.0.2025');
const add = (id: number | string, key: string) => `CALL SYSCS_UTIL.ADD_PEER(${id}, '${key}', true)`;

describe('cluster keys', () => {
  it.each([
    ['north:2181:/hbase', [], undefined],
    ['north-1,north-2:2181:/hbase-unsecure', [], undefined],
    ['north:2181', ['cluster-key'], 'north:2181'],
    ['north:2181:hbase', ['cluster-key'], 'north:2181:/hbase'],
    ['north:2181/hbase', ['cluster-key'], 'north:2181:/hbase'],
    ['north, north-2:2181:/hbase', ['cluster-key'], 'north,north-2:2181:/hbase'],
    ['north:/hbase', ['cluster-key'], 'north:/hbase'],
    ['north:99999:/hbase', ['cluster-key'], 'north:99999:/hbase'],
    ['', ['cluster-key'], ''],
    // Found by the checks of texts: what is still to be filled in, and what copying left.
    ['<host>:2181:/hbase', [], undefined],
    ['*passiveServer*:2181:/hbase', [], undefined],
    ['\u2018north:2181:/hbase\u2019', [], undefined],
  ])('%s', (key, codes, fixed) => {
    const script = add(2, key);
    const findings = codes.map((code) => `${code} error ['${key}']`);
    expect(told(script, newest)).toEqual(findings);
    if (fixed !== undefined) expect(putRight(script, newest)).toBe(add(2, fixed));
  });

  it('guesses the port only where asked to', () => {
    expect(offered(add(2, 'north:/hbase'), newest)).toEqual([add(2, 'north:2181:/hbase')]);
  });

  it('is not certain where the release is not known', () => {
    expect(told(add(2, 'north:2181'))).toEqual(['argument-count-by-release information [ADD_PEER]']);
    expect(told(add(2, 'north'))).toEqual([
      'argument-count-by-release information [ADD_PEER]',
      "cluster-key warning ['north']",
    ]);
  });

  it('knows the cluster itself, whatever the order of its hosts', () => {
    const facts = { ...east, ownKey: 'east-1,east-2:2181:/hbase' };
    expect(told(add(2, 'EAST-2,east-1:2181:/hbase'), facts)).toEqual([
      "cluster-key-own error ['EAST-2,east-1:2181:/hbase']",
    ]);
    expect(offered(add(2, facts.ownKey), facts)).toEqual([add(2, westKey)]);
  });

  it('knows a cluster that is a peer already', () => {
    expect(told(add(2, westKey), east)).toEqual([`cluster-key-taken warning ['${westKey}']`]);
    expect(findingsIn(add(2, westKey), east)[0]?.message).toContain('peer 1');
  });
});

describe('numbers of peers', () => {
  it.each([
    [add(1, 'north:2181:/hbase'), ['peer-id-taken warning [1]'], [add(2, 'north:2181:/hbase')]],
    [add(2, 'north:2181:/hbase'), [], []],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1)', [], []],
    [
      'CALL SYSCS_UTIL.REMOVE_PEER(2)',
      ['peer-unknown warning [2]'],
      ['CALL SYSCS_UTIL.REMOVE_PEER(1)', 'CALL SYSCS_UTIL.REMOVE_PEER(3)'],
    ],
    [
      'CALL SYSCS_UTIL.DISABLE_PEER(2)',
      ['peer-unknown warning [2]'],
      ['CALL SYSCS_UTIL.DISABLE_PEER(1)', 'CALL SYSCS_UTIL.DISABLE_PEER(3)'],
    ],
    ['CALL SYSCS_UTIL.DISABLE_PEER(3)', [], []],
    ['CALL SYSCS_UTIL.ENABLE_PEER(3)', [], []],
    ['CALL SYSCS_UTIL.ENABLE_PEER(1)', ['no-effect information [ENABLE_PEER]'], []],
    ['CALL SYSCS_UTIL.GET_REPLICATED_WAL_POSITIONS(7)', ['peer-unknown warning [7]'], undefined],
    ['CALL SYSCS_UTIL.ENABLE_PEER(:peer)', [], []],
  ])('%s', (script, findings, fixes) => {
    expect(told(script, east)).toEqual(findings);
    if (fixes) expect(offered(script, east)).toEqual(fixes);
    expect(told(script, without(east, 'peers'))).toEqual([]);
  });
});

it('offers no peer whose id no call can name', () => {
  const named = { id: 'west', clusterKey: westKey, enabled: true, serial: true };
  expect(offered('CALL SYSCS_UTIL.REMOVE_PEER(2)', { ...east, peers: [named] })).toEqual([]);
});

describe('the side that a call belongs to', () => {
  const facts = without(east, 'tables');
  const replica = { ...facts, role: 'REPLICA', peers: [] } as const;
  const unset = { ...facts, role: 'NONE' } as const;
  const scope = "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')";
  const backup = "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', 'full')";
  const restore = "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/backup', 10752, true)";
  it.each([
    [scope, replica, undefined, ['active-only error [ENABLE_SCHEMA_REPLICATION]']],
    [scope, replica, 'active', ['active-only error [ENABLE_SCHEMA_REPLICATION]']],
    [scope, facts, undefined, []],
    [scope, unset, undefined, []],
    [scope, unset, 'passive', ['active-only warning [ENABLE_SCHEMA_REPLICATION]']],
    [scope, undefined, 'passive', ['active-only warning [ENABLE_SCHEMA_REPLICATION]']],
    [scope, undefined, 'active', []],
    [backup, replica, undefined, ['active-only warning [SYSCS_BACKUP_DATABASE]']],
    ['CALL SYSCS_UTIL.LIST_PEERS()', replica, undefined, ['active-only information [LIST_PEERS]']],
    ['CALL SYSCS_UTIL.GET_CLUSTER_KEY()', replica, undefined, []],
    ['CALL SYSCS_UTIL.GET_REPLICATION_PROGRESS()', facts, undefined, []],
    ["CALL SYSCS_UTIL.SET_REPLICATION_ROLE('REPLICA')", facts, undefined, []],
    [restore, replica, undefined, []],
    [restore, facts, undefined, ['passive-only warning [SYSCS_RESTORE_DATABASE]']],
    [restore, facts, 'passive', ['passive-only warning [SYSCS_RESTORE_DATABASE]']],
    [restore, undefined, 'active', ['passive-only warning [SYSCS_RESTORE_DATABASE]']],
    [restore, undefined, 'passive', []],
    [restore, undefined, undefined, []],
  ] as const)('%s %#', (script, known, role, findings) => {
    expect(told(script, known, role)).toEqual(findings);
  });

  it('says that a restore replaces everything', () => {
    expect(findingsIn(restore, facts)[0]?.message).toContain('replaces everything');
    expect(findingsIn(restore, facts)[0]?.message).toContain('east (3.2.0.2025)');
  });
});

import { describe, expect, it } from 'vitest';
import { newest, offered, putRight, told } from './checked';

describe('a call that the server cannot read', () => {
  it.each([
    ['CALL SYSCS_UTIL.LIST_PEERS', ['call-parentheses error [LIST_PEERS]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['{CALL SYSCS_UTIL.LIST_PEERS}', ['call-parentheses error [LIST_PEERS]'], '{CALL SYSCS_UTIL.LIST_PEERS()}'],
    ['CALL SYSCS_UTIL.REMOVE_PEER', ['call-parentheses error [REMOVE_PEER]'], 'CALL SYSCS_UTIL.REMOVE_PEER'],
    ['CALL SYSCS_UTIL.LIST_PEERS(', ['call-unclosed error [(]'], 'CALL SYSCS_UTIL.LIST_PEERS()'],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1 -- one', ['call-unclosed error [(]'], 'CALL SYSCS_UTIL.REMOVE_PEER(1) -- one'],
    ['CALL SYSCS_UTIL.REMOVE_PEER((1 + 1', ['call-unclosed error [(]'], 'CALL SYSCS_UTIL.REMOVE_PEER((1 + 1))'],
    ['{CALL SYSCS_UTIL.REMOVE_PEER(1', ['call-unclosed error [(]'], '{CALL SYSCS_UTIL.REMOVE_PEER(1)}'],
    ['{CALL SYSCS_UTIL.REMOVE_PEER(1}', ['call-unclosed error [(]'], '{CALL SYSCS_UTIL.REMOVE_PEER(1)}'],
    ['{CALL SYSCS_UTIL.REMOVE_PEER(1)', ['call-unclosed error [{]'], '{CALL SYSCS_UTIL.REMOVE_PEER(1)}'],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1))', ['call-trailing-text error [)]'], 'CALL SYSCS_UTIL.REMOVE_PEER(1)'],
    [
      'CALL SYSCS_UTIL.REMOVE_PEER(1) please',
      ['call-trailing-text error [please]'],
      'CALL SYSCS_UTIL.REMOVE_PEER(1) please',
    ],
    [
      'CALL SYSCS_UTIL.REMOVE_PEER(1)\nCALL SYSCS_UTIL.REMOVE_PEER(2);',
      ['call-trailing-text error [CALL SYSCS_UTIL.REMOVE_PEER(2)]'],
      'CALL SYSCS_UTIL.REMOVE_PEER(1);\nCALL SYSCS_UTIL.REMOVE_PEER(2);',
    ],
    ['CALL SYSCS_UTIL.REMOVE_PEER(1,)', ['argument-empty error [,]'], 'CALL SYSCS_UTIL.REMOVE_PEER(1)'],
    ['CALL SYSCS_UTIL.REMOVE_PEER(, 1)', ['argument-empty error [, ]'], 'CALL SYSCS_UTIL.REMOVE_PEER(1)'],
    [
      "CALL SYSCS_UTIL.ADD_PEER(1, , 'west:2181:/hbase', true)",
      ['argument-empty error [, ]'],
      "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase', true)",
    ],
    ['CALL SYSCS_UTIL.ADD_PEER(1, , true)', ['argument-empty error [, ]'], 'CALL SYSCS_UTIL.ADD_PEER(1, , true)'],
  ])('%s', (script, findings, fixed) => {
    expect(told(script, newest)).toEqual(findings);
    expect(putRight(script, newest)).toBe(fixed);
  });

  it('offers parentheses around what stands there', () => {
    expect(offered('CALL SYSCS_UTIL.REMOVE_PEER 1', newest)).toEqual(['CALL SYSCS_UTIL.REMOVE_PEER(1)']);
    expect(offered('CALL SYSCS_UTIL.REMOVE_PEER', newest)).toEqual(['CALL SYSCS_UTIL.REMOVE_PEER()']);
  });

  it('leaves an unterminated string to its own finding', () => {
    expect(told("CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase, true);", newest)).toEqual([]);
    expect(told("CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('sales);", newest)).toEqual([]);
  });
});

describe('arguments that are no values', () => {
  it.each([
    [
      'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(sales)',
      ['argument-unquoted error [sales]'],
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')",
    ],
    [
      'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION("SALES")',
      ['argument-unquoted error ["SALES"]'],
      "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')",
    ],
    ['CALL SYSCS_UTIL.REMOVE_PEER(one)', ['argument-unquoted error [one]'], 'CALL SYSCS_UTIL.REMOVE_PEER(one)'],
    [
      'CALL SYSCS_UTIL.ADD_PEER(1, west:2181:/hbase, true)',
      ['argument-unquoted error [west:2181:/hbase]'],
      "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase', true)",
    ],
    [
      'CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(/backup, full)',
      ['argument-unquoted error [/backup]', 'argument-unquoted error [full]'],
      "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('/backup', 'full')",
    ],
    [
      "CALL SYSCS_UTIL.ADD_PEER(peerId => 1, clusterKey => 'west:2181:/hbase', enabled => true)",
      [
        'argument-named error [peerId => 1]',
        "argument-named error [clusterKey => 'west:2181:/hbase']",
        'argument-named error [enabled => true]',
      ],
      "CALL SYSCS_UTIL.ADD_PEER(1, 'west:2181:/hbase', true)",
    ],
    [
      'CALL SYSCS_UTIL.REMOVE_PEER((SELECT 1 FROM T))',
      ['argument-query error [(SELECT 1 FROM T)]'],
      'CALL SYSCS_UTIL.REMOVE_PEER((SELECT 1 FROM T))',
    ],
  ])('%s', (script, findings, fixed) => {
    expect(told(script, newest)).toEqual(findings);
    expect(putRight(script, newest)).toBe(fixed);
  });

  it.each([
    'CALL SYSCS_UTIL.REMOVE_PEER(?)',
    'CALL SYSCS_UTIL.REMOVE_PEER(:peer)',
    'CALL SYSCS_UTIL.REMOVE_PEER(1 + 1)',
    "CALL SYSCS_UTIL.REMOVE_PEER(CAST('1' AS SMALLINT))",
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(CURRENT SCHEMA)',
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(CURRENT_USER)',
    "CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SA' || 'LES')",
    'CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION(:schema)',
    'CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE(:directory, :backup_id, :validate)',
    'CALL SYSCS_UTIL.ADD_PEER(?, ?, ?)',
  ])('never judges %s', (script) => {
    expect(told(script, newest)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterKeyProblemText,
  parseClusterKey,
  parseKnownPeerId,
  parsePeerId,
  sameClusterKey,
} from '../../../src/splice/clusterKey';

describe('cluster keys', () => {
  it.each([
    ['west:2181:/hbase', [['west', 2181]], '/hbase'],
    [
      'h1,h2,h3:2181:/hbase-unsecure',
      [
        ['h1', 2181],
        ['h2', 2181],
        ['h3', 2181],
      ],
      '/hbase-unsecure',
    ],
    [
      'h1:2181,h2:2182:/a/b',
      [
        ['h1', 2181],
        ['h2', 2182],
      ],
      '/a/b',
    ],
    [' west.example:2181:/hbase ', [['west.example', 2181]], '/hbase'],
  ] as const)('reads %s', (text, hosts, znode) => {
    const reading = parseClusterKey(text);
    expect('key' in reading && reading.key).toEqual({ hosts: hosts.map(([host, port]) => ({ host, port })), znode });
  });

  it.each([
    ['', 'empty'],
    ['*passiveServer*:2181:/hbase', 'quote-or-emphasis'],
    ['‘west:2181:/hbase', 'quote-or-emphasis'],
    ["'west:2181:/hbase'", 'quote-or-emphasis'],
    ['west : 2181:/hbase', 'blank-inside'],
    ['west:2181', 'no-znode'],
    ['west:2181:hbase/', 'znode'],
    ['west:/hbase', 'no-port'],
    ['west:0:/hbase', 'port'],
    ['west:65536:/hbase', 'port'],
    ['west:21x:/hbase', 'port'],
    ['h1,,h2:2181:/hbase', 'host'],
    ['-h:2181:/hbase', 'host'],
  ] as const)('refuses %s', (text, problem) => {
    expect(parseClusterKey(text)).toEqual({ problem });
    expect(clusterKeyProblemText(problem)).not.toBe('');
  });

  it('compares hosts in any order and case', () => {
    expect(sameClusterKey('h1,h2:2181:/hbase', 'H2:2181,h1:2181:/hbase')).toBe(true);
    expect(sameClusterKey('h1:2181:/hbase', 'h1:2181:/hbase-unsecure')).toBe(false);
    expect(sameClusterKey('odd', ' odd ')).toBe(true);
    expect(sameClusterKey('odd', 'h1:2181:/hbase')).toBe(false);
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => sameClusterKey(one, other) === sameClusterKey(other, one)),
    );
  });
});

describe('peer ids', () => {
  it.each([
    ['0', 0],
    [' 7 ', 7],
    ['32767', 32_767],
    ['32768', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('%j', (text, id) => {
    expect(parsePeerId(text)).toBe(id);
  });

  it.each([
    ['0', 0],
    [' -3 ', -3],
    ['-32768', -32_768],
    ['32767', 32_767],
    ['32768', undefined],
    ['-32769', undefined],
    ['1.5', undefined],
    ['one', undefined],
    ['', undefined],
  ])('a peer that is there may be %s', (text, id) => {
    expect(parseKnownPeerId(text)).toBe(id);
  });
});

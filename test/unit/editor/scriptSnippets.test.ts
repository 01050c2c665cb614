/** The whole scripts as completion offers them: made for the clusters that they will run on. */
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../../src/editor/core/completion/completion';
import type { ClusterFacts } from '../../../src/editor/core/facts';
import { scriptSnippets } from '../../../src/editor/snippets/scripts';
import { fitted } from '../../../src/editor/snippets/fitted';
import { factsFor, requestAt } from './scriptWith';

/** By title; those of the place `|`. */
function offered(marked: string, facts?: ClusterFacts, roles: { active?: ClusterFacts; passive?: ClusterFacts } = {}) {
  const request = { ...requestAt(marked, facts), roleFacts: (role: 'active' | 'passive') => roles[role] };
  const scripts = completionsAt(request)?.offers.filter(({ kind }) => kind === 'script') ?? [];
  return new Map(scripts.map((offer) => [offer.label, offer]));
}

const newest = factsFor('3.2.0.2025');
const fourArguments = factsFor('3.0.0.1950');

describe('the scripts for a cluster', () => {
  const calls: readonly (readonly [string, string, readonly string[]])[] = [
    [
      '2.8.0.1940',
      'Add a peer',
      ['-- @active', "CALL SYSCS_UTIL.ADD_PEER(${1:1}, ${3:'passive-host:2181:/hbase'});$0"],
    ],
    [
      '3.1.0.1940',
      'Add a peer',
      ['-- @active', "CALL SYSCS_UTIL.ADD_PEER(${1:1}, ${3:'passive-host:2181:/hbase'});$0"],
    ],
    [
      '3.0.0.1940',
      'Add a peer',
      [
        '-- @active',
        "CALL SYSCS_UTIL.ADD_PEER(${1:1}, ${3:'passive-host:1527'}, ${4:true});",
        'CALL SYSCS_UTIL.LIST_PEERS();$0',
      ],
    ],
    [
      '3.0.0.1950',
      'Add a peer',
      [
        '-- @passive',
        '-- @let passive_key',
        'CALL SYSCS_UTIL.GET_CLUSTER_KEY();',
        '-- @active',
        'CALL SYSCS_UTIL.ADD_PEER(${1:1}, :passive_key, ${2|true,false|}, ${3:true});',
        'CALL SYSCS_UTIL.LIST_PEERS();$0',
      ],
    ],
    [
      '2.8.0.1940',
      'Replication status',
      [
        '-- @active',
        'CALL SYSCS_UTIL.SYSCS_GET_CURRENT_TRANSACTION();',
        '-- @passive',
        'CALL SYSCS_UTIL.SYSCS_GET_CURRENT_TRANSACTION();$0',
      ],
    ],
    [
      '2.8.0.1940',
      'Pause a peer and let it go on',
      [
        '-- @active',
        'CALL SYSCS_UTIL.DISABLE_PEER(${1:1});',
        '-- @confirm Write-ahead logs pile up on the active cluster until the peer is enabled. Enable it now?',
        'CALL SYSCS_UTIL.ENABLE_PEER($1);$0',
      ],
    ],
  ];
  it.each(calls)('%s: %s', (release, title, lines) => {
    expect(offered('|', factsFor(release)).get(title)?.insert.split('\n')).toEqual(lines);
  });

  it.each([
    ['3.0.0.1940', "CALL SYSCS_UTIL.ADD_PEER(${2:1}, ${3:'passive-host:1527'}, ${4:true});"],
    ['3.0.0.1950', 'CALL SYSCS_UTIL.ADD_PEER(${2:1}, :passive_key, true, ${3:true});'],
  ])('%s sets up a pair', (release, call) => {
    const lines = offered('|', factsFor(release)).get('Set up a replicating pair')?.insert.split('\n');
    expect(lines).toContain(call);
    expect(lines).toContain("CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('$1', :backup_id, true);");
    expect(lines?.at(-1)).toBe('CALL SYSCS_UTIL.GET_REPLICATION_ROLE();$0');
  });

  it('are not offered where it lacks a procedure that they are about', () => {
    expect([...offered('|', factsFor('2.8.0.1940')).keys()]).not.toContain('Set up a replicating pair');
  });

  it('are offered as they are on the newest release, and where no cluster is bound', () => {
    const titles = scriptSnippets.map(({ title }) => title);
    for (const [facts, detail] of [[newest, 'for east'] as const, [undefined, 'for the newest releases'] as const]) {
      const scripts = offered('|', facts);
      expect([...scripts.keys()]).toEqual(titles);
      expect([...scripts.values()].map(({ insert }) => insert)).toEqual(
        scriptSnippets.map(({ lines }) => lines.join('\n')),
      );
      expect(new Set([...scripts.values()].map((offer) => offer.detail))).toEqual(new Set([detail]));
    }
  });

  it('are each offered once, whatever the release', () => {
    for (const facts of [newest, fourArguments, factsFor('2.8.0.2024')]) {
      const found = completionsAt(requestAt('|', facts))?.offers ?? [];
      expect(new Set(found.map(({ label }) => label)).size).toBe(found.length);
    }
  });

  const prefixes: readonly (readonly [script: string, before: string])[] = [
    ['splice-|', ''],
    ['splice-set-|', ''],
    ['splice-set-up-p|', ''],
    ['CALL X();\n  SPLICE-ADD|', 'CALL X();\n  '],
  ];
  it.each(prefixes)('and calls are found by the words of their prefix, which they replace: %j', (marked, before) => {
    for (const atHome of [true, false]) {
      const found = completionsAt({ ...requestAt(marked, fourArguments), atHome });
      expect(found?.start).toBe(before.length);
      expect(found?.end).toBe(marked.indexOf('|'));
      const filters = found?.offers.map(({ label, filter }) => `${label}: ${filter ?? ''}`) ?? [];
      expect(filters).toContain('ADD_PEER: ADD_PEER splice-add-peer');
      expect(filters).toContain('Set up a replicating pair: splice-set-up-pair');
    }
  });

  it.each([
    ['|', true],
    ['s|', true],
    ['SPLI|', true],
    ['se|', false],
    ['CALL X();\n|', false],
    ['CALL X();\nsp|', true],
    ['SELECT s|', false],
  ])('stand behind one line in SQL that has nothing of Splice: %j', (marked, isThere) => {
    const found = completionsAt(requestAt(marked, undefined, false));
    expect(found?.offers.map(({ label, insert }) => [label, insert])).toEqual(
      isThere ? [['splice-…', 'splice-']] : undefined,
    );
    expect(found?.isIncomplete).toBe(isThere ? true : undefined);
    expect(completionsAt({ ...requestAt(marked, undefined, false), isUnasked: true })).toBeUndefined();
  });

  it.each(scriptSnippets)('$prefix stays as it is on the newest release', ({ lines }) => {
    expect(fitted(lines, () => newest)).toEqual(lines);
    expect(fitted(lines, () => undefined)).toEqual(lines);
  });

  it('take each call from the cluster of its role, else from the bound one', () => {
    const roles = { active: factsFor('3.1.0.1940', { name: 'west' }) };
    const found = offered('|', newest, roles).get('Add a peer');
    expect(found?.insert).toContain('CALL SYSCS_UTIL.ADD_PEER(${1:1}, :passive_key);');
    expect(found?.detail).toBe('for west, east');
    const passive = offered('|', undefined, { passive: fourArguments }).get('Add a peer');
    expect(passive?.insert).toContain('CALL SYSCS_UTIL.ADD_PEER(${1:1}, :passive_key, ${2|true,false|});');
  });

  it('are offered only where a statement begins, found by their prefix', () => {
    expect(offered('CALL X();\nadd|', fourArguments).get('Add a peer')?.filter).toBe('splice-add-a-peer');
    expect([...offered('CALL |', fourArguments).keys()]).toEqual([]);
    expect([...offered('SELECT |', fourArguments).keys()]).toEqual([]);
  });
});

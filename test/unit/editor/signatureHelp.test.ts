import { describe, expect, it } from 'vitest';
import type { ClusterFacts } from '../../../src/editor/core/facts';
import { signatureAt } from '../../../src/editor/core/signatureHelp';
import { findProcedure } from '../../../src/splice/procedures';
import { writtenSignature } from '../../../src/splice/procedures/signature';
import { factsFor, release, requestAt } from './scriptWith';

/** The active signature with the active parameter in brackets. */
function shown(marked: string, facts?: ClusterFacts): string | undefined {
  const help = signatureAt(requestAt(marked, facts));
  const signature = help?.signatures[help.active];
  if (!help || !signature) return undefined;
  const [start, end] = signature.parameters[help.activeParameter]?.place ?? [];
  if (start === undefined) return signature.label;
  return `${signature.label.slice(0, start)}[${signature.label.slice(start, end)}]${signature.label.slice(end)}`;
}

const newest = factsFor('3.2.0.2025');
const addPeer = (at: number) =>
  ['peerId SMALLINT', 'clusterKey VARCHAR(32672)', 'enabled BOOLEAN']
    .map((text, index) => (index === at ? `[${text}]` : text))
    .join(', ');

describe('signature help', () => {
  it.each([
    ['CALL SYSCS_UTIL.ADD_PEER(|', `ADD_PEER(${addPeer(0)})`],
    ['CALL SYSCS_UTIL.ADD_PEER(|)', `ADD_PEER(${addPeer(0)})`],
    ['CALL SYSCS_UTIL.ADD_PEER(1|', `ADD_PEER(${addPeer(0)})`],
    ['CALL SYSCS_UTIL.ADD_PEER(1,|', `ADD_PEER(${addPeer(1)})`],
    ["CALL SYSCS_UTIL.ADD_PEER(1, 'a,b(|", `ADD_PEER(${addPeer(1)})`],
    ["CALL SYSCS_UTIL.ADD_PEER(1, 'a,b', | true)", `ADD_PEER(${addPeer(2)})`],
    ['CALL SYSCS_UTIL.ADD_PEER(MOD(7, |3), 2)', `ADD_PEER(${addPeer(0)})`],
    ['CALL SYSCS_UTIL.ADD_PEER(1, /* , */ |', `ADD_PEER(${addPeer(1)})`],
    ['CALL SYSCS_UTIL.ADD_PEER(1, 2, 3, |4)', `ADD_PEER(${addPeer(-1)})`],
    ['call add_peer(|', `ADD_PEER(${addPeer(0)})`],
    ['CALL SYSCS_UTIL.LIST_PEERS(|)', 'LIST_PEERS()'],
    ['{CALL SYSCS_UTIL.ENABLE_PEER(|)}', 'ENABLE_PEER([peerId SMALLINT])'],
    ['CALL X(); CALL SYSCS_UTIL.ENABLE_PEER(|', 'ENABLE_PEER([peerId SMALLINT])'],
  ])('%s', (script, expected) => {
    expect(shown(script, newest)).toBe(expected);
  });

  it.each([
    'CALL SYSCS_UTIL.ADD_PEER|(1)',
    'CALL SYSCS_UTIL.ADD_PEER(1)|',
    'CALL SYSCS_UTIL.ADD_PEER(1); VALUES (|',
    'CALL SYSCS_UTIL.ADD_PEER(1, -- a |',
    'CALL SYSCS_UTIL.ADD_PEER(1, /* a | */',
    'SELECT ADD_PEER(|)',
    'CALL OTHER.ADD_PEER(|)',
    'CALL SYSCS_UTIL.UNKNOWN(|)',
    'INSERT INTO T VALUES (|',
    '|',
  ])('is silent in %s', (script) => {
    expect(shown(script, newest)).toBeUndefined();
  });

  it('shows every form where no cluster is bound, and makes the first with room active', () => {
    const help = signatureAt(requestAt('CALL SYSCS_UTIL.ADD_PEER(1, 2, 3, |'))!;
    const description = findProcedure('ADD_PEER')!;
    expect(help.signatures.map(({ label }) => label)).toEqual(
      description.forms.map((form) => writtenSignature(description, form)),
    );
    expect(help.active).toBe(description.forms.findIndex(({ parameters }) => parameters.length === 4));
  });

  it.each([undefined, '2.0.1.1700', '3.2.0.2025'])('says that the releases are not known: %s', (text) => {
    const facts =
      text === undefined
        ? undefined
        : { name: 'east', environment: 'test' as const, clusterKeys: [], release: release(text) };
    const help = signatureAt(requestAt('CALL SYSCS_UTIL.VALIDATE_TABLE_BACKUP(|', facts));
    expect(help?.signatures.map(({ documentation }) => documentation)).toEqual([
      expect.stringContaining('Which releases have it is not known'),
    ]);
  });

  it('shows the bound release’s alone', () => {
    expect(shown('CALL SYSCS_UTIL.ADD_PEER(1, |', factsFor('2.8.0.1909'))).toBe(
      'ADD_PEER(peerId SMALLINT, [clusterKey VARCHAR(32672)])',
    );
    expect(signatureAt(requestAt('CALL SYSCS_UTIL.ADD_PEER(|', newest))?.signatures).toHaveLength(1);
  });

  it('says when the cluster has no such procedure', () => {
    const help = signatureAt(requestAt('CALL SYSCS_UTIL.LIST_PEERS(|', factsFor('2.8.0.1909')))!;
    expect(help.signatures[0]?.documentation).toContain('east has no such procedure');
  });
});

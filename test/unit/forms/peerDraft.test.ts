import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextFreeId, problemsOf, type PeerContext, type PeerDraft } from '../../../src/forms/peer/draft';
import { readFromPeerForm, readToPeerForm } from '../../../src/forms/peer/messages';

const context: PeerContext = {
  parameters: ['peerId', 'clusterKey', 'enabled'],
  takenIds: [1, 2],
  takenKeys: ['north:2181:/hbase'],
  ownKey: 'east:2181:/hbase',
};
const good: PeerDraft = { id: '3', target: 'west:2181:/hbase', enabled: true, serial: true };

describe('problems of a new peer', () => {
  const cases: [string, Partial<PeerDraft>, string[]][] = [
    ['nothing wrong', {}, []],
    ['a taken id', { id: '2' }, ['id']],
    ['no number', { id: 'x' }, ['id']],
    ['beyond SMALLINT', { id: '32768' }, ['id']],
    ['no key', { target: '' }, ['target']],
    ['its own key', { target: 'EAST:2181:/hbase' }, ['target']],
    ['the key of another peer', { target: 'north:2181:/hbase' }, ['target']],
    ['a host and port instead of a key', { target: 'west:1527' }, ['target']],
    ['both wrong', { id: '', target: 'west' }, ['id', 'target']],
  ];
  it.each(cases)('%s', (_what, change, fields) => {
    expect(Object.keys(problemsOf({ ...good, ...change }, context))).toEqual(fields);
  });

  it.each([
    ['west.example:1527', []],
    ['west:2181:/hbase', ['target']],
    ['west', ['target']],
    ['west:0', ['target']],
    ['west:70000', ['target']],
  ])('where the release asks for host and port: %s', (target, fields) => {
    const old: PeerContext = { ...context, parameters: ['peerId', 'hostAndPort', 'isSerial'] };
    expect(Object.keys(problemsOf({ ...good, target }, old))).toEqual(fields);
  });

  it('offers the smallest free id', () => {
    expect(nextFreeId([])).toBe(1);
    expect(nextFreeId([1, 2, 4])).toBe(3);
  });
});

describe('messages of the peer form', () => {
  it('takes what the form sends', () => {
    expect(readFromPeerForm({ type: 'add', draft: good })).toEqual({ type: 'add', draft: good });
    expect(readFromPeerForm({ type: 'close', draft: good })).toEqual({ type: 'close' });
  });
  it.each([[null], [{ type: 'add' }], [{ type: 'add', draft: { ...good, id: 3 } }], [{ type: 'save' }]])(
    'drops %j',
    (value) => {
      expect(readFromPeerForm(value)).toBeUndefined();
    },
  );
  it('survives anything, both ways', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readFromPeerForm(value);
        readToPeerForm(value);
      }),
    );
  });
});

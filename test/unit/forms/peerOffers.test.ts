import { describe, expect, it } from 'vitest';
import type { ClusterOverview, SessionStatus } from '../../../src/clusters/session';
import { readFromPeerForm } from '../../../src/forms/peer/messages';
import { offersOf } from '../../../src/forms/peer/offers';
import { profile } from '../clusters/profiles';
import { failure, overview, readable, unreadable } from '../tree/fixtures';

const context = { ownKey: 'east:2181:/hbase', takenKeys: ['north:2181:/hbase'] };
const connected = (clusterKey: ClusterOverview['clusterKey']): SessionStatus => ({
  kind: 'connected',
  overview: overview({ clusterKey }),
});

describe('the keys offered to a new peer', () => {
  it('are those that connected clusters call their own', () => {
    const status = connected(readable('west:2181:/hbase'));
    expect(offersOf([{ profile: profile('west'), status }], context)).toEqual({
      offered: [{ name: 'west', key: 'west:2181:/hbase' }],
      notOffered: [],
    });
  });

  it.each<[SessionStatus, string, boolean]>([
    [{ kind: 'disconnected' }, 'west is not connected.', true],
    [{ kind: 'connecting' }, 'west is being connected.', true],
    [
      { kind: 'failed', failure: failure('refused', 'nobody listens') },
      'west could not be connected: nobody listens',
      true,
    ],
    [connected(unreadable('no EXECUTE')), 'The key of west cannot be read: no EXECUTE', false],
    [connected(readable('EAST:2181:/hbase')), 'west is the active cluster itself.', false],
    [connected(readable('NORTH:2181:/hbase')), 'west is a peer already.', false],
  ])('are not those of a cluster that is %o', (status, reason, canConnect) => {
    expect(offersOf([{ profile: profile('west'), status }], context)).toEqual({
      offered: [],
      notOffered: [{ name: 'west', reason, ...(canConnect && { connectId: 'id-west' }) }],
    });
  });

  it.each([
    [
      { type: 'connect', id: 'x' },
      { type: 'connect', id: 'x' },
    ],
    [{ type: 'connect', id: 7 }, undefined],
    [{ type: 'connect' }, undefined],
  ])('can be asked for: %o', (sent, read) => {
    expect(readFromPeerForm(sent)).toEqual(read);
  });
});

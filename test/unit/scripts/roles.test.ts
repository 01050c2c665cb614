import { describe, expect, it } from 'vitest';
import type { ClusterSession, ReplicationRole } from '../../../src/clusters/session';
import { roleChoices, type RoleHints } from '../../../src/scripts/roles';
import { overview, peer, profile, readable, unreadable } from '../tree/fixtures';

function session(name: string, role?: ReplicationRole, peerKeys: readonly string[] = []): ClusterSession {
  const status =
    role === undefined
      ? { kind: 'disconnected' as const }
      : {
          kind: 'connected' as const,
          overview: overview({
            role: readable(role),
            peers: readable(peerKeys.map((clusterKey, index) => peer({ id: index + 1, clusterKey }))),
          }),
        };
  return { profile: { ...profile, id: name, name }, status } as unknown as ClusterSession;
}

const east = session('east', 'PRIMARY', ['west-key']);
const west = session('west', 'REPLICA');
const north = session('north', 'REPLICA');
const away = session('away');
const clusters = {
  sessions: [north, away, west, east],
  findByClusterKey: (key: string) => (key === 'west-key' ? west : undefined),
};
const none: RoleHints = { before: undefined, other: undefined, bound: undefined };
const listed = (role: 'active' | 'passive', hints: Partial<RoleHints> = {}) =>
  roleChoices(role, clusters, { ...none, ...hints }).map(({ session: { profile: of }, fit }) => `${of.name} ${fit}`);

describe('the clusters that are offered for a role', () => {
  it('are those that have it first, and those that have the other one last', () => {
    expect(listed('active')).toEqual(['east role', 'away none', 'north other-role', 'west other-role']);
    expect(listed('passive')).toEqual(['north role', 'west role', 'away none', 'east other-role']);
  });

  it('begin with the peer of the cluster that was chosen for the other role', () => {
    expect(listed('passive', { other: east })).toEqual(['west peer', 'north role', 'away none', 'east other-role']);
  });

  it('begin with the one chosen before, unless it was just chosen for the other role', () => {
    expect(listed('passive', { other: east, before: 'away' })[0]).toBe('away before');
    expect(listed('passive', { other: east, before: 'east' })[0]).toBe('west peer');
  });

  it('have the bound one first among its like', () => {
    expect(listed('passive', { bound: west }).slice(0, 2)).toEqual(['west role', 'north role']);
  });

  it('count as unknown where the role cannot be read', () => {
    const closed = {
      profile: { ...profile, id: 'closed', name: 'closed' },
      status: { kind: 'connected', overview: overview({ role: unreadable('no') }) },
    } as unknown as ClusterSession;
    const all = roleChoices('active', { ...clusters, sessions: [closed] }, none);
    expect(all.map(({ fit }) => fit)).toEqual(['none']);
  });
});

import { describe, expect, it } from 'vitest';
import { addPeerForm, planAddPeer } from '../../../../src/tree/actions/addPeer';
import { planPeers } from '../../../../src/tree/actions/peerPlans';
import { stepSql, type Plan, type Place } from '../../../../src/tree/actions/plan';
import { parseRelease } from '../../../../src/splice/release';
import { overview, peer, procedures, readable, unreadable } from '../fixtures';

const east: Place = { cluster: 'east', environment: 'test' };

function sql(plan: Plan): readonly string[] {
  return plan.kind === 'run' ? plan.steps.map(stepSql) : [plan.kind];
}

describe('planPeers', () => {
  const on = { id: 1, peer: peer(), leadsTo: 'west' };
  const unclear = { id: 1, peer: peer({ enabled: undefined }), leadsTo: 'west' };
  const off = { id: 2, peer: peer({ id: 2, enabled: false }), leadsTo: undefined };
  const unseen = { id: -3, peer: undefined, leadsTo: undefined };
  const where = { place: east, side: 'active', server: overview() } as const;

  it.each([
    ['enable-peer', [off], ['CALL SYSCS_UTIL.ENABLE_PEER(2)']],
    ['enable-peer', [on, off], ['CALL SYSCS_UTIL.ENABLE_PEER(2)']],
    ['enable-peer', [on], ['nothing']],
    ['disable-peer', [on], ['CALL SYSCS_UTIL.DISABLE_PEER(1)']],
    ['disable-peer', [off], ['nothing']],
    ['enable-peer', [unclear], ['CALL SYSCS_UTIL.ENABLE_PEER(1)']],
    ['disable-peer', [unclear], ['CALL SYSCS_UTIL.DISABLE_PEER(1)']],
    ['remove-peer', [on, off], ['CALL SYSCS_UTIL.REMOVE_PEER(1)', 'CALL SYSCS_UTIL.REMOVE_PEER(2)']],
  ] as const)('%s of %o', (action, peers, calls) => {
    expect(sql(planPeers(action, peers, where))).toEqual(calls);
  });

  it('asks with object, cluster and environment, and says that logs pile up', () => {
    expect(planPeers('disable-peer', [on], where)).toMatchObject({
      verb: 'disable',
      question: 'Disable peer 1 → west on east (test)?',
      cautions: [],
      effects: [expect.any(String), expect.stringMatching(/logs pile up/)],
    });
  });

  it.each([
    ['enable-peer', 'CALL SYSCS_UTIL.ENABLE_PEER(-3)'],
    ['disable-peer', 'CALL SYSCS_UTIL.DISABLE_PEER(-3)'],
    ['remove-peer', 'CALL SYSCS_UTIL.REMOVE_PEER(-3)'],
  ] as const)('%s of one that could not be listed, and says so', (action, call) => {
    const plan = planPeers(action, [unseen], where);
    expect(sql(plan)).toEqual([call]);
    expect(plan).toMatchObject({
      question: expect.stringContaining('peer -3 on east') as string,
      cautions: [expect.stringMatching(/cannot list its peers/)],
    });
  });

  it('refuses where the procedure is not there', () => {
    const server = overview({ procedures: procedures('ADD_PEER') });
    expect(planPeers('enable-peer', [off], { ...where, server })).toEqual({
      kind: 'refused',
      reason: 'east (3.1.0.1990) has no ENABLE_PEER.',
    });
  });

  it('cautions on the passive side', () => {
    expect(planPeers('enable-peer', [off], { ...where, side: 'passive' })).toMatchObject({
      cautions: [expect.stringMatching(/passive/)],
    });
  });
});

describe('planAddPeer', () => {
  const wanted = { id: 7, clusterKey: 'west-zk:2181:/hbase', enabled: true, serial: false };
  const release = (text: string) => overview({ release: parseRelease(text) });

  it.each([
    ['2.8.0.2024', "CALL SYSCS_UTIL.ADD_PEER(7, 'west-zk:2181:/hbase')"],
    ['3.0.0.1940', "CALL SYSCS_UTIL.ADD_PEER(7, 'west-zk:2181:/hbase', false)"],
    ['3.0.0.1950', "CALL SYSCS_UTIL.ADD_PEER(7, 'west-zk:2181:/hbase', true, false)"],
    ['3.1.0.1990', "CALL SYSCS_UTIL.ADD_PEER(7, 'west-zk:2181:/hbase', true)"],
  ])('in %s calls %s', (text, call) => {
    expect(sql(planAddPeer(wanted, release(text), east, 'active'))).toEqual([call]);
  });

  it('believes the catalogue rather than the release', () => {
    const parameters = ['peerId', 'clusterKey', 'enabled', 'isSerial'].map((name) => ({ name, type: '' }));
    const procedures = new Map([['ADD_PEER', { name: 'ADD_PEER', parameters }]]);
    const facts = overview({ release: parseRelease('3.1.0.1990'), procedures });
    expect(addPeerForm(facts)?.parameters).toHaveLength(4);
  });

  it.each([
    ['a release without it', wanted, overview({ release: parseRelease('2.7.0.1900') }), /no procedure ADD_PEER/],
    ['a number in use', wanted, overview({ peers: readable([peer({ id: 7 })]) }), /has a peer 7 already/],
    ['a waiting peer where there is none', { ...wanted, enabled: false }, release('2.8.0.2024'), /enabled only/],
  ])('refuses %s', (_name, spec, facts, reason) => {
    const plan = planAddPeer(spec, facts, east, 'active');
    expect(plan).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) as string });
  });

  it('cautions where the key is in use, and goes on where peers cannot be read', () => {
    const twice = overview({ peers: readable([peer()]) });
    expect(planAddPeer(wanted, twice, east, 'active')).toMatchObject({
      cautions: [expect.stringMatching(/key already/)],
    });
    const otherwise = { ...wanted, clusterKey: 'WEST-ZK:2181:/hbase' };
    expect(planAddPeer(otherwise, twice, east, 'active')).toMatchObject({
      cautions: [expect.stringMatching(/key already/)],
    });
    const blind = overview({ peers: unreadable('not allowed') });
    expect(planAddPeer(wanted, blind, east, 'active')).toMatchObject({ kind: 'run', cautions: [] });
  });
});

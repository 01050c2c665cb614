import { describe, expect, it } from 'vitest';
import type { ClusterOverview, SessionStatus } from '../../../../src/clusters/session';
import type { DatabaseState } from '../../../../src/splice/replication/model';
import { clusterLine } from '../../../../src/tree/labels/clusterLine';
import { peerLine, peersLine } from '../../../../src/tree/labels/peerLines';
import { findingWords, rowLine, rowName } from '../../../../src/tree/labels/rowLine';
import { schemaLine, schemasLine, tableLine } from '../../../../src/tree/labels/scopeLines';
import { entries, failure, overview, peer, procedures, profile, readable, rows, unreadable } from '../fixtures';

function connected(changes: Partial<ClusterOverview> = {}): SessionStatus {
  return { kind: 'connected', overview: overview(changes) };
}

describe('clusterLine', () => {
  const whole: DatabaseState = { kind: 'replicated' };
  const cases: [string, SessionStatus, DatabaseState | undefined, string, string][] = [
    ['active', connected(), whole, 'production, active, whole database, 3.1.0.1990', 'cluster.connected.active.on'],
    [
      'passive',
      connected({ role: readable('REPLICA') }),
      whole,
      'production, passive, read-only, whole database set, 3.1.0.1990',
      'cluster.connected.passive.on',
    ],
    [
      'contents not read yet',
      connected(),
      undefined,
      'production, active, 3.1.0.1990',
      'cluster.connected.active.unknown',
    ],
    [
      'rows not readable',
      connected(),
      { kind: 'unknown' },
      'production, active, replication unknown, 3.1.0.1990',
      'cluster.connected.active.unknown',
    ],
    [
      'no role, with peers',
      connected({ role: readable('NONE'), peers: readable([peer()]) }),
      { kind: 'not-replicated' },
      'production, active by its peers, nothing replicated, 3.1.0.1990',
      'cluster.connected.active.off',
    ],
    [
      'no role, no peers, release not known',
      connected({ role: readable('NONE'), release: undefined }),
      { kind: 'partial', schemaRows: 2, tableRows: 0 },
      'production, no role, 2 schemas',
      'cluster.connected.active.partly',
    ],
    [
      'role not readable',
      connected({ role: unreadable('not allowed') }),
      undefined,
      'production, role unknown, 3.1.0.1990',
      'cluster.connected.active.unknown',
    ],
    [
      'disconnected',
      { kind: 'disconnected' },
      undefined,
      'production, not connected',
      'cluster.disconnected.unknown.unknown',
    ],
    ['connecting', { kind: 'connecting' }, undefined, 'production, connecting…', 'cluster.connecting.unknown.unknown'],
    [
      'failed',
      { kind: 'failed', failure: failure('login-refused') },
      undefined,
      'wrong user or password, production',
      'cluster.failed.unknown.unknown',
    ],
  ];
  it.each(cases)('%s', (_name, status, database, description, context) => {
    const line = clusterLine({ profile, status, database, sample: false, open: false });
    expect(line).toMatchObject({
      label: 'east',
      description,
      context,
      colour: 'spliceReplication.environment.production',
      spoken: `east, cluster, ${description}`,
    });
  });

  it('marks the sample clusters, which have other commands', () => {
    const line = clusterLine({
      profile,
      status: { kind: 'disconnected' },
      database: undefined,
      sample: true,
      open: false,
    });
    expect(line.context).toBe('cluster.disconnected.unknown.unknown.sample');
  });
});

it.each([
  [connected(), true, 'expanded'],
  [connected(), false, 'collapsed'],
  [{ kind: 'disconnected' }, true, 'collapsed'],
] as const)('a cluster that is %o opens by itself under a filter alone', (status, open, children) => {
  const line = clusterLine({ profile, status, database: undefined, sample: false, open });
  expect(line.children).toBe(children);
});

describe('peer lines', () => {
  it.each([
    [peer(), 'west', '1 → west', 'enabled, serial, west-zk:2181:/hbase', 'peer.enabled.active'],
    [
      peer({ enabled: false, serial: false }),
      undefined,
      '1 → west-zk:2181:/hbase',
      'disabled, not serial',
      'peer.disabled.active',
    ],
    [
      peer({ enabled: undefined }),
      undefined,
      '1 → west-zk:2181:/hbase',
      'unknown whether enabled, serial',
      'peer.unknown.active',
    ],
    [peer({ id: -3, serial: undefined }), undefined, '-3 → west-zk:2181:/hbase', 'enabled', 'peer.enabled.active'],
    [peer({ id: 'west' }), undefined, 'west → west-zk:2181:/hbase', 'enabled, serial', 'peer.unnumbered.active'],
  ] as const)('%o leads to %s', (one, leadsTo, label, description, context) => {
    expect(peerLine(one, leadsTo, 'active')).toMatchObject({ label, description, context });
  });

  it('counts peers, and says when they cannot be read', () => {
    const two = overview({ peers: readable([peer(), peer({ id: 2 })]) });
    expect(peersLine(two, 'active')).toMatchObject({ description: '2', context: 'peers.active' });
    const blind = overview({ peers: unreadable('not allowed'), procedures: procedures('ENABLE_PEER', 'LIST_PEERS') });
    expect(peersLine(blind, 'active')).toMatchObject({ description: 'unknown', context: 'peers.active' });
    const old = overview({ peers: unreadable('no such procedure'), procedures: procedures('ENABLE_PEER') });
    expect(peersLine(old, 'active')).toMatchObject({ description: 'unknown', context: 'peers.active.unlisted' });
  });
});

describe('scope lines', () => {
  it('says how many system schemas are hidden', () => {
    expect(schemasLine(3, 12, 'active').description).toBe('3, 12 system hidden');
    expect(schemasLine(1000, 0, 'active').description).toBe('1,000');
    expect(schemasLine(undefined, 0, 'active').description).toBe('');
  });

  it('tells rows to repair on the schema', () => {
    const facts = {
      name: 'HR',
      state: { kind: 'partial', replicated: 2, total: 5 },
      findings: 1,
      unreadRows: 0,
      open: false,
    } as const;
    expect(schemaLine({ ...facts, state: { kind: 'not-replicated' }, unreadRows: 3 }, 'active')).toMatchObject({
      description: '3 tables, 1 row to repair',
      context: 'schema.partly.active',
    });
    expect(schemaLine(facts, 'active')).toMatchObject({
      description: '2 of 5 tables, 1 row to repair',
      context: 'schema.partly.active',
      children: 'collapsed',
      spoken: 'HR, schema, 2 of 5 tables, 1 row to repair',
    });
  });

  it('greys what cannot be switched and names its type once', () => {
    const [view, table] = entries('SALES.V_ORDERS:V', 'SALES.ORDERS');
    const cannot = { kind: 'cannot', obstacle: 'view', hasRow: false } as const;
    expect(tableLine(view!, cannot, 'active')).toMatchObject({
      greyed: true,
      context: 'table.cannot.active',
      spoken: 'V_ORDERS, view, nothing to replicate',
    });
    const line = tableLine(table!, { kind: 'not-replicated' }, 'active');
    expect(line).toMatchObject({ context: 'table.off.active', spoken: 'ORDERS, table, not replicated' });
    expect(line.greyed).toBeUndefined();
  });
});

describe('row lines', () => {
  const [database, schema, table, nothing] = rows('DATABASE', 'SCHEMA|OLD', 'TABLE|HR|PAY', 'SCHEMA');
  it('names a row by its narrowest name', () => {
    expect([database, schema, table, nothing].map((row) => rowName(row!))).toEqual(['DATABASE', 'OLD', 'PAY', 'NULL']);
  });

  it.each([
    [{ kind: 'stale', row: schema! }, 'stale row, no such schema'],
    [{ kind: 'stale', row: table! }, 'stale row, no such table'],
    [{ kind: 'duplicate', row: table!, count: 2 }, 'row stands 2 times'],
    [{ kind: 'misspelt', row: table!, meant: 'HR.PAY' }, 'misspelt row, meant HR.PAY'],
    [{ kind: 'shadowed', row: table!, by: database! }, 'row without effect below a broader one'],
    [{ kind: 'null-name', row: nothing! }, 'row that names nothing'],
    [{ kind: 'ineffective', row: table!, obstacle: 'view' }, 'row without effect'],
  ] as const)('%o', (finding, words) => {
    expect(findingWords(finding)).toBe(words);
  });

  it('offers a repair where there is one', () => {
    const finding = { kind: 'stale', row: table! } as const;
    expect(rowLine(finding, true, 'active').context).toBe('row.repairable.active');
    expect(rowLine(finding, false, 'active').context).toBe('row.note.active');
  });
});

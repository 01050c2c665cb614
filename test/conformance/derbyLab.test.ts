/** What the table cannot ask of the Derby lab: sessions as the tree holds them, over DRDA; TLS, log-ins, other users' views, servers that go away. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LiveSession } from '../../src/clusters/clusterSession';
import type { ClusterSession, Readable } from '../../src/clusters/session';
import type { Connection } from '../../src/connection/connection';
import { DrdaConnector } from '../../src/connection/drda/connector';
import { boundCall } from '../../src/splice/call';
import { formatRelease } from '../../src/splice/release';
import { tableState, RowIndex } from '../../src/splice/replication/effective';
import { startDerbyLab, type DerbyLab } from '../labs/derby/lab';
import { LAB_RELEASES } from '../labs/mariadb/releases';
import { profile } from '../unit/clusters/profiles';
import { watched } from '../unit/clusters/sessions';

const DEADLINE_MS = 20_000;

let lab: DerbyLab;
const open: (() => Promise<void>)[] = [];

const connectorTo = (side: 'active' | 'passive', user: 'owner' | 'restricted' = 'owner') =>
  new DrdaConnector(lab[side].target(lab[user]));

async function connection(side: 'active' | 'passive', user: 'owner' | 'restricted' = 'owner'): Promise<Connection> {
  const line = await connectorTo(side, user).open({ deadlineMs: DEADLINE_MS });
  open.push(() => line.close());
  return line;
}

function session(side: 'active' | 'passive', user: 'owner' | 'restricted' = 'owner') {
  const { parts, audited } = watched(() => connectorTo(side, user));
  const timeouts = () => ({ connect: DEADLINE_MS, read: DEADLINE_MS, action: DEADLINE_MS });
  const live = new LiveSession(profile(side, { password: 'none', user: lab[user].user }), { ...parts, timeouts });
  open.push(() => live.disconnect());
  return { live, audited };
}

const call = async (line: Connection, procedure: string, ...parameters: (string | number | boolean)[]) => {
  const { resultSet } = await line.execute(boundCall(procedure, parameters.length), { parameters });
  return `${resultSet?.columns[0]?.name ?? ''}: ${String(resultSet?.rows[0]?.[0] ?? '')}`;
};

const table = (schemaName: string, tableName: string) => ({ schemaName, tableName, tableType: 'T' as const });

beforeAll(async () => {
  lab = await startDerbyLab();
});

afterAll(async () => {
  for (const close of open) await close();
  await lab.dispose();
});

describe('a session over DRDA', () => {
  beforeEach(async () => {
    await lab.active.reset({
      schemas: ['JOE', 'S', 'SPLICE'],
      tables: [table('JOE', 'MINE'), table('S', 'T1'), table('S', 'T2')],
      rows: [{ scope: 'SCHEMA', schemaName: 'S', tableName: null }],
      peers: [{ id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true }],
      role: 'PRIMARY',
    });
  });

  const stateOf = (live: ClusterSession, schemaName: string, tableName: string) => {
    const rows = live.contents?.rows;
    return tableState(rows?.readable ? new RowIndex(rows.value) : undefined, table(schemaName, tableName));
  };

  it('reads what the cluster is', async () => {
    const overview = await session('active').live.connect();
    expect(overview).toMatchObject({
      product: { name: 'Apache Derby' },
      proceduresFrom: 'catalogue',
      release: { major: 3, minor: 2, sprint: 2025 },
      role: { value: 'PRIMARY' },
      clusterKey: { value: lab.active.clusterKey },
      peers: { value: [{ id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true }] },
      missing: { procedures: [], cannotReadSys: false, grants: [] },
      memPlatform: false,
    });
    expect(overview.procedures.get('ADD_PEER')?.parameters).toEqual([
      { name: 'peerId', type: 'SMALLINT' },
      { name: 'clusterKey', type: 'VARCHAR(32672)' },
      { name: 'enabled', type: 'BOOLEAN' },
    ]);
  });

  it('reads schemas, tables and rows, and sees a toggle take effect', async () => {
    const { live, audited } = session('active');
    await live.connect();
    const contents = await live.readContents();
    expect(contents).toMatchObject({ partial: false });
    expect(contents.schemas).toEqual(expect.arrayContaining(['S', 'SYS', 'SYSCS_UTIL', 'SYSVW']));
    expect(contents.tables).toContainEqual(table('S', 'T1'));
    expect(stateOf(live, 'S', 'T1')).toEqual({ kind: 'replicated', via: 'schema' });

    const outcome = await live.exclusively('toggle', () =>
      live.call({ procedure: 'DISABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] }),
    );
    expect(outcome).toMatchObject({ kind: 'success', message: 'Disabled replication for table S.T1' });
    expect(audited).toEqual([
      expect.stringMatching(/^intent CALL SYSCS_UTIL\.DISABLE_TABLE_REPLICATION\('S', 'T1'\)$/),
      expect.stringMatching(/^success /),
    ]);
    await live.readRows();
    expect(stateOf(live, 'S', 'T1')).toEqual({ kind: 'not-replicated' });
    expect(stateOf(live, 'S', 'T2')).toEqual({ kind: 'replicated', via: 'table' });
  });

  it('asks the table itself, whatever the rows say', async () => {
    const { live } = session('active');
    await live.connect();
    const isOn = async (name: string) => valueOf(await live.readReplicationEnabled('S', name));
    expect(await isOn('T1')).toBe(false);
    await live.exclusively('toggle', () => live.call({ procedure: 'ENABLE_DATABASE_REPLICATION', arguments: [] }));
    expect(await isOn('T1')).toBe(true);
  });

  it('finds tables by a part of their name, and those of one schema', async () => {
    const { live } = session('active');
    await live.connect();
    expect(await live.findTables('mine')).toEqual([table('JOE', 'MINE')]);
    expect(await live.readTables('S')).toEqual([table('S', 'T1'), table('S', 'T2')]);
  });

  it('of a user without rights sees SYSVW and the own schema, and yet all procedures', async () => {
    const { live } = session('active', 'restricted');
    const { missing, proceduresFrom } = await live.connect();
    expect(proceduresFrom).toBe('catalogue');
    expect(missing.cannotReadSys).toBe(true);
    expect(missing.procedures).toContain('LIST_PEERS');
    const contents = await live.readContents();
    expect(contents).toMatchObject({ partial: true, rows: { readable: false } });
    expect(contents.schemas).toEqual(['JOE', 'SYSVW']);
    expect(contents.tables?.filter(({ tableType }) => tableType === 'T')).toEqual([table('JOE', 'MINE')]);
    const outcome = await live.exclusively('toggle', () =>
      live.call({ procedure: 'DISABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] }),
    );
    expect(outcome).toMatchObject({ kind: 'failure', sqlState: '42504' });
  });

  it('of such a user sees more once something was granted', async () => {
    await lab.active.grant('joe', 'LIST_PEERS');
    await lab.active.grant('joe', 'SYS');
    const { live } = session('active', 'restricted');
    const { missing } = await live.connect();
    expect(missing.cannotReadSys).toBe(false);
    expect(missing.procedures).not.toContain('LIST_PEERS');
    expect(missing.procedures).toContain('ENABLE_DATABASE_REPLICATION');
    expect(missing.grantsUnknown).toBeUndefined();
    expect((await live.readContents()).rows).toMatchObject({ readable: true });
  });

  it('reaches the passive cluster through TLS, and is told there that nothing may be changed', async () => {
    await lab.passive.reset({ schemas: ['S'], tables: [table('S', 'T1')], rows: [], role: 'REPLICA' });
    const { live } = session('passive');
    expect(await live.connect()).toMatchObject({ role: { value: 'REPLICA' } });
    const outcome = await live.exclusively('toggle', () =>
      live.call({ procedure: 'ENABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] }),
    );
    expect(outcome).toMatchObject({ kind: 'failure', sqlState: 'RPL00' });
  });

  it.each(LAB_RELEASES)('reads what release %s has', async (release) => {
    await lab.active.setRelease(release);
    try {
      const { live } = session('active');
      const overview = await live.connect();
      expect(overview.release && formatRelease(overview.release)).toBe(release);
      const { rows } = await live.readContents();
      expect(rows.readable).toBe(release !== '2.8.0.2024');
      expect(overview.peers.readable).toBe(release !== '2.8.0.2024');
    } finally {
      await lab.active.setRelease('3.2.0.2025');
    }
  });
});

describe('opening a connection', () => {
  const refusal = (changes: object) =>
    expect(new DrdaConnector({ ...lab.active.target(lab.owner), ...changes }).open({ deadlineMs: DEADLINE_MS }))
      .rejects;

  it('fails for a wrong password', async () => {
    await refusal({ password: 'wrong' }).toMatchObject({ kind: 'login-refused', fate: 'not-run' });
  });

  it('fails for a database that is not there', async () => {
    await refusal({ database: 'OTHERDB' }).toMatchObject({ kind: 'database-missing', fate: 'not-run' });
  });

  it('fails for TLS on a port without it, and the other way round', async () => {
    await refusal({ tls: { trustServer: true } }).toMatchObject({ kind: 'tls' });
    await refusal({ port: lab.passive.server.port }).toMatchObject({ kind: 'tls' });
  });

  it('fails for a certificate that nobody vouches for, and works once it is pinned', async () => {
    const target = lab.passive.target(lab.owner);
    const unknown = new DrdaConnector({ ...target, tls: {} }).open({ deadlineMs: DEADLINE_MS });
    await expect(unknown).rejects.toMatchObject({ kind: 'tls' });
    const told = await unknown.then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    const fingerprint = /[0-9A-F]{2}(:[0-9A-F]{2}){31}/.exec(told)?.[0] ?? '';
    const line = await new DrdaConnector({ ...target, tls: { fingerprint } }).open({ deadlineMs: DEADLINE_MS });
    expect(await call(line, 'GET_CLUSTER_KEY')).toBe(`Success: ${lab.passive.clusterKey}`);
    await line.close();
  });
});

describe('a backup', () => {
  it('carries the rows of SYSREPLICATION to the passive cluster, which then waits for its restart', async () => {
    const rows = [
      { scope: 'SCHEMA', schemaName: 'S', tableName: null },
      { scope: 'TABLE', schemaName: 'X', tableName: 'Y"\'\t\\' },
    ];
    await lab.active.reset({ schemas: ['S'], tables: [table('S', 'T1')], rows });
    await lab.passive.reset({ schemas: ['S'], tables: [], rows: [] });
    const [active, passive] = [await connection('active'), await connection('passive')];
    expect(await call(active, 'SYSCS_BACKUP_DATABASE', '/backup', 'full')).toBe('Success: full backup to /backup');
    const { resultSet } = await active.execute('SELECT b.BACKUP_ID, b.STATUS, b.SCOPE FROM SYS.SYSBACKUP b');
    const id = Number(resultSet?.rows[0]?.[0]);
    const restore = () => call(passive, 'SYSCS_RESTORE_DATABASE', 'hdfs://active/backup', id, true);
    expect(await restore()).toBe(`Error: Invalid backup ID ${id}.`);
    await lab.shipBackups();
    expect(await restore()).toBe('result: Restore completed');
    expect(await lab.passive.rows()).toEqual(rows);
    await expect(call(passive, 'ENABLE_DATABASE_REPLICATION')).rejects.toMatchObject({
      messages: [{ sqlState: '08006' }],
    });
    await lab.passive.restart();
    expect(await call(await connection('passive'), 'ENABLE_DATABASE_REPLICATION')).toBe(
      'Success: Enabled replication for database',
    );
  });
});

describe('a server', () => {
  it('goes on after a CALL whose arguments it could not convert', async () => {
    const line = await connection('active');
    await expect(line.execute('CALL SYSCS_UTIL.REMOVE_PEER(40000)')).rejects.toMatchObject({
      messages: [{ sqlState: '22003' }],
    });
    expect(await call(line, 'GET_CLUSTER_KEY')).toBe(`Success: ${lab.active.clusterKey}`);
  });

  it('lets a call wait when asked to', async () => {
    const line = await connection('active');
    await lab.active.delayCalls(400);
    const begun = Date.now();
    await call(line, 'GET_CLUSTER_KEY');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(390);
    await lab.active.delayCalls(0);
  });

  it('refuses once it was killed, and comes back on its port with its data', async () => {
    const { server } = lab.active;
    await lab.active.reset({ schemas: ['KEPT'], tables: [], rows: [], role: 'PRIMARY' });
    const line = await connection('active');
    await server.kill();
    await expect(call(line, 'GET_CLUSTER_KEY')).rejects.toMatchObject({ kind: 'connection-lost' });
    await server.launch();
    const { live } = session('active');
    expect(await live.connect()).toMatchObject({ role: { value: 'PRIMARY' } });
    expect((await live.readContents()).schemas).toContain('KEPT');
  });
});

function valueOf<T>(reading: Readable<T>): T | undefined {
  return reading.readable ? reading.value : undefined;
}

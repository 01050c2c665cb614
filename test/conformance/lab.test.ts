/** What the table cannot ask of the MariaDB lab: backups, other users' views, and servers that go away. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildOdbcChild, copyNative } from '../../scripts/lib/odbc-bundle.mjs';
import { readContents } from '../../src/clusters/catalogueReading';
import { readOverview } from '../../src/clusters/overviewReading';
import type { Read } from '../../src/clusters/reading';
import type { Connection, ResultSet } from '../../src/connection/connection';
import { OdbcConnector } from '../../src/connection/odbc/connection';
import { odbcTarget } from '../../src/connection/odbc/connectionString';
import { boundCall } from '../../src/splice/call';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';

let lab: MariaDbLab;
let folder: string;
let childScript: string;
const open: Connection[] = [];

async function connection(side: 'active' | 'passive', user: 'owner' | 'restricted' = 'owner'): Promise<Connection> {
  const target = odbcTarget(lab.settings(side), lab[user]);
  const found = await new OdbcConnector({ target, childScript }).open({ deadlineMs: 10_000 });
  open.push(found);
  return found;
}

async function said(line: Connection, sql: string, ...parameters: (string | number | boolean)[]): Promise<string> {
  const { resultSet } = await line.execute(sql, { parameters });
  return `${resultSet?.columns[0]?.name ?? ''}: ${String(resultSet?.rows[0]?.[0] ?? '')}`;
}

const call = (line: Connection, procedure: string, ...parameters: (string | number | boolean)[]) =>
  said(line, boundCall(procedure, parameters.length), ...parameters);

const empty: ResultSet = { columns: [], rows: [], truncated: false };
const reader =
  (line: Connection): Read =>
  async (sql, parameters = []) =>
    (await line.execute(sql, { parameters })).resultSet ?? empty;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'odbc-child-'));
  childScript = await buildOdbcChild({ outdir: folder });
  await copyNative(folder);
  lab = await startMariaDbLab();
});

afterAll(async () => {
  for (const line of open) await line.close();
  await lab.dispose();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('carries the rows of SYSREPLICATION to the passive cluster, which then waits for its restart', async () => {
    await lab.active.reset({
      schemas: ['S'],
      tables: [{ schemaName: 'S', tableName: 'T1', tableType: 'T' }],
      rows: [
        { scope: 'SCHEMA', schemaName: 'S', tableName: null },
        { scope: 'TABLE', schemaName: 'X', tableName: 'Y"\'' },
      ],
    });
    await lab.passive.reset({ schemas: ['S'], tables: [], rows: [] });
    const [active, passive] = [await connection('active'), await connection('passive')];
    expect(await call(active, 'SYSCS_BACKUP_DATABASE', '/backup', 'weekly')).toBe(
      'Error: Invalid backup type: weekly.',
    );
    expect(await call(active, 'SYSCS_BACKUP_DATABASE', '/backup', 'full')).toBe('Success: full backup to /backup');
    const { resultSet } = await active.execute('SELECT b.BACKUP_ID, b.STATUS, b.SCOPE FROM SYS.SYSBACKUP b');
    const id = Number(resultSet?.rows[0]?.[0]);
    const restore = () => call(passive, 'SYSCS_RESTORE_DATABASE', 'hdfs://active/backup', id, true);
    expect(await restore()).toBe(`Error: Invalid backup ID ${id}.`);
    await lab.shipBackups();
    expect(await restore()).toBe('result: Restore completed');
    expect(await lab.passive.rows()).toEqual(await lab.active.rows());
    const enable = (line: Connection) => call(line, 'ENABLE_DATABASE_REPLICATION');
    await expect(enable(passive)).rejects.toMatchObject({ messages: [{ sqlState: '08006' }] });
    await lab.passive.restart();
    expect(await enable(await connection('passive'))).toBe('Success: Enabled replication for database');
  });
});

describe('what the extension reads', () => {
  beforeEach(async () => {
    await lab.active.reset({
      schemas: ['JOE', 'S'],
      tables: [
        { schemaName: 'JOE', tableName: 'MINE', tableType: 'T' },
        { schemaName: 'S', tableName: 'T1', tableType: 'T' },
      ],
      rows: [{ scope: 'SCHEMA', schemaName: 'S', tableName: null }],
    });
  });

  it('is everything for the owner, procedures with their parameters included', async () => {
    const read = reader(await connection('active'));
    const overview = await readOverview(read, () => ({}), 'splice');
    expect(overview).toMatchObject({ proceduresFrom: 'catalogue', release: { major: 3, minor: 2, sprint: 2025 } });
    expect(overview.procedures.get('ADD_PEER')?.parameters).toEqual([
      { name: 'peerId', type: 'SMALLINT' },
      { name: 'clusterKey', type: 'VARCHAR(32672)' },
      { name: 'enabled', type: 'BOOLEAN' },
    ]);
    expect(overview.clusterKey).toMatchObject({ value: lab.active.clusterKey });
    expect(overview.missing).toEqual({ procedures: [], cannotReadSys: false, grants: [] });
    const contents = await readContents(read, 'splice');
    expect(contents.rows).toMatchObject({ value: [{ scope: 'SCHEMA', schemaName: 'S', tableName: null }] });
    expect(contents.schemas).toContain('SYSCS_UTIL');
    expect(contents.tables).toContainEqual({ schemaName: 'S', tableName: 'T1', tableType: 'T' });
  });

  it('is SYSVW and the own schema for the restricted user, and yet all procedures', async () => {
    const read = reader(await connection('active', 'restricted'));
    const overview = await readOverview(read, () => ({}), 'joe');
    expect(overview.proceduresFrom).toBe('catalogue');
    expect(overview.procedures.get('ADD_PEER')?.parameters).toHaveLength(3);
    expect(overview.missing.cannotReadSys).toBe(true);
    expect(overview.missing.procedures).toContain('LIST_PEERS');
    const contents = await readContents(read, 'joe');
    expect(contents).toMatchObject({ partial: true, rows: { readable: false } });
    expect(contents.schemas.toSorted()).toEqual(['JOE', 'SYSVW']);
    expect(contents.tables?.filter(({ tableType }) => tableType === 'T')).toEqual([
      { schemaName: 'JOE', tableName: 'MINE', tableType: 'T' },
    ]);
  });

  it('is more once something was granted', async () => {
    await lab.active.grant('joe', 'LIST_PEERS');
    await lab.active.grant('joe', 'SYS');
    const read = reader(await connection('active', 'restricted'));
    const overview = await readOverview(read, () => ({}), 'joe');
    expect(overview.missing.cannotReadSys).toBe(false);
    expect(overview.missing.procedures).not.toContain('LIST_PEERS');
    expect(overview.missing.procedures).toContain('ENABLE_DATABASE_REPLICATION');
    expect(overview.missing.grantsUnknown).toBeUndefined();
    expect((await readContents(read, 'joe')).rows).toMatchObject({ readable: true });
  });
});

describe('a server', () => {
  async function socket(port: number): Promise<Socket> {
    const line = connect(port, '127.0.0.1');
    await once(line, 'connect');
    return line;
  }

  it('stands alone where one is enough, and starts in less than five seconds', async () => {
    const begun = Date.now();
    const small = await startMariaDbLab({ servers: 1, release: '3.0.0.1950' });
    try {
      expect(Date.now() - begun).toBeLessThan(5_000);
      expect(() => small.passive).toThrow('no passive cluster');
      expect(await small.active.rows()).toEqual([]);
    } finally {
      await small.dispose();
    }
    expect(small.active.server.isRunning).toBe(false);
  });

  it('says nothing while it is paused, and then goes on', async () => {
    const { server } = lab.passive;
    server.pause();
    const line = await socket(server.port);
    const greeting = once(line, 'data').then(() => 'greeted');
    const silence = new Promise((resolve) => setTimeout(() => resolve('silent'), 300));
    expect(await Promise.race([greeting, silence])).toBe('silent');
    server.resume();
    expect(await greeting).toBe('greeted');
    line.destroy();
  });

  it('refuses once it was killed, and comes back on its port with its data', async () => {
    const { server } = lab.passive;
    await lab.passive.reset({ schemas: ['KEPT'], tables: [], rows: [] });
    await server.kill();
    await expect(socket(server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.launch();
    const { schemas } = await readContents(reader(await connection('passive')), 'splice');
    expect(schemas).toContain('KEPT');
  });

  it('lets a call wait when asked to', async () => {
    const line = await connection('passive');
    await lab.passive.delayCalls(400);
    const begun = Date.now();
    await call(line, 'GET_CLUSTER_KEY');
    expect(Date.now() - begun).toBeGreaterThanOrEqual(390);
    await lab.passive.delayCalls(0);
  });
});

/** What a lab must do beside its procedures, on every transport: rows that travel, and bulk. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContents } from '../../src/clusters/catalogueReading';
import type { Read } from '../../src/clusters/reading';
import type { Connection } from '../../src/connection/connection';
import { QueuedConnection } from '../../src/connection/queued';
import { boundCall } from '../../src/splice/call';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { LiveConnectors } from './liveConnectors';

describe.each(liveLabs)('on $name', ({ start }) => {
  let lab: LiveLab;
  let connectors: LiveConnectors;
  let active: Connection;
  let passive: Connection;

  beforeAll(async () => {
    [lab, connectors] = await Promise.all([start(), LiveConnectors.make()]);
    [active, passive] = await Promise.all([connection('active'), connection('passive')]);
  });
  afterAll(async () => {
    for (const line of [active, passive]) await line.close();
    await Promise.all([lab.dispose(), connectors.dispose()]);
  });

  function connection(side: 'active' | 'passive'): Promise<Connection> {
    return connectors.to(lab.settings(side), lab.owner).open({ deadlineMs: 10_000 });
  }

  async function said(line: Connection, sql: string, ...parameters: (string | number | boolean)[]): Promise<string> {
    const { resultSet } = await line.execute(sql, { parameters });
    return `${resultSet?.columns[0]?.name ?? ''}: ${String(resultSet?.rows[0]?.[0] ?? '')}`;
  }

  const call = (line: Connection, procedure: string, ...parameters: (string | number | boolean)[]) =>
    said(line, boundCall(procedure, parameters.length), ...parameters);

  describe('rows', () => {
    const count = () => said(passive, 'SELECT COUNT(*) AS "rows" FROM SALES.ORDERS');

    beforeAll(async () => {
      for (const cluster of lab.clusters) {
        await cluster.reset({ schemas: ['SPLICE'], tables: [], rows: [] });
        await cluster.createTable('SALES', 'ORDERS', 'ID INTEGER PRIMARY KEY, NOTE VARCHAR(40)');
      }
      await active.execute('INSERT INTO SALES.ORDERS VALUES (1, ?), (2, NULL)', {
        parameters: [`it's "one" \\ of\tthem`],
      });
    });

    it('stay at home without a peer, without a switch, and while the peer waits', async () => {
      expect(await lab.ship()).toBe(0);
      await call(active, 'ADD_PEER', 1, lab.passive.clusterKey, true);
      expect(await lab.ship()).toBe(0);
      await call(active, 'ENABLE_TABLE_REPLICATION', 'SALES', 'ORDERS');
      await call(active, 'DISABLE_PEER', 1);
      expect(await lab.ship()).toBe(0);
      expect(await count()).toBe('rows: 0');
    });

    it('travel as they are once the table is on and the peer enabled, also to a replica', async () => {
      await call(passive, 'SET_REPLICATION_ROLE', 'REPLICA');
      await call(active, 'ENABLE_PEER', 1);
      expect(await lab.ship()).toBe(1);
      const read = 'SELECT ID, NOTE FROM SALES.ORDERS ORDER BY ID';
      expect((await passive.execute(read)).resultSet?.rows).toEqual((await active.execute(read)).resultSet?.rows);
      expect(await count()).toBe('rows: 2');
      expect(await call(passive, 'GET_REPLICATION_PROGRESS')).toMatch(
        /^Replication progress: \d{4}-\d\d-\d\dT[\d:.]+Z$/,
      );
    });

    it.each([
      'INSERT INTO SALES.ORDERS VALUES (3, NULL)',
      'UPDATE SALES.ORDERS SET ID = 9',
      'DELETE FROM SALES.ORDERS',
    ])('cannot be written on the replica itself: %s', async (sql) => {
      await expect(passive.execute(sql)).rejects.toMatchObject({
        messages: [{ sqlState: 'RPL00', message: 'Database is read-only.' }],
      });
      expect(await count()).toBe('rows: 2');
    });

    it('of a new table travel when its schema is on, although it has no row', async () => {
      await call(active, 'ENABLE_SCHEMA_REPLICATION', 'SALES');
      for (const cluster of lab.clusters) await cluster.createTable('SALES', 'LATER', 'ID INTEGER');
      await active.execute('INSERT INTO SALES.LATER VALUES (7)');
      expect(await lab.ship()).toBe(2);
      expect(await said(passive, 'SELECT ID FROM SALES.LATER')).toBe('ID: 7');
      expect(await lab.active.rows()).toEqual([{ scope: 'SCHEMA', schemaName: 'SALES', tableName: null }]);
    });

    it('of a table made anew stay at home below its old row', async () => {
      await call(active, 'DISABLE_SCHEMA_REPLICATION', 'SALES');
      await call(active, 'ENABLE_TABLE_REPLICATION', 'SALES', 'LATER');
      await lab.active.dropTable('SALES', 'LATER');
      await lab.active.createTable('SALES', 'LATER', 'ID INTEGER');
      expect(await lab.ship()).toBe(0);
      expect(await call(active, 'ENABLE_TABLE_REPLICATION', 'SALES', 'LATER')).toMatch(/^Warning: /);
      expect(await call(active, 'REPLICATION_ENABLED', 'SALES', 'LATER')).toBe('Enabled: FALSE');
    });
  });

  it('twenty thousand tables are filled in a moment, and read', async () => {
    await lab.active.reset({ schemas: ['SPLICE'], tables: [], rows: [] });
    const begun = Date.now();
    await lab.active.fill({ schemas: 1_000, tablesPerSchema: 20 });
    expect(Date.now() - begun).toBeLessThan(15_000);
    const queue = new QueuedConnection(connectors.to(lab.settings('active'), lab.owner));
    const read: Read = async (sql, parameters = []) =>
      (await queue.execute(sql, { parameters })).resultSet ?? { columns: [], rows: [], truncated: false };
    const { schemas, tables } = await readContents(read, 'splice');
    await queue.close();
    expect(schemas.filter((name) => name.startsWith('FILL_'))).toHaveLength(1_000);
    expect(tables?.filter(({ schemaName }) => schemaName.startsWith('FILL_'))).toHaveLength(20_000);
  });
});

/** What is said and shown where a switch of many is stopped, fails in part, or its outcome is lost; on a real server. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';
import { eventually } from '../support/eventually';
import { connectLab, labProfile } from '../support/labProfile';
import { askSwitch } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const names = ['CUSTOMERS', 'LINES', 'ORDERS'];
const schema = ['lab', 'Schemas', 'SALES'];

describe('a switch', () => {
  let lab: MariaDbLab;
  const workbench = useWorkbench(async () => {
    lab = await startMariaDbLab({ servers: 1 });
    await startAfresh();
    return { machineSettings: { 'spliceReplication.clusters': [labProfile(lab)] } };
  });
  const tree = () => workbench().tree('Clusters');
  const toasts = () => workbench().toasts;
  const on = async () => (await lab.active.rows()).map(({ tableName }) => tableName);
  const soon = { timeout: 20_000 };

  beforeAll(async () => {
    await connectLab(workbench(), lab);
    await tree().expand(schema);
  });
  beforeEach(async () => {
    await startAfresh();
    await toasts().clear();
    await tree().contextAction(['lab'], 'Refresh');
    for (const name of names) await tree().rowSaying([...schema, name], 'not replicated');
  });
  afterAll(() => lab.dispose());

  async function startAfresh(): Promise<void> {
    const tables = names.map((tableName) => ({ schemaName: 'SALES', tableName, tableType: 'T' as const }));
    await lab.active.reset({ schemas: ['SALES'], tables, rows: [], role: 'PRIMARY' });
    await lab.active.delayCalls(0);
  }

  /** Asks to turn these on; the dialog is confirmed. */
  async function turnOn(...tables: readonly string[]): Promise<void> {
    for (const [index, name] of tables.entries()) await tree().select([...schema, name], index > 0);
    await askSwitch(workbench(), [...schema, tables[0] ?? ''], /^Turn replication on/);
    await workbench().dialog.press('Turn on');
  }

  it('of many, cancelled in the middle, tells how many ran and how many did not', async () => {
    await lab.active.delayCalls(2_000);
    await turnOn(...names);
    await expect(toasts().text(/turning replication on/)).resolves.toMatch(/1 of 3: SALES\.CUSTOMERS/);
    await workbench().picture('many-running');
    await toasts().press(/turning replication on/, 'Cancel');
    await expect(toasts().text(/Stopping after/)).resolves.toContain('SALES.CUSTOMERS');
    await workbench().picture('many-stopping');
    await expect(toasts().text(/not run/)).resolves.toBe('lab: 1 succeeded, 2 not run.');
    await tree().rowSaying([...schema, 'CUSTOMERS'], 'replicated, own setting');
    await tree().rowSaying([...schema, 'LINES'], 'not replicated');
    expect(await on()).toEqual(['CUSTOMERS']);
  });

  it('of many, cancelled twice, tells that the running one is unknown, and shows what the rows say', async () => {
    await lab.active.delayCalls(3_000);
    await turnOn(...names);
    await calls();
    lab.active.server.pause();
    await toasts().press(/turning replication on/, 'Cancel');
    await toasts().press(/Stopping after/, 'Cancel');
    await sleep(2_000);
    lab.active.server.resume();
    const told = await toasts().text(/not run/);
    await sleep(500);
    await workbench().picture('many-unknown');
    expect(told).toContain('lab: 1 unknown, 2 not run.');
    expect(told).toContain('It may have run wholly, partly or not at all.');
    expect(told).toContain('The state was read again; the server may still be at work on it.');
    // A server goes on with a call whose line is gone.
    await expect.poll(on, soon).toEqual(['CUSTOMERS']);
    await tree().contextAction(['lab'], 'Refresh');
    await tree().rowSaying([...schema, 'CUSTOMERS'], 'replicated, own setting');
  });

  it('that fails for some is tried again for those alone', async () => {
    await lab.active.dropTable('SALES', 'LINES');
    await turnOn('LINES', 'ORDERS');
    const told = await toasts().text(/1 failed/);
    await workbench().picture('many-failed');
    expect(told).toMatch(/^lab: 1 succeeded, 1 failed\. SALES\.LINES: Failed/);
    expect(await on()).toEqual(['ORDERS']);
    await lab.active.createTable('SALES', 'LINES', 'ID INT');
    await toasts().press(/1 failed/, 'Retry failed');
    const { message, detail } = await workbench().dialog.text();
    expect(message).toBe('Turn replication on for SALES.LINES on lab (test)?');
    expect(detail).not.toContain('ORDERS');
    await workbench().dialog.press('Turn on');
    await tree().rowSaying([...schema, 'LINES'], 'replicated, own setting');
    expect((await on()).sort()).toEqual(['LINES', 'ORDERS']);
  });

  it('whose connection dies is told as unknown and looked up, and never sent again', async () => {
    await lab.active.delayCalls(3_000);
    await turnOn('ORDERS');
    await killCall();
    const told = await toasts().text(/Unknown/);
    await workbench().picture('one-unknown');
    expect(told).toMatch(/^lab, SALES\.ORDERS: Unknown\. It may have run wholly, partly or not at all\./);
    expect(told).toContain('The state was read again');
    await tree().rowSaying([...schema, 'ORDERS'], 'not replicated');
    expect(await on()).toEqual([]);
  });

  it('whose server dies leaves no state behind that nobody has read', async () => {
    await lab.active.delayCalls(3_000);
    await turnOn('ORDERS');
    await calls();
    await lab.active.server.kill();
    const told = await toasts().text(/Unknown/);
    await workbench().picture('server-died');
    expect(told).toContain('The state could not be read again');
    await tree().rowSaying([...schema, 'ORDERS'], 'unknown');
    await lab.active.server.restart();
  });

  /** The server's threads that run a CALL; waits for one. */
  function calls(): Promise<number[]> {
    return eventually(
      async () => {
        const found = await lab.active.server.client.json<number>(
          `SELECT p.ID FROM information_schema.PROCESSLIST p
           WHERE p.USER = '${lab.owner.user}' AND p.COMMAND <> 'Sleep' AND p.ID <> CONNECTION_ID()`,
        );
        return found.length > 0 && found;
      },
      () => 'no call runs',
    );
  }

  async function killCall(): Promise<void> {
    await lab.active.server.client.run((await calls()).map((id) => `KILL ${id}`));
  }
});

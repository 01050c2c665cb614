/** What is said and shown where a switch of many is stopped, fails in part, or its outcome is lost; on real servers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually';
import { connectLab, labProfile } from '../support/labProfile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { startRelay, type Relay } from '../support/relay';
import { askSwitch } from '../support/sampleClusters';
import { useWorkbench } from '../support/useWorkbench';

const names = ['CUSTOMERS', 'LINES', 'ORDERS'];
const schema = ['lab', 'Schemas', 'SALES'];

describe.each(liveLabs)('a switch on $name', ({ slug, start }) => {
  let lab: LiveLab;
  let relay: Relay;
  const workbench = useWorkbench(async () => {
    lab = await start({ servers: 1 });
    await startAfresh();
    relay = await startRelay(lab.active.server.port);
    const { transport, ...profile } = labProfile(lab);
    const relayed = { ...profile, transport: { ...(transport as object), port: relay.port } };
    return { machineSettings: { 'spliceReplication.clusters': [relayed] } };
  });
  const picture = (name: string) => workbench().picture(`${name}-${slug}`);
  const tree = () => workbench().tree('Clusters');
  const toasts = () => workbench().toasts;
  const on = async () => (await lab.active.rows()).map(({ tableName }) => tableName);
  const soon = { timeout: 20_000 };
  /** A table that only the latest start has: once the tree shows it, nothing older is on its way any more. */
  let round = 0;
  const latest = () => `ROUND_${round}`;

  beforeAll(async () => {
    await connectLab(workbench(), lab);
    await tree().expand(schema);
  });
  beforeEach(async () => {
    await startAfresh();
    await toasts().clear();
    await tree().contextAction(['lab'], 'Refresh');
    for (const name of [...names, latest()]) await tree().rowSaying([...schema, name], 'not replicated');
  });
  afterAll(async () => {
    relay.close();
    await lab.dispose();
  });

  async function startAfresh(): Promise<void> {
    round += 1;
    await reset([...names, latest()], []);
    await lab.active.delayCalls(0);
  }

  /** @param switched the tables that are on */
  async function reset(tableNames: readonly string[], switched: readonly string[]): Promise<void> {
    const inSales = (tableName: string) => ({ schemaName: 'SALES', tableName });
    await lab.active.reset({
      schemas: ['SALES'],
      tables: tableNames.map((name) => ({ ...inSales(name), tableType: 'T' })),
      rows: switched.map((name) => ({ ...inSales(name), scope: 'TABLE' })),
      switchedOn: switched.map(inSales),
      role: 'PRIMARY',
    });
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
    await expect.poll(() => toasts().text(/turning replication on/), soon).toMatch(/1 of 3: SALES\.CUSTOMERS/);
    await picture('many-running');
    await toasts().press(/turning replication on/, 'Cancel');
    await expect(toasts().text(/Stopping after/)).resolves.toContain('SALES.CUSTOMERS');
    await picture('many-stopping');
    await expect(toasts().text(/not run/)).resolves.toBe(
      'lab: 1 succeeded (SALES.CUSTOMERS), 2 not run (SALES.LINES, SALES.ORDERS).',
    );
    await tree().rowSaying([...schema, 'CUSTOMERS'], 'replicated, own setting');
    await tree().rowSaying([...schema, 'LINES'], 'not replicated');
    expect(await on()).toEqual(['CUSTOMERS']);
  });

  it('of many, cancelled twice, tells that the running one is unknown, and shows what the rows say', async () => {
    await lab.active.delayCalls(3_000);
    await turnOn(...names);
    await called();
    lab.active.server.pause();
    await toasts().press(/turning replication on/, 'Cancel');
    await toasts().press(/Stopping after/, 'Cancel');
    await sleep(2_000);
    lab.active.server.resume();
    const told = await toasts().text(/not run/);
    await sleep(500);
    await picture('many-unknown');
    expect(told).toContain('lab: 1 unknown, 2 not run (SALES.LINES, SALES.ORDERS).');
    expect(told).toContain('It may have run wholly, partly or not at all.');
    expect(told).toContain('The state was read again; the server may still be at work on it.');
    // A server goes on with a call whose line is gone, unless the driver's cancel still reached it: it is as unknown as was said.
    await expect.poll(() => lab.active.runningCalls(), { timeout: 40_000 }).toBe(0);
    const isOn = (await on()).includes('CUSTOMERS');
    await tree().contextAction(['lab'], 'Refresh');
    await tree().rowSaying([...schema, 'CUSTOMERS'], isOn ? 'replicated, own setting' : 'not replicated', 40_000);
  });

  it('that fails for some is tried again for those alone', async () => {
    await reset(['CUSTOMERS', 'ORDERS'], []);
    await turnOn('LINES', 'ORDERS');
    const told = await toasts().text(/1 failed/);
    await picture('many-failed');
    expect(told).toMatch(/^lab: 1 succeeded \(SALES\.ORDERS\), 1 failed\. SALES\.LINES: Failed/);
    expect(await on()).toEqual(['ORDERS']);
    await reset(names, ['ORDERS']);
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
    await called();
    relay.cut();
    const told = await toasts().text(/Unknown/);
    await picture('one-unknown');
    expect(told).toMatch(/^lab, SALES\.ORDERS: Unknown\. It may have run wholly, partly or not at all\./);
    expect(told).toContain('The state was read again');
    // A server goes on with a call whose line is gone.
    await expect.poll(on, soon).toEqual(['ORDERS']);
    await sleep(3_500);
    expect(await on()).toEqual(['ORDERS']);
    await tree().contextAction(['lab'], 'Refresh');
    await tree().rowSaying([...schema, 'ORDERS'], 'replicated, own setting');
  });

  it('whose server dies leaves no state behind that nobody has read', async () => {
    await lab.active.delayCalls(3_000);
    await turnOn('ORDERS');
    await called();
    await lab.active.server.kill();
    const told = await toasts().text(/Unknown/);
    await picture('server-died');
    expect(told).toContain('The state could not be read again');
    await tree().rowSaying([...schema, 'ORDERS'], 'unknown');
    await lab.active.server.launch();
  });

  /** Waits until the server is at work on a CALL. */
  async function called(): Promise<void> {
    await eventually(
      async () => (await lab.active.runningCalls()) > 0,
      () => 'no call runs',
    );
  }
});

/** A production cluster on a real server, by each transport: from the form to a switch, its audit, and to another name. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driverPath } from '../labs/mariadb/driver';
import { ClusterForm } from '../support/clusterForm';
import { eventually } from '../support/eventually';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { askSwitch } from '../support/sampleClusters';
import { filesNamed, nowhere, processesWith, secretPlaces } from '../support/secretPlaces';
import { useWorkbench } from '../support/useWorkbench';

const orders = { schemaName: 'SALES', tableName: 'ORDERS' };
const table = (tableName: string) => ({ schemaName: 'SALES', tableName, tableType: 'T' as const });

interface Way {
  /** What the form takes besides name, host, port and password. */
  readonly fillIn: (form: ClusterForm) => Promise<void>;
  /** Steps of the test that there is nothing to do in. */
  readonly noted: readonly string[];
  readonly hasChild: boolean;
}

const ways: Readonly<Record<string, Way>> = {
  mariadb: {
    fillIn: async (form) => {
      await form.choose('Connect by', 'An ODBC driver');
      await form.select('Driver', 'Another one…');
      await form.fill({ 'Driver name or path of its library': driverPath() });
      await form.choose('Keywords', 'My own, listed below');
      await form.fill({
        'Further connection keywords': 'SERVER={host}\nPORT={port}\nUID={user}\nPWD={password}\nCHARSET=utf8mb4',
      });
    },
    noted: [],
    hasChild: true,
  },
  derby: { fillIn: () => Promise.resolve(), noted: ['ODBC library', 'Driver'], hasChild: false },
};

describe.each(liveLabs)('a production cluster, $name', ({ slug, start }) => {
  const { fillIn, noted, hasChild } = ways[slug]!;
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');
  const form = () => new ClusterForm(workbench());
  let lab: LiveLab;

  beforeAll(async () => {
    lab = await start({ servers: 1 });
    await lab.active.reset({
      schemas: ['SALES'],
      tables: [table('ORDERS'), table('CUSTOMERS')],
      rows: [{ scope: 'TABLE', ...orders }],
      switchedOn: [orders],
      role: 'PRIMARY',
    });
    await workbench().openView('Splice Replication');
    await tree().welcomeAction('Add a cluster');
    await form().opened('Add a cluster');
  });
  afterAll(() => lab.dispose());

  it('is tested step by step', async () => {
    await fillIn(form());
    await form().fill({ Name: 'lab', Host: '127.0.0.1', Port: String(lab.active.server.port) });
    await form().fill({ User: lab.owner.user, Password: lab.owner.password });
    await form().choose('Environment', 'Production');
    await form().press('Test connection');
    const steps = await form().steps();
    expect(steps.map(({ step }) => step)).toEqual(
      ['ODBC library', 'Driver', 'Network', 'Login', 'Release', 'Privileges', 'Role'].map(
        (step) => `${step}: ${noted.includes(step) ? 'noted' : 'passed'}`,
      ),
    );
  });

  it('is saved, and connected by the tree', async () => {
    await form().save();
    await tree().rowSaying(['lab'], 'production, not connected');
    await tree().expand(['lab']);
    await tree().rowSaying(['lab'], /^production, active, 1 table/);
    await tree().expand(['lab', 'Schemas', 'SALES']);
    await tree().rowSaying(['lab', 'Schemas', 'SALES', 'ORDERS'], 'replicated, own setting');
    await workbench().picture(`production-cluster-${slug}`);
  });

  it('leaves its password nowhere', async () => {
    expect(await secretPlaces(workbench(), lab.owner.password)).toEqual(nowhere);
  });

  it('is switched when its name has been typed', async () => {
    const place = ['lab', 'Schemas', 'SALES', 'ORDERS'];
    const { message } = await askSwitch(workbench(), place, /^Turn replication off/);
    expect(message).toBe('Turn replication off for SALES.ORDERS on lab (production)?');
    await workbench().dialog.press('Turn off');
    const { quickInput } = workbench();
    await quickInput.fill('la');
    await expect.poll(() => quickInput.message()).toContain('Type lab to go on.');
    await workbench().picture(`production-name-${slug}`);
    await quickInput.cancel();
    expect(await lab.active.rows()).toHaveLength(1);

    await askSwitch(workbench(), place, /^Turn replication off/);
    await workbench().dialog.press('Turn off');
    await quickInput.enter('lab');
    await tree().rowSaying(place, 'not replicated');
    expect(await lab.active.rows()).toEqual([]);
    expect(await lab.active.switchedOn()).toEqual([]);

    await tree().inlineAction(place, /^Turn replication on/);
    await workbench().dialog.press('Turn on');
    await quickInput.enter('lab');
    await tree().rowSaying(place, 'replicated, own setting');
    expect(await lab.active.rows()).toEqual([{ scope: 'TABLE', ...orders }]);
  });

  it('has every change in the audit file, without the password', async () => {
    const [file] = await filesNamed(workbench().server.data, 'audit.jsonl');
    const text = await readFile(file ?? '', 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; sql: string; outcome?: string });
    expect(lines.map(({ event, outcome }) => outcome ?? event)).toEqual(['intent', 'success', 'intent', 'success']);
    expect(lines[0]?.sql).toContain('DISABLE_TABLE_REPLICATION');
    expect(text).not.toContain(lab.owner.password);
  });

  it('is edited with the kept password, which stays in its place', async () => {
    await tree().contextAction(['lab'], 'Edit cluster…');
    await form().opened('Edit cluster lab');
    expect(await form().field('Password').inputValue()).toBe('');
    expect(await form().field('Password').getAttribute('placeholder')).toBe('Kept; type to change it');
    await form().fill({ Name: 'laboratory' });
    await form().choose('Environment', 'Test');
    await form().save();
    await tree().expand(['laboratory']);
    await tree().rowSaying(['laboratory'], /^test, active, 1 table/);
  });

  it('is copied without its password, and the copy taken away again', async () => {
    await tree().contextAction(['laboratory'], 'Duplicate cluster');
    await form().opened('Edit cluster laboratory copy');
    expect(await form().field('Password').getAttribute('placeholder')).toBeNull();
    await form().save();
    await tree().contextAction(['laboratory copy'], 'Remove cluster…');
    expect((await workbench().dialog.text()).message).toBe('Remove laboratory copy (test) from the list?');
    await workbench().dialog.press('Remove');
    await expect.poll(async () => (await tree().children()).map(({ name }) => name)).toEqual(['laboratory']);
  });

  it('leaves no child process behind when the window closes', async () => {
    await eventually(
      async () => (await odbcChildren()).length > 0 === hasChild,
      () => (hasChild ? 'no child process was there' : 'a child process is there'),
    );
    await workbench().page.goto('about:blank');
    await eventually(
      async () => (await odbcChildren()).length === 0,
      () => 'child processes go on',
    );
  });

  /** Of this workbench's own server. */
  async function odbcChildren(): Promise<string[]> {
    return (await processesWith('odbcChild.js')).filter((line) => line.includes(workbench().server.data));
  }
});

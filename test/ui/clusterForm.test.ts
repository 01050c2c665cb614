/** A cluster on a real server through an ODBC driver, from the form to a switch. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driverPath } from '../labs/mariadb/driver';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';
import { violations } from '../support/accessibility';
import { closedPort } from '../support/closedPort';
import { ClusterForm } from '../support/clusterForm';
import { eventually } from '../support/eventually';
import { askSwitch } from '../support/sampleClusters';
import { filesNamed, nowhere, processesWith, secretPlaces } from '../support/secretPlaces';
import { useWorkbench } from '../support/useWorkbench';

const keywords = 'SERVER={host}\nPORT={port}\nUID={user}\nPWD={password}\nCHARSET=utf8mb4';

describe('the cluster form', () => {
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');
  const form = () => new ClusterForm(workbench());
  let lab: MariaDbLab;

  beforeAll(async () => {
    lab = await startMariaDbLab();
    const tables = ['ORDERS', 'CUSTOMERS'].map((tableName) => ({
      schemaName: 'SALES',
      tableName,
      tableType: 'T' as const,
    }));
    await lab.active.reset({
      schemas: ['SALES'],
      tables,
      rows: [{ scope: 'TABLE', schemaName: 'SALES', tableName: 'ORDERS' }],
      switchedOn: [{ schemaName: 'SALES', tableName: 'ORDERS' }],
      role: 'PRIMARY',
    });
    await workbench().openView('Splice Replication');
    await tree().welcomeAction('Add a cluster');
    await form().opened('Add a cluster');
  });
  afterAll(() => lab.dispose());

  it('proposes the way that needs nothing installed where there is no Splice driver', async () => {
    expect(await form().chosen('Connect by')).toBe('The server’s own protocol (DRDA)');
    await workbench().picture('form-drda');
    await form().choose('Connect by', 'An ODBC driver');
    await workbench().picture('form-odbc');
  });

  it('says what is wrong as one types, and nothing before', async () => {
    expect(await form().problems()).toEqual([]);
    await form().fill({ Port: '99999' });
    expect(await form().problems()).toEqual([expect.stringMatching(/^A port is a number from 1 to 65535/)]);
    await form().fill({ Port: '1527', Host: 'a b' });
    expect(await form().problems()).toEqual(['A host name has no blanks, semicolons or braces.']);
    await form().fill({ 'Further connection keywords': 'PWD=secret' });
    expect(await form().problems()).toContain(
      'Passwords do not belong here: write PWD={password} and use the password field.',
    );
    await form().press('Save');
    expect(await form().problems()).toContain('Give the cluster a name.');
    await workbench().picture('form-problems');
    await form().fill({ Name: 'lab', Host: '127.0.0.1', 'Further connection keywords': keywords });
    expect(await form().problems()).toEqual([]);
  });

  it.each(['light', 'dark', 'high contrast', 'high contrast light'] as const)(
    'has no accessibility problems in a %s theme',
    async (theme) => {
      await workbench().theme(theme);
      await form().fill({ Host: 'a b' });
      await workbench().picture(`form-${theme.replaceAll(' ', '-')}`);
      expect(await violations(workbench().page)).toEqual([]);
      await form().fill({ Host: '127.0.0.1' });
    },
  );

  it('tells which step of the test failed, and the cure', async () => {
    await workbench().theme('dark');
    await form().select('Driver', 'Another one…');
    await form().fill({ 'Driver name or path of its library': driverPath() });
    await form().choose('Keywords', 'My own, listed below');
    await form().fill({ Port: String(await closedPort()), Password: lab.owner.password });
    await form().press('Test connection');
    const steps = await form().steps();
    const failed = steps.filter(({ step }) => step.endsWith('failed'));
    await workbench().picture('form-test-refused');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.step).toBe('Network: failed');
    expect(failed[0]?.detail).toMatch(/127\.0\.0\.1/);
    expect(failed[0]?.detail).toMatch(/port/i);
  });

  it('tests a cluster step by step', async () => {
    await form().choose('Environment', 'Production');
    await form().fill({ Port: String(lab.active.server.port) });
    await form().press('Test connection');
    const steps = await form().steps();
    await workbench().picture('form-test-passed');
    expect(steps.filter(({ step }) => /failed|running/.test(step))).toEqual([]);
    expect(steps.map(({ step }) => step.split(':')[0])).toEqual([
      'ODBC library',
      'Driver',
      'Network',
      'Login',
      'Release',
      'Privileges',
      'Role',
    ]);
  });

  it('saves it, and the tree connects it', async () => {
    await form().save();
    await tree().rowSaying(['lab'], 'production, not connected');
    await tree().expand(['lab']);
    await tree().rowSaying(['lab'], 'production, active, 1 table');
    await tree().expand(['lab', 'Schemas', 'SALES']);
    await tree().rowSaying(['lab', 'Schemas', 'SALES', 'ORDERS'], 'replicated, own setting');
    await workbench().picture('production-cluster');
  });

  it('leaves the password nowhere', async () => {
    expect(await secretPlaces(workbench(), lab.owner.password)).toEqual(nowhere);
  });

  it('asks for the name of a production cluster before it switches', async () => {
    const table = ['lab', 'Schemas', 'SALES', 'ORDERS'];
    const { message } = await askSwitch(workbench(), table, /^Turn replication off/);
    expect(message).toBe('Turn replication off for SALES.ORDERS on lab (production)?');
    await workbench().dialog.press('Turn off');
    const { quickInput } = workbench();
    await quickInput.fill('la');
    await expect.poll(() => quickInput.message()).toContain('Type lab to go on.');
    await workbench().picture('production-name');
    await quickInput.cancel();
    expect(await lab.active.rows()).toHaveLength(1);

    await askSwitch(workbench(), table, /^Turn replication off/);
    await workbench().dialog.press('Turn off');
    await quickInput.enter('lab');
    await tree().rowSaying(table, 'not replicated');
    expect(await lab.active.rows()).toEqual([]);
    expect(await lab.active.switchedOn()).toEqual([]);

    await tree().inlineAction(table, /^Turn replication on/);
    await workbench().dialog.press('Turn on');
    await quickInput.enter('lab');
    await tree().rowSaying(table, 'replicated, own setting');
    expect(await lab.active.rows()).toEqual([{ scope: 'TABLE', schemaName: 'SALES', tableName: 'ORDERS' }]);
  });

  it('writes every change into the audit file, without the password', async () => {
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

  it('edits a cluster with the kept password, which stays in its place', async () => {
    await tree().contextAction(['lab'], 'Edit cluster…');
    await form().opened('Edit cluster lab');
    expect(await form().field('Password').inputValue()).toBe('');
    expect(await form().field('Password').getAttribute('placeholder')).toBe('Kept; type to change it');
    await form().fill({ Name: 'laboratory' });
    await form().choose('Environment', 'Test');
    await form().save();
    await tree().expand(['laboratory']);
    await tree().rowSaying(['laboratory'], 'test, active, 1 table');
  });

  it('copies a cluster without its password, and takes the copy away again', async () => {
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
      async () => (await odbcChildren()).length > 0,
      () => 'no child process was there',
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

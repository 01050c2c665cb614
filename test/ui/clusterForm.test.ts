/** The cluster form: what it proposes, what it says as one types, and its test of a server behind an ODBC driver. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driverPath } from '../labs/mariadb/driver';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';
import { violations } from '../support/accessibility';
import { closedPort } from '../support/closedPort';
import { ClusterForm } from '../support/clusterForm';
import { useWorkbench } from '../support/useWorkbench';

const keywords = 'SERVER={host}\nPORT={port}\nUID={user}\nPWD={password}\nCHARSET=utf8mb4';

describe('the cluster form', () => {
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');
  const form = () => new ClusterForm(workbench());
  let lab: MariaDbLab;

  beforeAll(async () => {
    lab = await startMariaDbLab({ servers: 1 });
    await lab.active.reset({ schemas: [], tables: [], role: 'PRIMARY' });
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
});

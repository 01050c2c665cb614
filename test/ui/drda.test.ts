/** A cluster reached without any driver, from the form to a switch: log-in, TLS and its failures, on real servers. */
import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDerbyLab, type DerbyLab } from '../labs/derby/lab';
import { derbyKeys, KEY_PASSPHRASE, type Keys } from '../labs/derby/plain/keys';
import { startPlainDerby, type PlainDerby } from '../labs/derby/plain/plainDerby';
import { violations } from '../support/accessibility';
import { closedPort } from '../support/closedPort';
import { ClusterForm } from '../support/clusterForm';
import { switchByButton } from '../support/sampleClusters';
import { sampleContents } from '../support/sampleContents';
import { nowhere, secretPlaces } from '../support/secretPlaces';
import { useWorkbench } from '../support/useWorkbench';

const basic = 'Basic: encrypt, check the server';
const pinIt = 'Pin this certificate and test again';

describe('a cluster without a driver', () => {
  const workbench = useWorkbench();
  const tree = () => workbench().tree('Clusters');
  const form = () => new ClusterForm(workbench());
  let lab: DerbyLab;
  let keys: Keys;
  /** Wants a certificate of the client's; none of Splice. */
  let strict: PlainDerby;

  beforeAll(async () => {
    keys = await derbyKeys();
    [lab, strict] = await Promise.all([startDerbyLab(), startPlainDerby({ tls: 'peer' })]);
    const peers = [{ id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true }];
    await lab.active.reset({ ...sampleContents, peers, role: 'PRIMARY' });
    await lab.passive.reset({ ...sampleContents, role: 'REPLICA' });
    await workbench().openView('Splice Replication');
    await tree().welcomeAction('Add a cluster');
    await form().opened('Add a cluster');
  });
  afterAll(() => Promise.all([lab.dispose(), strict.stop()]));

  const states = async () => {
    await form().press('Test connection');
    return form().steps();
  };
  /** The one step that failed, with what is told of it. */
  const failing = async () => {
    const failed = (await states()).filter(({ step }) => step.endsWith('failed'));
    expect(failed).toHaveLength(1);
    return `${failed[0]?.step ?? ''}. ${failed[0]?.detail ?? ''}`;
  };

  it('is what the form begins with where there is no Splice driver', async () => {
    const { frame } = form();
    await expect
      .poll(() => frame.getByRole('radio', { name: /own protocol/ }).getAttribute('aria-checked'))
      .toBe('true');
    expect(await form().field('Port').inputValue()).toBe('1527');
    expect(await form().field('Database').inputValue()).toBe('splicedb');
    expect(await form().field('User').inputValue()).toBe('splice');
    expect(await frame.getByText('Nothing needs to be installed.').innerText()).toContain('password travels readable');
    for (const label of [/^Driver$/, /^Further connection keywords/, /^Client certificate/, /^Pinned fingerprint/]) {
      expect(await frame.getByText(label).locator('visible=true').count(), String(label)).toBe(0);
    }
    expect(await form().problems()).toEqual([]);
    await workbench().picture('drda-form');
  });

  it('says what is wrong as one types', async () => {
    await form().fill({ Host: 'a b', Database: 'größe', User: '' });
    expect(await form().problems()).toEqual([
      'A host name has no blanks, semicolons or braces.',
      'The name of a database has ASCII letters and no blanks; that of Splice is splicedb.',
      'Name the user to log in as.',
    ]);
    await form().fill({ Name: 'east', Host: '127.0.0.1', Database: 'splicedb', User: 'splice' });
    await form().select('TLS', 'Peer authentication: client certificate too');
    await form().fill({ 'Pinned fingerprint (SHA-256)': 'AB:CD' });
    await form().press('Save');
    expect(await form().problems()).toEqual([
      'A fingerprint is a SHA-256 in hexadecimal: 64 digits.',
      'Give the path of the client certificate.',
      'Give the path of the private key.',
    ]);
  });

  it.each(['light', 'dark', 'high contrast', 'high contrast light'] as const)(
    'has no accessibility problems in a %s theme',
    async (theme) => {
      await workbench().theme(theme);
      await workbench().picture(`drda-form-${theme.replaceAll(' ', '-')}`);
      expect(await violations(workbench().page)).toEqual([]);
    },
  );

  it('fits into a narrow window', async () => {
    await workbench().theme('dark');
    await workbench().size(800, 1400);
    await workbench().picture('drda-form-narrow');
    const { scrollWidth, clientWidth } = await form()
      .frame.locator('html')
      .evaluate((page) => ({ scrollWidth: page.scrollWidth, clientWidth: page.clientWidth }));
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    await workbench().size(1280, 900);
    await form().fill({ 'Pinned fingerprint (SHA-256)': '' });
    await form().select('TLS', 'None');
  });

  it('tells which step of the test failed, and the cure', async () => {
    await form().fill({ Port: String(await closedPort()), Password: lab.owner.password });
    expect(await failing()).toMatch(/^Network: failed\. Nothing listens on 127\.0\.0\.1:\d+/);
    await form().fill({ Port: String(lab.active.server.port), Password: 'not-the-password' });
    expect(await failing()).toMatch(/^Login: failed\. The server does not accept user or password/);
    await workbench().picture('drda-wrong-password');
    await form().fill({ Password: lab.owner.password, Database: 'elsewhere' });
    expect(await failing()).toMatch(/^Login: failed\..*(elsewhere|database)/);
    await form().fill({ Database: 'splicedb', Port: String(lab.passive.server.port) });
    expect(await failing()).toMatch(/^Network: failed\. .* speaks TLS, .*Switch TLS on/);
    await form().select('TLS', basic);
    await form().fill({ Port: String(lab.active.server.port) });
    expect(await failing()).toMatch(/^Network: failed\. .* does not speak TLS, .*Switch TLS off/);
    await form().select('TLS', 'None');
  });

  it('passes the test, which names the product that it met', async () => {
    const steps = await states();
    await workbench().picture('drda-test-passed');
    await workbench().theme('light');
    expect(await violations(workbench().page)).toEqual([]);
    await workbench().theme('dark');
    expect(steps.map(({ step }) => step)).toEqual([
      'ODBC library: noted',
      'Driver: noted',
      'Network: passed',
      'Login: passed',
      'Release: passed',
      'Privileges: passed',
      'Role: passed',
    ]);
    expect(steps[3]?.detail).toBe('Apache Derby 10.14.2.0');
  });

  it('is saved, connected and read; its tooltip names the product', async () => {
    await form().save();
    await tree().rowSaying(['east'], 'development, not connected');
    await tree().expand(['east']);
    await tree().rowSaying(['east'], 'development, active, 1 schema and 5 tables, 3.2.0.2025');
    await tree().rowSaying(['east', 'Schemas', 'SALES'], 'replicated, own setting');
    expect(await tree().tooltip(['east'])).toContain('Release 3.2.0.2025, Apache Derby 10.14.2.0');
  });

  it('leaves the password nowhere', async () => {
    expect(await secretPlaces(workbench(), lab.owner.password)).toEqual(nowhere);
  });

  it('switches a table and a peer', async () => {
    await tree().expand(['east', 'Schemas', 'STOCK']);
    const table = ['east', 'Schemas', 'STOCK', 'LEVELS'];
    await switchByButton(workbench(), table, /^Turn replication on/, 'Turn on', 'replicated, own setting');
    expect(await lab.active.rows()).toContainEqual({ scope: 'TABLE', schemaName: 'STOCK', tableName: 'LEVELS' });
    const [peer] = await tree().children(['east', 'Peers']);
    await switchByButton(workbench(), ['east', 'Peers', peer?.name ?? ''], 'Disable peer…', 'Disable', /^disabled/);
    expect(await lab.active.peers()).toMatchObject([{ id: 1, enabled: false }]);
  });

  it('with TLS is not trusted at first; its certificate is shown, pinned and kept', async () => {
    const { fingerprint256 } = new X509Certificate(await readFile(keys.serverCertificate));
    await workbench().command('Splice Replication: Add cluster…');
    await form().opened('Add a cluster');
    await form().fill({ Name: 'west', Host: '127.0.0.1', Port: String(lab.passive.server.port) });
    await form().fill({ Password: lab.owner.password });
    await form().select('TLS', basic);
    const said = await failing();
    expect(said).toMatch(/^Network: failed\. The server’s certificate is not trusted: this side does not know/);
    expect(said).toContain(fingerprint256);
    await workbench().picture('drda-not-trusted');
    expect(await violations(workbench().page)).toEqual([]);
    await form().press(pinIt);
    await expect.poll(() => form().field('Pinned fingerprint (SHA-256)').inputValue()).toBe(fingerprint256);
    expect((await form().steps()).map(({ step }) => step)).toContain('Role: passed');
    await workbench().picture('drda-pinned');
    await form().save();
    await tree().expand(['west']);
    await tree().rowSaying(['west'], /^development, passive, read-only/);
  });

  it('that shows another certificate than the pinned one is refused, and that one is not offered', async () => {
    await tree().contextAction(['west'], 'Edit cluster…');
    await form().opened('Edit cluster west');
    await form().fill({ 'Pinned fingerprint (SHA-256)': 'AB'.repeat(32) });
    expect(await failing()).toMatch(
      /^Network: failed\. The server shows another certificate than the one that was pinned/,
    );
    expect(await form().frame.getByRole('button', { name: pinIt }).count()).toBe(0);
    await form().fill({
      'Pinned fingerprint (SHA-256)': '',
      'Certificate authority (PEM file)': keys.authority,
    });
    expect((await states()).map(({ step }) => step)).toContain('Role: passed');
    await form().press('Cancel');
  });

  it('shows its own certificate, the key opened by a passphrase that is kept apart', async () => {
    await workbench().command('Splice Replication: Add cluster…');
    await form().opened('Add a cluster');
    const { port, user, password } = strict.target;
    await form().fill({ Name: 'strict', Host: '127.0.0.1', Port: String(port), User: user, Password: password });
    await form().fill({ Database: 'splicedb;create=true' });
    await form().select('TLS', 'Peer authentication: client certificate too');
    await form().fill({
      'Certificate authority (PEM file)': keys.authority,
      'Client certificate (PEM file)': keys.clientCertificate,
      'Private key (PEM file)': keys.encryptedClientKey,
    });
    expect(await failing()).toMatch(
      /^Network: failed\. The private key is encrypted, and no passphrase is kept for it/,
    );
    await form().fill({ 'Passphrase of the private key': 'not-it' });
    expect(await failing()).toMatch(/^Network: failed\. The passphrase does not open the private key/);
    await form().fill({ 'Passphrase of the private key': KEY_PASSPHRASE });
    expect(await failing()).toMatch(/^Release: failed\. This does not answer like a Splice server: Apache Derby/);
    await workbench().picture('drda-client-certificate');
    await form().save();
    await tree().contextAction(['strict'], 'Edit cluster…');
    await form().opened('Edit cluster strict');
    const passphrase = form().field('Passphrase of the private key');
    expect(await passphrase.getAttribute('placeholder')).toBe('Kept; type to change it');
    expect(await passphrase.inputValue()).toBe('');
    expect(await failing()).toMatch(/^Release: failed/);
    expect(await secretPlaces(workbench(), KEY_PASSPHRASE)).toEqual(nowhere);
    await form().press('Cancel');
  });

  it('whose password was changed says so in the tree, and asks for it again', async () => {
    await workbench().command('Splice Replication: Add cluster…');
    await form().opened('Add a cluster');
    await form().fill({ Name: 'changed', Host: '127.0.0.1', Port: String(lab.active.server.port) });
    await form().fill({ Password: 'of-yesterday' });
    await form().save();
    await tree().open(['changed']);
    await tree().rowSaying(['changed'], /wrong user or password/);
    await workbench().picture('drda-password-refused');
    await tree().inlineAction(['changed'], 'Retry');
    await workbench().quickInput.enter(lab.owner.password);
    await tree().rowSaying(['changed'], /^development, active/);
  });
});

/** The commands that manage the list of clusters: files, tests, passwords, and what is told of entries that make no cluster. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { NodeStore } from '../../src/tree/nodeStore';
import { closedPort } from '../support/closedPort';
import { eventually } from '../support/eventually';
import { answering, choosingFile } from './answers';
import { activated, openSample } from './extension';

const command = (name: string, ...values: unknown[]) =>
  vscode.commands.executeCommand(`spliceReplication.${name}`, ...values);

const cluster = (name: string, changes: object = {}) => ({
  id: name,
  name,
  environment: 'test',
  transport: { kind: 'drda', host: '127.0.0.1', port: 1527 },
  user: 'splice',
  password: 'session',
  ...changes,
});

describe('the list of clusters', () => {
  const configuration = () => vscode.workspace.getConfiguration('spliceReplication');
  let folder: string;

  const configured = async (...clusters: readonly object[]) => {
    const api = await activated();
    await configuration().update('clusters', clusters, vscode.ConfigurationTarget.Global);
    await eventually(
      () => Promise.resolve(api.clusters.sessions.filter(({ profile }) => profile.transport.kind !== 'sample')),
      () => 'the clusters did not turn up',
    );
    return api;
  };

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'clusters-'));
    await openSample(await activated());
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(() => configuration().update('clusters', undefined, vscode.ConfigurationTarget.Global));

  it('is exported to a file, and imported from it with every doubt told', async () => {
    await configured(cluster('north'), cluster('south'));
    const file = path.join(folder, 'clusters.json');
    const exported = await answering([], () => choosingFile(file, () => command('exportClusters')));
    assert.deepEqual(
      exported.map(({ text }) => text),
      [`Clusters exported to ${file}, without passwords.`],
    );
    const document = JSON.parse(await readFile(file, 'utf8')) as { clusters: { name: string }[] };
    assert.deepEqual(
      document.clusters.map(({ name }) => name),
      ['north', 'south'],
    );
    await configured(cluster('south', { environment: 'production' }));
    const imported = await answering([], () => choosingFile(file, () => command('importClusters')));
    assert.deepEqual(
      imported.map(({ text }) => text),
      ['1 clusters imported. Skipped: south: Another cluster has this name.'],
    );
    const names = configuration()
      .get<{ name: string }[]>('clusters', [])
      .map(({ name }) => name);
    assert.deepEqual(names, ['south', 'north']);
  });

  it('stays as it is when the file holds no clusters, or none is chosen', async () => {
    await configured(cluster('north'));
    const file = path.join(folder, 'other.json');
    await writeFile(file, '{"format":"other"}');
    const shown = await answering([], () => choosingFile(file, () => command('importClusters')));
    assert.deepEqual(
      shown.map(({ kind }) => kind),
      ['error'],
    );
    assert.deepEqual(await answering([], () => choosingFile(undefined, () => command('importClusters'))), []);
    assert.deepEqual(await answering([], () => choosingFile(undefined, () => command('exportClusters'))), []);
    assert.equal(configuration().get<unknown[]>('clusters', []).length, 1);
  });

  it('tests a cluster, and tells every step', async () => {
    const shown = await answering([], () => command('testCluster', { clusterId: 'sample-active' }));
    assert.equal(shown[0]?.text, 'sample-east can be used.');
    assert.match(shown[0].detail, /^Login: passed/m);
    assert.match(shown[0].detail, /^Role: passed\. Active/m);
  });

  it('tells at which step the test of a cluster fails', async () => {
    const transport = { kind: 'drda', host: '127.0.0.1', port: await closedPort() };
    await configured(cluster('nobody', { transport, password: 'none' }));
    const shown = await answering([], () => command('testCluster', { clusterId: 'nobody' }));
    assert.deepEqual([shown[0]?.kind, shown[0]?.text], ['error', 'nobody: Network failed']);
  });

  it('forgets a password that was typed', async () => {
    const transport = { kind: 'drda', host: '127.0.0.1', port: await closedPort() };
    const api = await configured(cluster('asking', { transport }));
    const session = api.clusters.find('asking');
    assert.ok(session);
    const asks = (answers: readonly string[]) =>
      answering(answers, async () => {
        await assert.rejects(session.connect());
      });
    assert.equal((await asks(['tiger-pw']))[0]?.kind, 'input');
    assert.deepEqual(await asks([]), []);
    const told = await answering([], () => command('forgetPassword', { clusterId: 'asking' }));
    assert.equal(told[0]?.text, 'The password of asking is forgotten.');
    assert.equal((await asks(['tiger-pw']))[0]?.kind, 'input');
  });

  it('says that nothing is known which the owner may not do', async () => {
    const shown = await answering([], () => command('showGrants', new NodeStore().cluster('sample-active')));
    assert.equal(shown[0]?.text, 'Nothing is known that splice may not do on sample-east.');
  });

  it('tells once which entries make no cluster, and why', async () => {
    const broken = { ...cluster('broken'), transport: { kind: 'drda' } };
    const text = 'One entry of spliceReplication.clusters is not shown. broken: The host is missing.';
    const shown = await answering([], () => configured(cluster('north'), broken));
    assert.deepEqual(
      shown.map((one) => [one.kind, one.text, one.buttons]),
      [['warning', text, ['Open settings']]],
    );
    assert.deepEqual(await answering([], () => configured(cluster('north'), cluster('south'), broken)), []);
  });
});

/** Which settings count: a workspace can neither add nor redirect a cluster. */
import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { activated } from './extension';
import { eventually } from '../support/eventually';

const cluster = (id: string, host: string) => ({
  id,
  name: id,
  environment: 'test',
  transport: { kind: 'odbc', dialect: 'splice', driver: 'SpliceODBCDriver', host, port: 1527 },
  user: 'splice',
  password: 'session',
});

describe('settings', () => {
  const configuration = () => vscode.workspace.getConfiguration('spliceReplication');

  afterEach(async () => {
    await configuration().update('clusters', undefined, vscode.ConfigurationTarget.Global);
  });

  it('of the machine make clusters', async () => {
    const { clusters } = await activated();
    await configuration().update('clusters', [cluster('ours', 'h1')], vscode.ConfigurationTarget.Global);
    await eventually(
      () => Promise.resolve(clusters.find('ours')),
      () => 'the cluster did not turn up',
    );
    assert.equal(clusters.find('ours')?.status.kind, 'disconnected');
  });

  it('of a workspace make none and change none', async () => {
    const { clusters } = await activated();
    await configuration().update('clusters', [cluster('ours', 'h1')], vscode.ConfigurationTarget.Global);
    await eventually(
      () => Promise.resolve(clusters.find('ours')),
      () => 'the cluster did not turn up',
    );
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder, 'no folder is open');
    const file = path.join(folder, '.vscode/settings.json');
    await mkdir(path.dirname(file), { recursive: true });
    const foreign = [cluster('ours', 'evil'), cluster('theirs', 'evil')];
    const text = { 'spliceReplication.clusters': foreign, 'spliceReplication.tree.showSystemSchemas': true };
    await writeFile(file, JSON.stringify(text));
    try {
      // Tells that the file was read.
      await eventually(
        () => Promise.resolve(configuration().get('tree.showSystemSchemas', false)),
        () => 'the workspace’s settings were not read',
      );
      assert.equal(clusters.find('theirs'), undefined);
      const transport = clusters.find('ours')?.profile.transport;
      assert.equal(transport?.kind === 'odbc' ? transport.host : undefined, 'h1');
      await assert.rejects(async () =>
        configuration().update('clusters', foreign, vscode.ConfigurationTarget.Workspace),
      );
    } finally {
      await rm(file);
    }
  });
});

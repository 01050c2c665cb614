/** What is left when the extension ends. The last file of the suite: afterwards there is no extension to test. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import * as vscode from 'vscode';
import { driverPath } from '../labs/mariadb/driver';
import { eventually } from '../support/eventually';
import { activated, extension, openSample } from './extension';

describe('the end of the extension', () => {
  const sockets: Socket[] = [];
  /** Takes connections and never says a word. */
  const silent = createServer((socket) => sockets.push(socket));

  before(async () => {
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });

  after(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('leaves no process behind', async function () {
    if (process.platform === 'win32' || installedDriver() === undefined) this.skip(); // It takes ps and a real driver.
    const api = await activated();
    await openSample(api);
    const { port } = silent.address() as AddressInfo;
    const cluster = {
      id: 'silent',
      name: 'silent',
      environment: 'test',
      transport: {
        kind: 'odbc',
        dialect: 'custom',
        driver: installedDriver(),
        host: '127.0.0.1',
        port,
        keywords: { SERVER: '{host}', PORT: '{port}' },
      },
      password: 'none',
    };
    const configuration = vscode.workspace.getConfiguration('spliceReplication');
    await configuration.update('clusters', [cluster], vscode.ConfigurationTarget.Global);
    const session = await eventually(
      () => Promise.resolve(api.clusters.find('silent')),
      () => 'the cluster did not turn up',
    );
    const connecting = session.connect().then(
      () => 'connected',
      () => 'given up',
    );
    await eventually(
      () => Promise.resolve(sockets.length > 0 && driverProcesses().length === 1),
      () => `the driver does not connect: ${session.status.kind}, ${driverProcesses().length} processes`,
    );
    const { deactivate } = createRequire(__filename)(path.join(extension().extensionPath, 'dist/extension.js')) as {
      readonly deactivate: () => Promise<void>;
    };
    const began = Date.now();
    await deactivate();
    assert.equal(await connecting, 'given up');
    assert.deepEqual(driverProcesses(), []);
    assert.ok(Date.now() - began < 3000, 'VS Code waits five seconds at most');
  });
});

function installedDriver(): string | undefined {
  try {
    return driverPath();
  } catch {
    return undefined;
  }
}

/** Children of this process that run our script; ended ones that nobody has waited for do not count. */
function driverProcesses(): string[] {
  const lines = execFileSync('ps', ['-A', '-o', 'ppid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => {
    const [parent, state, ...command] = line.trim().split(/\s+/);
    return Number(parent) === process.pid && !state?.startsWith('Z') && command.join(' ').includes('odbcChild');
  });
}

/** A password that a person types is in memory and in the keyring, and nowhere else. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually';
import { answering } from './answers';
import { activated, keptFiles } from './extension';

const secret = 'Zebra-9%{quoted}-pass';

/** As it may be written: plain, as a value of JSON or of a URL, doubled braces, and what is not text. */
const shapes = [
  secret,
  JSON.stringify(secret).slice(1, -1),
  encodeURIComponent(secret),
  secret.replaceAll('}', '}}'),
  Buffer.from(secret).toString('base64').slice(0, -4),
  Buffer.from(secret).toString('hex'),
];

describe('a password', () => {
  const configuration = () => vscode.workspace.getConfiguration('spliceReplication');

  after(() => configuration().update('clusters', undefined, vscode.ConfigurationTarget.Global));

  for (const kept of ['session', 'keyring'] as const) {
    it(`kept for the ${kept} is in no log, setting or file`, async function () {
      const { clusters } = await activated();
      const id = `secret-${kept}`;
      const profile = {
        id,
        name: id,
        environment: 'test',
        transport: { kind: 'odbc', dialect: 'splice', driver: '/nowhere/libdriver.so', host: '127.0.0.1', port: 1 },
        user: 'splice',
        password: kept,
      };
      await configuration().update('clusters', [profile], vscode.ConfigurationTarget.Global);
      const session = await eventually(
        () => Promise.resolve(clusters.find(id)),
        () => 'the cluster did not turn up',
      );
      const shown = await answering([secret], async () => {
        await assert.rejects(session.connect());
      });
      assert.equal(shown[0]?.kind, 'input');
      const { status } = session;
      assert.ok(status.kind === 'failed', status.kind);
      const told = JSON.stringify([status.failure.message, status.failure.advice, status.failure.messages, shown]);
      const settings = JSON.stringify(configuration().inspect('clusters'));
      if ((await keptFiles()) === undefined) return this.skip(); // The runner does not say where this VS Code keeps its files.
      const files = await eventually(
        () => filesOnce(`${id}: CALL`),
        () => 'the log does not tell of the attempt',
      );
      for (const shape of shapes) {
        assert.ok(!told.includes(shape), `told: ${told}`);
        assert.ok(!settings.includes(shape), `settings: ${settings}`);
        assert.deepEqual(holding(files, shape), []);
      }
    });
  }
});

interface KeptFile {
  readonly file: string;
  readonly bytes: Buffer;
}

/** All files, as soon as a log among them holds the text. */
async function filesOnce(text: string): Promise<readonly KeptFile[] | undefined> {
  const files = (await keptFiles()) ?? [];
  return files.some(({ file, bytes }) => file.endsWith('.log') && bytes.includes(text)) ? files : undefined;
}

function holding(files: readonly KeptFile[], text: string): string[] {
  const found = files.filter(({ bytes }) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')));
  return found.map(({ file }) => file);
}

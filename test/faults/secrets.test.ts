/** No secret can be seen from outside: not in the command line of any process here, not in the environment of the child. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { connectorOn, useBench } from './support';

const bench = useBench();

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

test('neither while it connects nor while it is connected', async () => {
  const { password } = bench().lab.owner;
  const secret = `${password}-but-longer-to-be-found`;
  await bench().lab.active.server.client.run([
    `CREATE OR REPLACE USER 'hidden'@'%' IDENTIFIED BY '${secret}'`,
    `GRANT ALL ON *.* TO 'hidden'@'%'`,
  ]);
  vi.stubEnv('VSCODE_PID', '1');
  vi.stubEnv('ODBCSYSINI', '/tmp/kept');
  const { keywords } = bench().lab.settings('active');
  const { connector, children } = connectorOn(bench(), { keywords: { ...keywords, UID: 'hidden' } }, secret);
  const connection = await connector.open();
  await connection.execute('SELECT 1');
  const { pid } = children[0]!;
  const environment = read(`/proc/${pid!}/environ`);
  expect(environment).toContain('ELECTRON_RUN_AS_NODE=1');
  expect(environment).toContain('ODBCSYSINI=/tmp/kept');
  expect(environment).not.toContain('VSCODE_PID');
  expect(environment).not.toContain(secret);
  expect(read(`/proc/${pid!}/cmdline`)).toContain('odbcChild.js');
  const commandLines = readdirSync('/proc').map((entry) => read(`/proc/${entry}/cmdline`));
  expect(commandLines.filter((line) => line.includes(secret))).toEqual([]);
  await connection.close();
  vi.unstubAllEnvs();
});

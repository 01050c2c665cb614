/** Everything that can keep a line from opening, provoked for real; each is told apart and says what to do. */
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildOdbcChild } from '../../scripts/lib/odbc-bundle.mjs';
import type { ConnectionFailure } from '../../src/connection/failure';
import { OdbcConnector } from '../../src/connection/odbc/connection';
import type { OdbcAddress } from '../../src/connection/odbc/connectionString';
import { dropsCalls, listensInSilence, type SilentAddress } from './silentAddress';
import { connectorOn, failureOf, gone, targetOn, unstalled, useBench } from './support';

const bench = useBench();
const WITHIN_MS = 20_000;

/** The failure; the event loop went on meanwhile. */
async function refusalOf(address: Partial<OdbcAddress>, password?: string) {
  const { connector, children } = connectorOn(bench(), address, password);
  const failure = await unstalledFailure(connector);
  expect(failure.fate).toBe('not-run');
  expect(failure.advice).toBeTruthy();
  await gone(children[0]!.pid!, 2_000);
  return failure;
}

async function unstalledFailure(connector: OdbcConnector): Promise<ConnectionFailure> {
  const failures: ConnectionFailure[] = [];
  await unstalled(async () => failures.push(await failureOf(connector.open({ deadlineMs: WITHIN_MS }))));
  return failures[0]!;
}

test('wrong password', async () => {
  const refusal = await refusalOf({}, 'hunter2-wrong');
  expect(refusal).toMatchObject({ kind: 'login-refused', sqlState: '28000' });
  expect(`${refusal.message} ${JSON.stringify(refusal.messages)}`).not.toContain('hunter2');
});

test('missing driver', async () => {
  const failure = await refusalOf({ driver: '/nowhere/libnone.so' });
  expect(failure.kind).toBe('driver-missing');
  expect(failure.message).toContain('/nowhere/libnone.so');
});

test('a driver that is no library', async () => {
  const file = path.join(bench().folder, 'text.so');
  writeFileSync(file, 'no library');
  expect((await refusalOf({ driver: file })).kind).toBe('driver-missing');
});

test('missing data source', async () => {
  const failure = await refusalOf({ dsn: 'NoSuchSource', dialect: 'splice', keywords: {} });
  expect(failure.kind).toBe('dsn-missing');
  expect(failure.message).toContain('NoSuchSource');
});

test('a port where nobody listens', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const failure = await refusalOf({ port });
  expect(failure.kind).toBe('refused');
  expect(failure.message).toContain(`127.0.0.1:${port}`);
});

test('unknown host', async () => {
  expect((await refusalOf({ host: 'no-such-host.invalid' })).kind).toBe('host-unknown');
});

test('unreachable address', async () => {
  expect((await refusalOf({ host: '255.255.255.255' })).kind).toBe('unreachable');
});

test('missing database', async () => {
  const { keywords } = bench().lab.settings('active');
  expect((await refusalOf({ keywords: { ...keywords, DATABASE: 'nosuch' } })).kind).toBe('database-missing');
});

test('no script, as after a half-removed installation', async () => {
  const connector = new OdbcConnector({ target: targetOn(bench()), childScript: '/nowhere/odbcChild.js' });
  const failure = await unstalledFailure(connector);
  expect(failure).toMatchObject({ kind: 'library-missing', fate: 'not-run' });
});

describe.each<[string, () => Promise<SilentAddress | undefined>]>([
  ['that takes a call and says nothing', listensInSilence],
  ['whose first packet gets no answer', dropsCalls],
])('an address %s', (_name, start) => {
  let silent: SilentAddress | undefined;

  beforeAll(async () => {
    silent = await start();
  });
  afterAll(() => silent?.close());
  beforeEach((context) => {
    if (!silent) context.skip('this system answers though the queue of the listener is full');
  });

  test('connecting ends by its deadline', async () => {
    const { port } = silent!;
    const { connector, children } = connectorOn(bench(), { port });
    const took = await unstalled(async () => {
      const failure = await failureOf(connector.open({ deadlineMs: 1_500 }));
      expect(failure).toMatchObject({ kind: 'timed-out', fate: 'not-run' });
      expect(failure.advice).toContain(`127.0.0.1:${port}`);
    });
    expect(took).toBeLessThan(2_500);
    await gone(children[0]!.pid!, 1_000);
  });

  test('connecting ends when it is cancelled', async () => {
    const { connector, children } = connectorOn(bench(), { port: silent!.port });
    const controller = new AbortController();
    const took = await unstalled(async () => {
      setTimeout(() => controller.abort(), 800);
      expect(await failureOf(connector.open({ signal: controller.signal }))).toMatchObject({ kind: 'cancelled' });
    });
    expect(took).toBeLessThan(1_800);
    await gone(children[0]!.pid!, 1_000);
  });

  test('other connections are not held up by it', async () => {
    await unstalled(async () => {
      const hanging = failureOf(connectorOn(bench(), { port: silent!.port }).connector.open({ deadlineMs: 3_000 }));
      const connection = await connectorOn(bench()).connector.open({ deadlineMs: 2_500 });
      expect((await connection.execute('SELECT 1', { deadlineMs: 1_000 })).resultSet?.rows).toEqual([[1]]);
      await connection.close();
      expect(await hanging).toMatchObject({ kind: 'timed-out' });
    });
  });
});

describe('the library', () => {
  async function openIn(folder: string) {
    const connector = new OdbcConnector({ target: targetOn(bench()), childScript: path.join(folder, 'odbcChild.js') });
    return unstalledFailure(connector);
  }

  async function folderFor(name: string): Promise<string> {
    const folder = path.join(bench().folder, name);
    await mkdir(folder);
    await buildOdbcChild({ outdir: folder, minify: true });
    return folder;
  }

  test('a package without the native module', async () => {
    const failure = await openIn(await folderFor('without'));
    expect(failure).toMatchObject({ kind: 'library-missing', fate: 'not-run' });
    expect(failure.advice).toContain('no ODBC module');
  });

  test('a machine without the driver manager', async () => {
    const folder = await folderFor('no-manager');
    const native = readFileSync(path.join(bench().folder, 'odbc.node')).toString('latin1');
    expect(native).toContain('libodbc.so.2');
    writeFileSync(path.join(folder, 'odbc.node'), native.replaceAll('libodbc.so.2', 'libodXX.so.2'), 'latin1');
    const failure = await openIn(folder);
    expect(failure).toMatchObject({ kind: 'library-missing', fate: 'not-run' });
    expect(failure.message).toContain('libodXX.so.2');
    expect(failure.advice).toContain('apt install unixodbc');
  });

  test('a module made for another system', async () => {
    const folder = await folderFor('other-system');
    writeFileSync(path.join(folder, 'odbc.node'), 'MZ, as Windows begins its libraries');
    const failure = await openIn(folder);
    expect(failure.kind).toBe('library-missing');
    expect(failure.advice).toContain('made for another system');
  });
});

/** TLS of the DRDA client on real servers: whom it trusts, what it shows of itself, and what it says when the two sides do not agree. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DrdaConnector } from '../../src/connection/drda/connector';
import type { DrdaTarget, DrdaTls } from '../../src/connection/drda/target';
import { derbyKeys, KEY_PASSPHRASE, type Keys } from '../labs/derby/plain/keys';
import { startPlainDerby, type PlainDerby } from '../labs/derby/plain/plainDerby';
import { failureOf } from './support';

let keys: Keys;
let plain: PlainDerby;
let basic: PlainDerby;
let peer: PlainDerby;

beforeAll(async () => {
  keys = await derbyKeys();
  [plain, basic, peer] = await Promise.all([
    startPlainDerby(),
    startPlainDerby({ tls: 'basic' }),
    startPlainDerby({ tls: 'peer' }),
  ]);
});
afterAll(() => Promise.all([plain, basic, peer].map((derby) => derby.stop())));

const pem = (file: string) => readFileSync(file, 'utf8');
const fingerprint = () => new X509Certificate(pem(keys.serverCertificate)).fingerprint256;
const ca = () => pem(keys.authority);

/** The databases of these servers do not exist yet: getting in makes one. */
function connector({ target }: PlainDerby, tls?: DrdaTls, more: Partial<DrdaTarget> = {}): DrdaConnector {
  return new DrdaConnector({ ...target, database: 'splicedb;create=true', ...(tls && { tls }), ...more });
}

async function getsIn(opener: DrdaConnector): Promise<void> {
  const connection = await opener.open();
  expect((await connection.execute('VALUES 1')).resultSet?.rows).toEqual([[1]]);
  await connection.close();
}

describe('basic', () => {
  test('by the authority that signed the certificate', () => getsIn(connector(basic, { ca: ca() })));
  test('by the authority, under its host name', () => getsIn(connector(basic, { ca: ca() }, { host: 'localhost' })));
  test('by the certificate itself', () => getsIn(connector(basic, { fingerprint: fingerprint() })));
  test('by its fingerprint in other letters', () =>
    getsIn(connector(basic, { fingerprint: fingerprint().replaceAll(':', '').toLowerCase() })));
  test('by trusting anybody', () => getsIn(connector(basic, { trustServer: true })));

  test.each<[string, () => DrdaTls, RegExp]>([
    ['an authority that nobody named', () => ({}), /not trusted/],
    ['an authority that another one stands for', () => ({ ca: pem(keys.stranger) }), /not trusted/],
    ['another certificate than the pinned one', () => ({ fingerprint: 'AB'.repeat(32) }), /another certificate/],
    [
      'another one than the pinned, though its authority is trusted',
      () => ({ ca: ca(), fingerprint: 'AB' }),
      /another/,
    ],
  ])('%s is refused in words', async (_, tls, words) => {
    const failure = await failureOf(connector(basic, tls()).open());
    expect(failure).toMatchObject({ kind: 'tls', fate: 'not-run' });
    expect(failure.message).toMatch(words);
    expect(failure.message).toContain(fingerprint());
    expect(failure.advice).toBeTruthy();
  });

  test('what is no certificate is refused in words', async () => {
    const failure = await failureOf(connector(basic, { ca: 'no PEM' }).open());
    expect(failure).toMatchObject({ kind: 'tls', fate: 'not-run' });
  });
});

describe('with a client certificate', () => {
  const own = () => ({ ca: ca(), certificate: pem(keys.clientCertificate) });

  test('gets in', () => getsIn(connector(peer, { ...own(), privateKey: pem(keys.clientKey) })));

  test('gets in with an encrypted key', () =>
    getsIn(connector(peer, { ...own(), privateKey: pem(keys.encryptedClientKey), passphrase: KEY_PASSPHRASE })));

  test.each<[string, () => DrdaTls, RegExp]>([
    ['no certificate', () => ({ ca: ca() }), /certificate/],
    [
      'a wrong passphrase',
      () => ({ ...own(), privateKey: pem(keys.encryptedClientKey), passphrase: 'x' }),
      /passphrase/,
    ],
    ['no passphrase', () => ({ ...own(), privateKey: pem(keys.encryptedClientKey) }), /passphrase/],
    ['a key that is none', () => ({ ...own(), privateKey: 'nonsense' }), /key/],
  ])('%s is told in words', async (_, tls, words) => {
    const failure = await failureOf(connector(peer, tls()).open());
    expect(failure).toMatchObject({ kind: 'tls', fate: 'not-run' });
    expect(failure.message).toMatch(words);
    expect(failure.advice).toBeTruthy();
    expect(failure.message).not.toContain(KEY_PASSPHRASE);
  });
});

describe('the wrong kind of port', () => {
  test('TLS to a plain one', async () => {
    const failure = await failureOf(connector(plain, { trustServer: true }).open({ deadlineMs: 5_000 }));
    expect(failure).toMatchObject({ kind: 'tls', fate: 'not-run' });
    expect(failure.message).toMatch(/does not speak TLS/);
  });

  test.each([
    ['basic', () => basic],
    ['with client certificates', () => peer],
  ] as const)('plain to one with TLS, %s', async (_, derby) => {
    const failure = await failureOf(connector(derby()).open({ deadlineMs: 5_000 }));
    expect(failure).toMatchObject({ kind: 'tls', fate: 'not-run' });
    expect(failure.message).toMatch(/speaks TLS/);
    expect(failure.advice).toMatch(/Switch TLS on/);
  });
});

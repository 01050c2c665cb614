/** From what is kept of a cluster to a target: defaults, files, secrets. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drdaTarget } from '../../../../src/connection/drda/drdaTarget';
import { checkTlsMaterial } from '../../../../src/connection/drda/tlsMaterial';

const nobody = { user: undefined, password: undefined, passphrase: undefined };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'drda-target-'));
  for (const name of ['ca', 'cert', 'key']) writeFileSync(path.join(folder, name), `PEM of ${name}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

it('fills in port and database', async () => {
  expect(await drdaTarget({ host: 'h' }, nobody)).toEqual({
    host: 'h',
    port: 1527,
    database: 'splicedb',
    user: '',
    password: '',
  });
});

it.each([
  ['[2001:db8::5]', '2001:db8::5'],
  ['2001:db8::5', '2001:db8::5'],
  ['east.example', 'east.example'],
])('takes an IPv6 address in the brackets that messages give it: %s', async (host, found) => {
  expect((await drdaTarget({ host }, nobody)).host).toBe(found);
});

it('reads the files, and hands the secrets over', async () => {
  const at = (name: string) => path.join(folder, name);
  const tls = {
    authority: at('ca'),
    certificate: at('cert'),
    privateKey: at('key'),
    fingerprint: 'AB',
    trustServer: false,
  };
  const secrets = { user: 'u', password: 'p', passphrase: 'w' };
  expect(await drdaTarget({ host: 'h', port: 1, database: 'd', tls }, secrets)).toEqual({
    host: 'h',
    port: 1,
    database: 'd',
    user: 'u',
    password: 'p',
    tls: {
      ca: 'PEM of ca',
      certificate: 'PEM of cert',
      privateKey: 'PEM of key',
      passphrase: 'w',
      fingerprint: 'AB',
      trustServer: false,
    },
  });
});

it('says which file cannot be read', async () => {
  const authority = path.join(folder, 'nowhere.pem');
  await expect(drdaTarget({ host: 'h', tls: { authority } }, nobody)).rejects.toMatchObject({
    kind: 'tls',
    fate: 'not-run',
    message: `The file ${authority} cannot be read: ENOENT.`,
  });
});

it.each([
  ['an authority', { ca: 'x' }, 'authority'],
  ['a certificate', { certificate: 'x' }, 'certificate'],
  ['a key', { privateKey: 'x' }, 'key'],
  [
    'a key whose passphrase is not known',
    { privateKey: '-----BEGIN ENCRYPTED PRIVATE KEY-----' },
    'passphrase-missing',
  ],
] as const)('what should be %s is checked', (_, tls, problem) => {
  expect(() => checkTlsMaterial(tls)).toThrow(expect.objectContaining({ problem }) as Error);
});

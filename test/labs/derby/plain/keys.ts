/** Keys for TLS, made once per machine: an authority, a server and a client that it vouches for, and a stranger. */
import { execFile } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { cached } from '../../../../scripts/lib/cache.mjs';
import { root } from '../../../../scripts/lib/root.mjs';

const EXPORT_KEY = path.join(root, 'test/labs/derby/plain/ExportKey.java');
/** To be counted up when other keys are made. */
const RECIPE = '1';
const STORE_PASSWORD = 'store-secret';
export const KEY_PASSPHRASE = 'key-secret';

/** Paths of PEM files and, for Java, of key stores. */
export interface Keys {
  readonly authority: string;
  /** Of an authority that vouches for nobody here. */
  readonly stranger: string;
  readonly serverCertificate: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  /** The same, under {@link KEY_PASSPHRASE}. */
  readonly encryptedClientKey: string;
  /** Java's own options: which key the server has, and whom it trusts. */
  readonly serverProperties: Readonly<Record<string, string>>;
}

export async function derbyKeys(): Promise<Keys> {
  const folder = await cached('derby-keys', RECIPE, makeKeys);
  const at = (name: string) => path.join(folder, name);
  return {
    authority: at('authority.pem'),
    stranger: at('stranger.pem'),
    serverCertificate: at('server.pem'),
    clientCertificate: at('client.pem'),
    clientKey: at('client.key'),
    encryptedClientKey: at('client.encrypted.key'),
    serverProperties: {
      'javax.net.ssl.keyStore': at('server.p12'),
      'javax.net.ssl.keyStorePassword': STORE_PASSWORD,
      'javax.net.ssl.trustStore': at('trusted.p12'),
      'javax.net.ssl.trustStorePassword': STORE_PASSWORD,
    },
  };
}

async function makeKeys(folder: string): Promise<void> {
  const at = (name: string) => path.join(folder, name);
  const keytool = (...args: readonly string[]) => promisify(execFile)('keytool', [...args]);
  const store = (name: string) => ['-keystore', at(`${name}.p12`), '-storepass', STORE_PASSWORD, '-alias', name];
  const pair = (name: string, ...more: readonly string[]) =>
    keytool(
      '-genkeypair',
      ...store(name),
      ...['-dname', `CN=${name}`, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650'],
      ...more,
    );
  for (const name of ['authority', 'stranger']) {
    await pair(name, '-ext', 'bc:c');
    await keytool('-exportcert', '-rfc', ...store(name), '-file', at(`${name}.pem`));
  }
  const authority = ['-importcert', '-noprompt', '-file', at('authority.pem'), '-storepass', STORE_PASSWORD];
  for (const [name, extension] of [
    ['server', 'SAN=IP:127.0.0.1,DNS:localhost'],
    ['client', 'KU=digitalSignature'],
  ] as const) {
    await pair(name);
    await keytool('-certreq', ...store(name), '-file', at(`${name}.csr`));
    const signed = ['-infile', at(`${name}.csr`), '-outfile', at(`${name}.pem`), '-ext', extension];
    await keytool('-gencert', ...store('authority'), '-rfc', '-validity', '3650', ...signed);
    await keytool(...authority, '-keystore', at(`${name}.p12`), '-alias', 'authority');
    await keytool('-importcert', '-noprompt', ...store(name), '-file', at(`${name}.pem`));
  }
  await keytool(...authority, '-keystore', at('trusted.p12'), '-storetype', 'PKCS12', '-alias', 'authority');
  const { stdout } = await promisify(execFile)('java', [EXPORT_KEY, at('client.p12'), STORE_PASSWORD, 'client']);
  await writeFile(at('client.key'), stdout);
  const encryption = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: KEY_PASSPHRASE } as const;
  await writeFile(at('client.encrypted.key'), createPrivateKey(stdout).export(encryption));
  for (const name of ['server.csr', 'client.csr', 'authority.p12', 'stranger.p12']) await rm(at(name));
}

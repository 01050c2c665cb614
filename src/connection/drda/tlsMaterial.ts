/** Checks certificates and keys before anything is sent: what is wrong with them is said better here than by a broken handshake. */
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import type { DrdaTls } from './target';

export type BadMaterial =
  | 'authority' // no certificate in it
  | 'certificate'
  | 'key'
  | 'passphrase-missing'
  | 'passphrase'
  | 'mismatch'; // the key is none of the certificate

export class TlsMaterialRefused extends Error {
  override readonly name = 'TlsMaterialRefused';

  constructor(readonly problem: BadMaterial) {
    super(problem);
  }
}

/** Throws {@link TlsMaterialRefused}. */
export function checkTlsMaterial({ ca, certificate, privateKey, passphrase }: DrdaTls): void {
  if (ca !== undefined) readCertificate(ca, 'authority');
  const own = certificate === undefined ? undefined : readCertificate(certificate, 'certificate');
  const key = privateKey === undefined ? undefined : readKey(privateKey, passphrase);
  if (own && key && !own.checkPrivateKey(key)) throw new TlsMaterialRefused('mismatch');
}

function readCertificate(pem: string, what: 'authority' | 'certificate'): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new TlsMaterialRefused(what);
  }
}

function readKey(pem: string, passphrase: string | undefined): KeyObject {
  const isEncrypted = /^(-----BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED)/m.test(pem);
  if (isEncrypted && passphrase === undefined) throw new TlsMaterialRefused('passphrase-missing');
  try {
    return createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) });
  } catch {
    throw new TlsMaterialRefused(isEncrypted ? 'passphrase' : 'key');
  }
}

/** Turns what is kept of a cluster into a target: files are read when it is connected, secrets are handed over. */
import { readFile } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { ConnectionFailure } from '../failure';
import { DEFAULT_DATABASE, DEFAULT_PORT, type DrdaTarget, type DrdaTls } from './target';

export interface DrdaAddress {
  readonly host: string;
  readonly port?: number;
  readonly database?: string;
  readonly tls?: DrdaTlsFiles;
}

/** As {@link DrdaTls}, with the paths of PEM files. */
export interface DrdaTlsFiles {
  readonly authority?: string;
  readonly fingerprint?: string;
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly trustServer?: boolean;
}

export interface DrdaSecrets {
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Of the private key. */
  readonly passphrase: string | undefined;
}

/** Rejects with a {@link ConnectionFailure} where a file cannot be read. */
export async function drdaTarget(address: DrdaAddress, secrets: DrdaSecrets): Promise<DrdaTarget> {
  const { port = DEFAULT_PORT, database = DEFAULT_DATABASE, tls } = address;
  const { user = '', password = '', passphrase } = secrets;
  const host = address.host.replace(/^\[(.*)\]$/, '$1');
  return { host, port, database, user, password, ...(tls && { tls: await tlsOf(tls, passphrase) }) };
}

async function tlsOf(files: DrdaTlsFiles, passphrase: string | undefined): Promise<DrdaTls> {
  const { authority, fingerprint, certificate, privateKey, trustServer } = files;
  const [ca, cert, key] = await Promise.all([authority, certificate, privateKey].map(contentOf));
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { certificate: cert }),
    ...(key !== undefined && { privateKey: key }),
    ...(passphrase !== undefined && { passphrase }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(trustServer !== undefined && { trustServer }),
  };
}

async function contentOf(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new ConnectionFailure(t('The file {0} cannot be read: {1}.', file, code), {
      kind: 'tls',
      fate: 'not-run',
      advice: t('Check the paths of the certificates and the key of the cluster.'),
    });
  }
}

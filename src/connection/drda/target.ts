/** Where a server is and how to log in to it. */

export interface DrdaTarget {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** Absent: no TLS; the password then travels readable. */
  readonly tls?: DrdaTls;
}

/** Certificates are PEM. Without `trustServer` and `fingerprint` the server's is verified, its host name included. */
export interface DrdaTls {
  /** Authorities to trust instead of the well-known ones: a private CA, or the server's own certificate where it signed itself. */
  readonly ca?: string;
  /** With `privateKey`: our own certificate, for servers that ask for one (`peerAuthentication`). */
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly passphrase?: string;
  /** SHA-256 of the one certificate to accept, whoever signed it; hexadecimal, colons do not matter. */
  readonly fingerprint?: string;
  /** Accepts any certificate. */
  readonly trustServer?: boolean;
}

/** Of Splice and Derby alike; DDM's own is 446. */
export const DEFAULT_PORT = 1527;
/** RDBNAM of every Splice server that was not set up otherwise. */
export const DEFAULT_DATABASE = 'splicedb';

/** `host:port`, as messages write it; an IPv6 address in brackets. */
export function addressOf({ host, port }: DrdaTarget): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

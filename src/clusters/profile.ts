/** What is kept of a cluster: everything but its secrets. */

export type Environment = 'development' | 'test' | 'production';

/** How a cluster is reached through an ODBC driver. Either a DSN, or a driver with host and port. */
export interface OdbcSettings {
  readonly kind: 'odbc';
  /** Name in odbc.ini; then the other fields only add to it. */
  readonly dsn?: string;
  /** Name in odbcinst.ini, or the path of a library. */
  readonly driver?: string;
  readonly host?: string;
  readonly port?: number;
  /** `splice`: the Splice driver's own keywords. `custom`: only what `keywords` says. */
  readonly dialect: 'splice' | 'custom';
  readonly tls?: OdbcTls;
  /**
   * Further keywords of the connection string, written as they are (values are braced). In the custom dialect `{host}`, `{port}`,
   * `{user}` and `{password}` inside a value stand for the profile's own. A key that holds a secret is refused.
   */
  readonly keywords?: Readonly<Record<string, string>>;
}

export interface OdbcTls {
  readonly mode: 'none' | 'basic' | 'peerAuthentication';
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly trustServer?: boolean;
}

/** How a cluster is reached by its own protocol, without any driver. */
export interface DrdaSettings {
  readonly kind: 'drda';
  readonly host: string;
  /** 1527 where absent. */
  readonly port?: number;
  /** `splicedb` where absent. */
  readonly database?: string;
  readonly tls?: DrdaTlsSettings;
}

/** Files are PEM. Without `fingerprint` and `trustServer` the server's certificate is checked, its host name included. */
export interface DrdaTlsSettings {
  readonly mode: 'basic' | 'peerAuthentication';
  /** Certificate of the authority that signed the server's, where it is none of the well-known ones. */
  readonly authority?: string;
  /** SHA-256 of the only certificate to accept, in hexadecimal. */
  readonly fingerprint?: string;
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly trustServer?: boolean;
}

export interface SampleSettings {
  readonly kind: 'sample';
  readonly side: 'active' | 'passive';
}

export type TransportSettings = OdbcSettings | DrdaSettings | SampleSettings;

export interface ClusterProfile {
  /** Stable; the password is kept under it. */
  readonly id: string;
  /** Unique among the profiles, shown everywhere. */
  readonly name: string;
  readonly environment: Environment;
  readonly transport: TransportSettings;
  readonly user?: string;
  /** `keyring`: kept in VS Code's secret storage. `session`: asked once per window, kept in memory. `none`: no password. */
  readonly password: 'keyring' | 'session' | 'none';
}

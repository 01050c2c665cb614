/** Builds connection strings. Every value is braced, because a driver takes whatever follows a bare `;` for a further key. */
import { t } from '@vscode/l10n';
import { ConnectionFailure } from '../failure';
import { isKeyword } from './keyword';
import { isSecretKey } from './redact';
import type { OdbcTarget } from './target';

/** The settings of a profile that matter here. */
export interface OdbcAddress {
  readonly dsn?: string;
  readonly driver?: string;
  readonly host?: string;
  readonly port?: number;
  readonly dialect: 'splice' | 'custom';
  readonly tls?: {
    readonly mode: 'none' | 'basic' | 'peerAuthentication';
    readonly certificate?: string;
    readonly privateKey?: string;
    readonly trustServer?: boolean;
  };
  readonly keywords?: Readonly<Record<string, string>>;
}

export interface Login {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

type Pair = readonly [key: string, value: string];

/** Throws a {@link ConnectionFailure} (`text-refused`) for keywords that cannot be sent or that would hold a secret. */
export function odbcTarget(address: OdbcAddress, login: Login): OdbcTarget {
  const { dsn, driver, host, port } = address;
  const { user, password } = login;
  const pairs = [
    ...place(address),
    ...(address.dialect === 'splice' ? splicePairs(address, login) : []),
    ...keywordPairs(address, login),
  ];
  refuseRepeated(pairs);
  return {
    connectionString: pairs.map(written).join(';'),
    secrets: password ? [password] : [],
    ...(dsn === undefined ? {} : { dsn }),
    ...(driver === undefined ? {} : { driver }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
  };
}

function place({ dsn, driver }: OdbcAddress): Pair[] {
  if (dsn !== undefined) return [['DSN', dsn]];
  return driver === undefined ? [] : [['Driver', driver]];
}

/** The keywords of Splice's own driver; its URL is a host name, despite the word. */
function splicePairs({ host, port, tls }: OdbcAddress, { user, password }: Login): Pair[] {
  const trust = tls?.trustServer;
  const values: readonly (readonly [string, string | undefined])[] = [
    ['URL', host],
    ['PORT', port?.toString()],
    ['UID', user],
    ['PWD', password],
    ['SSL', tls?.mode],
    ['SSL_CERT', tls?.certificate],
    ['SSL_PKEY', tls?.privateKey],
    ['SSL_TRUST', trust === undefined ? undefined : String(trust).toUpperCase()],
  ];
  return values.filter((pair): pair is Pair => pair[1] !== undefined);
}

function keywordPairs({ dialect, host, port, keywords = {} }: OdbcAddress, { user, password }: Login): Pair[] {
  const fields = { host, port: port?.toString(), user, password };
  return Object.entries(keywords).map(([key, value]) => {
    if (!isSecretKey(key)) return [key, dialect === 'custom' ? filled(key, value, fields) : value] as const;
    if (value.trim() === '{password}') return [key, password ?? ''] as const;
    throw refused(t('Passwords do not belong into settings: write {0}={password}.', key, '{password}'));
  });
}

type Fields = Readonly<Record<'host' | 'port' | 'user' | 'password', string | undefined>>;

/** A password that is not there is empty; the other fields have to be there when they are asked for. */
function filled(key: string, value: string, fields: Fields): string {
  return value.replace(/\{(host|port|user|password)\}/g, (template, name: keyof Fields) => {
    const text = fields[name];
    if (text === undefined && name !== 'password') {
      throw refused(t('The keyword {0} asks for {1}, which the cluster does not have.', key, template));
    }
    return text ?? '';
  });
}

function refuseRepeated(pairs: readonly Pair[]): void {
  const seen = new Set<string>();
  for (const [key] of pairs) {
    const name = key.trim().toUpperCase();
    if (seen.has(name)) throw refused(t('The keyword {0} is given twice.', key));
    seen.add(name);
  }
}

function written([key, value]: Pair): string {
  if (!isKeyword(key)) throw refused(t('"{0}" cannot be a keyword.', key));
  // A driver's C code would end the string there and lose the keys behind it.
  if (value.includes('\0')) throw refused(t('The value of {0} holds a zero character.', key));
  return `${key}={${value.replaceAll('}', '}}')}}`;
}

function refused(message: string): ConnectionFailure {
  return new ConnectionFailure(message, {
    kind: 'text-refused',
    fate: 'not-run',
    advice: t('Correct the settings of the cluster.'),
  });
}

/** Reads one entry of the setting `spliceReplication.clusters`, or says what is wrong with it. Never repeats a value that may be a secret. */
import { t } from '@vscode/l10n';
import { isKeyword } from '../connection/odbc/keyword';
import { isSecretKey } from '../connection/odbc/redact';
import { environments } from './environment';
import { isFingerprint } from './fingerprint';
import type { ClusterProfile, DrdaSettings, DrdaTlsSettings, OdbcSettings, OdbcTls } from './profile';
import { isSampleId } from './sampleProfiles';

export interface ProfileProblem {
  /** A sentence for people. */
  readonly problem: string;
  /** The entry's name where it has one. */
  readonly name?: string;
}

export type ProfileReading = { readonly profile: ClusterProfile } | ProfileProblem;

type Fields = Readonly<Record<string, unknown>>;

/** Thrown and caught inside this file. */
class Invalid extends Error {}

export function readProfile(value: unknown): ProfileReading {
  if (!isFields(value)) return { problem: t('A cluster is described by an object.') };
  try {
    return { profile: profileOf(value) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const name = value['name'];
    return typeof name === 'string' && name ? { problem: error.message, name } : { problem: error.message };
  }
}

function profileOf(fields: Fields): ClusterProfile {
  const id = requiredText(fields, 'id');
  if (isSampleId(id)) throw new Invalid(t('The id {0} belongs to the sample clusters.', id));
  const user = optionalText(fields, 'user');
  return {
    id,
    name: requiredText(fields, 'name'),
    environment: oneOf(fields, 'environment', environments),
    transport: transportOf(fields['transport']),
    ...(user === undefined ? {} : { user }),
    password: oneOf(fields, 'password', ['keyring', 'session', 'none'], 'keyring'),
  };
}

function transportOf(value: unknown): OdbcSettings | DrdaSettings {
  if (!isFields(value)) throw new Invalid(t('The transport is missing.'));
  return oneOf(value, 'kind', ['odbc', 'drda']) === 'odbc' ? odbcOf(value) : drdaOf(value);
}

function drdaOf(value: Fields): DrdaSettings {
  const host = optionalText(value, 'host');
  const port = portOf(value['port']);
  const database = optionalText(value, 'database');
  const tls = drdaTlsOf(value['tls']);
  if (host === undefined) throw new Invalid(t('The host is missing.'));
  return {
    kind: 'drda',
    host,
    ...(port === undefined ? {} : { port }),
    ...(database === undefined ? {} : { database }),
    ...(tls === undefined ? {} : { tls }),
  };
}

function odbcOf(value: Fields): OdbcSettings {
  const dialect = oneOf(value, 'dialect', ['splice', 'custom'], 'splice');
  const dsn = optionalText(value, 'dsn');
  const driver = optionalText(value, 'driver');
  const host = optionalText(value, 'host');
  const port = portOf(value['port']);
  const keywords = keywordsOf(value['keywords']);
  const tls = tlsOf(value['tls']);
  if (dsn === undefined && driver === undefined) throw new Invalid(t('Either dsn or driver is needed.'));
  if (dsn === undefined && dialect === 'splice' && host === undefined) throw new Invalid(t('The host is missing.'));
  return {
    kind: 'odbc',
    ...(dsn === undefined ? {} : { dsn }),
    ...(driver === undefined ? {} : { driver }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    dialect,
    ...(tls === undefined ? {} : { tls }),
    ...(keywords === undefined ? {} : { keywords }),
  };
}

function portOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  throw new Invalid(t('The port is a number from 1 to 65535.'));
}

function drdaTlsOf(value: unknown): DrdaTlsSettings | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) throw new Invalid(t('tls is an object with a mode.'));
  const mode = oneOf(value, 'mode', ['basic', 'peerAuthentication']);
  const authority = optionalText(value, 'authority');
  const fingerprint = optionalText(value, 'fingerprint');
  if (fingerprint !== undefined && !isFingerprint(fingerprint)) {
    throw new Invalid(t('A fingerprint is a SHA-256 in hexadecimal: 64 digits.'));
  }
  return {
    mode,
    ...(authority === undefined ? {} : { authority }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...ownFilesOf(value),
  };
}

function tlsOf(value: unknown): OdbcTls | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) throw new Invalid(t('tls is an object with a mode.'));
  return { mode: oneOf(value, 'mode', ['none', 'basic', 'peerAuthentication']), ...ownFilesOf(value) };
}

/** What both transports know of TLS. */
function ownFilesOf(value: Fields): Pick<OdbcTls, 'certificate' | 'privateKey' | 'trustServer'> {
  const certificate = optionalText(value, 'certificate');
  const privateKey = optionalText(value, 'privateKey');
  const trustServer = value['trustServer'];
  if (trustServer !== undefined && typeof trustServer !== 'boolean') {
    throw new Invalid(t('trustServer is true or false.'));
  }
  return {
    ...(certificate === undefined ? {} : { certificate }),
    ...(privateKey === undefined ? {} : { privateKey }),
    ...(trustServer === undefined ? {} : { trustServer }),
  };
}

function keywordsOf(value: unknown): Record<string, string> | undefined {
  if (value === undefined) return undefined;
  if (!isFields(value)) throw new Invalid(t('keywords is an object of texts.'));
  const keywords: [string, string][] = [];
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw new Invalid(t('The keyword {0} is not a text.', key));
    if (!isKeyword(key)) throw new Invalid(t('"{0}" cannot be a keyword.', key));
    if (holdsSecret(key, text)) {
      throw new Invalid(t('Passwords do not belong into settings: write {0}={password}.', key, '{password}'));
    }
    keywords.push([key, text]);
  }
  return Object.fromEntries(keywords);
}

function holdsSecret(key: string, text: string): boolean {
  return isSecretKey(key) && text.trim() !== '{password}';
}

function requiredText(fields: Fields, key: string): string {
  const text = optionalText(fields, key);
  if (text === undefined) throw new Invalid(t('{0} is missing.', key));
  return text;
}

function optionalText(fields: Fields, key: string): string | undefined {
  const value = fields[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.trim() === '' || hasControlCharacter(value)) {
    throw new Invalid(t('{0} is a text of one line.', key));
  }
  return value;
}

function hasControlCharacter(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function oneOf<T extends string>(fields: Fields, key: string, words: readonly T[], otherwise?: T): T {
  const value = fields[key];
  if (value === undefined && otherwise !== undefined) return otherwise;
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw new Invalid(t('{0} is one of {1}.', key, words.join(', ')));
  return word;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

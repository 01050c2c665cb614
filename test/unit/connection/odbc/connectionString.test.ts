import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { odbcTarget, type OdbcAddress } from '../../../../src/connection/odbc/connectionString';
import { ConnectionFailure } from '../../../../src/connection/failure';
import { parseConnectionString } from './parseConnectionString';
import { anyText } from '../../anyText';

const text = anyText().filter((value) => !value.includes('\0'));
const awkward = fc.string({ unit: fc.constantFrom('{', '}', ';', '=', '"', "'", ' ', '\t', 'A', '[') });
const value = fc.oneof(text, awkward);

const splice: OdbcAddress = { driver: 'Splice', host: 'east', port: 1527, dialect: 'splice' };

function keysOf(address: OdbcAddress, user?: string, password?: string) {
  return parseConnectionString(odbcTarget(address, { user, password }).connectionString);
}

function refusal(address: OdbcAddress): ConnectionFailure {
  try {
    odbcTarget(address, { user: 'u', password: 'p' });
  } catch (error) {
    if (error instanceof ConnectionFailure) return error;
  }
  throw new Error('was not refused');
}

describe('the Splice dialect', () => {
  test.each<[string, OdbcAddress, string]>([
    ['driver and host', splice, 'Driver={Splice};URL={east};PORT={1527};UID={u};PWD={p}'],
    ['a data source alone', { dsn: 'SpliceODBC64', dialect: 'splice' }, 'DSN={SpliceODBC64};UID={u};PWD={p}'],
    ['a data source before a driver', { dsn: 'd', driver: 'x', dialect: 'splice' }, 'DSN={d};UID={u};PWD={p}'],
    [
      'TLS',
      {
        ...splice,
        tls: { mode: 'peerAuthentication', certificate: '/c.pem', privateKey: '/k.pem', trustServer: true },
      },
      'Driver={Splice};URL={east};PORT={1527};UID={u};PWD={p};SSL={peerAuthentication};SSL_CERT={/c.pem};SSL_PKEY={/k.pem};SSL_TRUST={TRUE}',
    ],
    [
      'Kerberos by keyword',
      { ...splice, keywords: { USE_KERBEROS: '1' } },
      'Driver={Splice};URL={east};PORT={1527};UID={u};PWD={p};USE_KERBEROS={1}',
    ],
    [
      'templates, which only the custom dialect fills',
      { dsn: 'd', dialect: 'splice', keywords: { Label: '{host}' } },
      'DSN={d};UID={u};PWD={p};Label={{host}}}',
    ],
    [
      'a token that is the password',
      { dsn: 'd', dialect: 'splice', keywords: { ACCESSTOKEN: '{password}' } },
      'DSN={d};UID={u};PWD={p};ACCESSTOKEN={p}',
    ],
  ])('%s', (_, address, expected) => {
    expect(odbcTarget(address, { user: 'u', password: 'p' }).connectionString).toBe(expected);
  });

  test('no user and no password leave no keys', () => {
    expect([...keysOf(splice).keys()]).toEqual(['DRIVER', 'URL', 'PORT']);
  });
});

test('the custom dialect sends what its keywords say, filled', () => {
  const address: OdbcAddress = {
    driver: '/lib/x.so',
    host: 'h',
    port: 3306,
    dialect: 'custom',
    keywords: { SERVER: 'tcp:{host},{port}', UID: '{user}', PWD: '{password}', OPTION: '3' },
  };
  expect(odbcTarget(address, { user: 'u', password: 'a}b;{host}' }).connectionString).toBe(
    'Driver={/lib/x.so};SERVER={tcp:h,3306};UID={u};PWD={a}}b;{host}}};OPTION={3}',
  );
});

test('no value can add, drop or change a key', () => {
  fc.assert(
    fc.property(value, value, value, value, (driver, host, user, password) => {
      const keys = keysOf({ driver, host, port: 1, dialect: 'splice' }, user, password);
      expect([...keys]).toEqual([
        ['DRIVER', driver],
        ['URL', host],
        ['PORT', '1'],
        ['UID', user],
        ['PWD', password],
      ]);
    }),
  );
});

test('nor can the value of a keyword, whatever fills its templates', () => {
  fc.assert(
    fc.property(value, value, value, (user, password, label) => {
      const keywords = { LABEL: label.replaceAll(/[{}]/g, ''), WHO: '<{user}>', PWD: '{password}' };
      const keys = keysOf({ dsn: 'd', dialect: 'custom', keywords }, user, password);
      expect([...keys]).toEqual([
        ['DSN', 'd'],
        ['LABEL', keywords.LABEL],
        ['WHO', `<${user}>`],
        ['PWD', password],
      ]);
    }),
  );
});

describe('refused before anything is sent', () => {
  test.each<[string, OdbcAddress, RegExp]>([
    ['a password in the settings', { dsn: 'd', dialect: 'custom', keywords: { Pwd: 'hunter2' } }, /Pwd=\{password\}/],
    ['a secret by another name', { dsn: 'd', dialect: 'splice', keywords: { SSL_KEY_PASSPHRASE: 'x' } }, /PASSPHRASE/],
    ['a keyword that holds a pair', { dsn: 'd', dialect: 'custom', keywords: { 'a=b;c': 'x' } }, /cannot be a keyword/],
    ['an empty keyword', { dsn: 'd', dialect: 'custom', keywords: { '': 'x' } }, /cannot be a keyword/],
    ['a key of ours given again', { ...splice, keywords: { url: 'evil' } }, /url is given twice/],
    ['a driver beside the data source', { dsn: 'd', dialect: 'custom', keywords: { dsn: 'e' } }, /given twice/],
    ['a field that is not there', { dsn: 'd', dialect: 'custom', keywords: { SERVER: '{host}' } }, /SERVER.*\{host\}/],
    ['a zero character', { ...splice, host: 'a\0b' }, /URL holds a zero character/],
  ])('%s', (_, address, message) => {
    const failure = refusal(address);
    expect(failure.message).toMatch(message);
    expect(failure).toMatchObject({ kind: 'text-refused', fate: 'not-run' });
    expect(failure.message).not.toContain('hunter2');
  });
});

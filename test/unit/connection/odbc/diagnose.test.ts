import { describe, expect, test } from 'vitest';
import type { FailureKind } from '../../../../src/connection/failure';
import type { Platform } from '../../../../src/connection/odbc/advice';
import { diagnose } from '../../../../src/connection/odbc/diagnose';
import type { FailureMessage } from '../../../../src/connection/odbc/messages';
import type { OdbcTarget } from '../../../../src/connection/odbc/target';

const platforms: readonly Platform[] = ['linux', 'darwin', 'win32'];
const target: OdbcTarget = {
  connectionString: '',
  secrets: ['tiger'],
  driver: 'Splice',
  host: 'east',
  port: 1527,
  user: 'app',
};
const dataSource: OdbcTarget = { connectionString: '', secrets: [], dsn: 'SpliceODBC64', user: 'app' };

function report(stage: FailureMessage['stage'], sqlState: string, vendorCode: number, message: string): FailureMessage {
  const text = '[odbc] Error connecting to the database';
  return {
    kind: 'failure',
    id: 1,
    stage,
    sent: stage === 'execute',
    text,
    errors: [{ sqlState, vendorCode, message }],
  };
}

function found(failure: FailureMessage, at = target, platform: Platform = 'linux') {
  return diagnose(failure, { target: at, platform, fate: 'unknown', opening: failure.stage !== 'execute' });
}

// States, numbers and words as odbc 2.6.0 reported them with unixODBC 2.3.11 and MariaDB's driver 3.1.15 on Debian 12.
const recorded: readonly [FailureKind, string, number, string][] = [
  ['login-refused', '28000', 1045, "[ma-3.1.15]Access denied for user 'splice'@'localhost' (using password: YES)"],
  ['driver-missing', '01000', 0, "[unixODBC][Driver Manager]Can't open lib '/nowhere/lib.so' : file not found"],
  ['refused', 'HY000', 2002, "[ma-3.1.15]Can't connect to server on '127.0.0.1' (115)"],
  ['unreachable', 'HY000', 2002, "[ma-3.1.15]Can't connect to server on '255.255.255.255' (101)"],
  ['host-unknown', 'HY000', 2005, "[ma-3.1.15]Unknown server host 'no-such-host.invalid' (-2)"],
  ['database-missing', '42000', 1049, "[ma-3.1.15]Unknown database 'nodb'"],
];

// Not recorded: shapes that other drivers, servers and systems are documented to give.
const documented: readonly [FailureKind, string, number, string][] = [
  [
    'login-refused',
    '08004',
    -1,
    '[Splice][ODBC] (1) Connection authentication failure occurred.  Reason: Invalid authentication..',
  ],
  [
    'database-missing',
    '08004',
    -1,
    '[Splice][ODBC] (1) The connection was refused because the database NOPE was not found.',
  ],
  ['database-missing', '42Y18', -1, '[Splice] no such database'],
  [
    'driver-missing',
    'IM003',
    160,
    '[Microsoft][ODBC Driver Manager] Specified driver could not be loaded due to system error 126',
  ],
  [
    'driver-missing',
    'IM014',
    0,
    '[Microsoft][ODBC Driver Manager] The specified DSN contains an architecture mismatch',
  ],
  ['refused', '08001', 0, '[Splice][ODBC] (2) Error connecting: Connection refused'],
  ['refused', 'HY000', 2002, "[ma-3.1.21]Can't connect to server on 'east' (10061)"],
  ['refused', 'HY000', 2002, "[ma-3.1.21]Can't connect to server on 'east' (36)"],
  ['unreachable', 'HY000', 2002, "[ma-3.1.21]Can't connect to server on 'east' (110)"],
  ['unreachable', 'HY000', 2002, "[ma-3.1.21]Can't connect to server on 'east' (10060)"],
  ['unreachable', '08001', 0, '[Splice][ODBC] (2) No route to host'],
  ['unreachable', '08001', 0, '[Splice][ODBC] something went wrong'],
  ['host-unknown', '08001', 0, '[Splice][ODBC] getaddrinfo: Name or service not known'],
  ['host-unknown', '08001', 0, '[Splice][ODBC] nodename nor servname provided, or not known'],
  ['timed-out', 'HYT00', 0, '[Splice][ODBC] Timeout expired'],
  ['timed-out', '08001', 0, '[Splice][ODBC] Connection timed out'],
  ['tls', 'HY000', 2026, '[ma-3.1.21]self-signed certificate in certificate chain'],
  ['tls', '08001', 0, '[Splice][ODBC] SSL_connect: handshake failure'],
  ['protocol', '58009', -30020, '[IBM][CLI Driver] SQL30020N execution failed because of a Distributed Protocol Error'],
  ['connection-lost', '08S01', 2013, '[ma-3.1.15]Lost connection to server'],
  [
    'connection-lost',
    'HY000',
    2013,
    "[ma-3.2.1]Lost connection to server at 'handshake: reading initial communication packet', system error: 115",
  ],
  ['server-error', 'XRE04', -1, '[Splice][ODBC] Region server is starting'],
  ['server-error', '', 0, ''],
];

test.each([...recorded, ...documented])('opening, %s: %s %i %s', (kind, state, code, message) => {
  const failure = found(report('connect', state, code, message));
  expect(failure.kind).toBe(kind);
  expect(failure.fate).toBe('not-run');
  expect(failure.message).not.toBe('');
  expect(failure.message).not.toMatch(/\[(ma-|unixODBC|Splice|Driver Manager)/);
});

test.each(platforms)('every kind that opening can fail with has advice on %s', (platform) => {
  for (const [kind, state, code, message] of [...recorded, ...documented]) {
    if (kind === 'server-error') continue;
    expect(found(report('connect', state, code, message), target, platform).advice, kind).toBeTruthy();
  }
});

describe('a data source', () => {
  const missing = report(
    'connect',
    'IM002',
    0,
    '[unixODBC][Driver Manager]Data source name not found and no default driver specified',
  );

  test('that is not there is named', () => {
    const failure = found(missing, dataSource);
    expect(failure.kind).toBe('dsn-missing');
    expect(failure.message).toContain('SpliceODBC64');
  });

  test('where none was asked for, it is the driver that is missing', () => {
    expect(found(missing, target, 'win32').kind).toBe('driver-missing');
  });

  test.each<[Platform, string]>([
    ['linux', '/etc/odbc.ini'],
    ['darwin', '/Library/ODBC/odbc.ini'],
    ['win32', 'ODBC Data Sources (64-bit)'],
  ])('advice on %s', (platform, words) => {
    expect(found(missing, dataSource, platform).advice).toContain(words);
  });
});

describe('the library', () => {
  function load(text: string): FailureMessage {
    return { kind: 'failure', id: 1, stage: 'load', sent: false, text, errors: [] };
  }

  // The second and third are Node's own words on Linux; the others are those of macOS' and Windows' loaders.
  test.each<[Platform, string, RegExp]>([
    ['linux', "Cannot find module 'odbc'\nRequire stack:\n- /dist/odbcChild.js", /no ODBC module for linux/],
    ['linux', "Cannot find module '/dist/odbc.node'\nRequire stack:", /Install the package for this system/],
    ['linux', 'libodbc.so.2: cannot open shared object file: No such file or directory', /apt install unixodbc/],
    ['linux', '/dist/odbc.node: invalid ELF header', /made for another system/],
    [
      'linux',
      "/lib/libm.so.6: version `GLIBC_2.38' not found (required by /dist/odbc.node)",
      /made for another system/,
    ],
    [
      'darwin',
      'dlopen(/dist/odbc.node): Library not loaded: /opt/homebrew/lib/libodbc.2.dylib',
      /brew install unixodbc/,
    ],
    [
      'darwin',
      "dlopen(/dist/odbc.node): (mach-o file, but is an incompatible architecture (have 'x86_64'))",
      /another system/,
    ],
    ['win32', '\\\\?\\C:\\dist\\odbc.node is not a valid Win32 application.', /another system/],
    ['win32', 'The specified module could not be found. odbc.node', /Visual C\+\+/],
  ])('%s: %s', (platform, text, advice) => {
    const failure = found(load(text), target, platform);
    expect(failure).toMatchObject({ kind: 'library-missing', fate: 'not-run' });
    expect(failure.message).not.toContain('Require stack');
    expect(failure.advice).toMatch(advice);
  });
});

describe('while a statement runs', () => {
  test.each<[FailureKind, string, string, number, string]>([
    [
      'connection-lost',
      'unknown',
      '08S01',
      2013,
      '[ma-3.1.15][10.11.19-MariaDB]Lost connection to server during query',
    ],
    ['connection-lost', 'unknown', 'HY000', 2006, '[ma-3.1.15]Server has gone away'],
    ['connection-lost', 'unknown', '08003', 0, '[ma-3.1.15]Connection not open'],
    ['timed-out', 'unknown', 'HYT00', 0, 'Timeout expired'],
    ['server-error', 'failed', '42504', 1644, '[ma-3.1.15][10.11.19-MariaDB-0+deb12u1]no execute'],
    ['server-error', 'failed', '28000', 1045, 'The password of the user to be made is refused'],
    ['server-error', 'failed', 'SE013', -1, '[Splice] timed out waiting for a certificate, protocol refused'],
  ])('%s, %s: %s %i %s', (kind, fate, state, code, message) => {
    expect(found(report('execute', state, code, message))).toMatchObject({ kind, fate });
  });

  test('the server’s words come without the names of the layers', () => {
    const failure = found(report('execute', '42504', 1644, '[ma-3.1.15][10.11.19-MariaDB-0+deb12u1]no execute'));
    expect(failure.message).toBe('no execute');
    expect(failure.messages).toEqual([{ sqlState: '42504', vendorCode: 1644, message: 'no execute' }]);
  });
});

test('no secret gets through, in whatever way the driver repeats it', () => {
  const failure = found(report('connect', '28000', 1, '[x]bad tiger in "Driver={Splice};PWD={a}}b;c};UID={u}"'));
  const shown = `${failure.message} ${failure.advice ?? ''} ${JSON.stringify(failure.messages)}`;
  expect(shown).not.toMatch(/tiger|a\}\}b/);
});

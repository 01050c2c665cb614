import { describe, expect, test } from 'vitest';
import { discoverOdbc, type Machine } from '../../../../../src/connection/odbc/discovery/discover';

function machine(files: Readonly<Record<string, string>>, rest: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    home: '/home/ann',
    environment: {},
    readText: (file) => Promise.resolve(files[file]),
    exists: (file) => Promise.resolve(file in files),
    queryRegistry: () => Promise.resolve(''),
    ...rest,
  };
}

const odbcinst = `
[ODBC]
Trace = No

[ODBC Drivers]
SpliceODBCDriver = Installed

[MariaDB]
Description = MariaDB; Connector
Driver = libmaodbc.so
Setup = libodbcmyS.so

[Gone]
Driver = /nowhere/lib.so

[SpliceODBCDriver]
Description=x
Driver   =  /usr/local/splice/lib64/libsplice_odbc.so
UsageCount=1
`;

const odbcIni = `; comment
# another
[ODBC Data Sources]
SpliceODBC64=SpliceODBCDriver
[SpliceODBC64]
Driver=/usr/local/splice/lib64/libsplice_odbc.so
PWD=tiger
[sales.east]
DRIVER = SpliceODBCDriver
Description = a;b
`;

describe('on Linux', () => {
  const files = {
    '/etc/odbcinst.ini': odbcinst,
    '/etc/odbc.ini': odbcIni,
    '/usr/local/splice/lib64/libsplice_odbc.so': '',
  };

  test('drivers, Splice’s first, and whether their library is there', async () => {
    const library = '/usr/local/splice/lib64/libsplice_odbc.so';
    expect((await discoverOdbc(machine(files))).drivers).toEqual([
      { name: 'SpliceODBCDriver', library, isSplice: true, exists: true },
      { name: 'MariaDB', library: 'libmaodbc.so', isSplice: false, exists: undefined },
      { name: 'Gone', library: '/nowhere/lib.so', isSplice: false, exists: false },
    ]);
  });

  test('data sources, dots in their names kept, and nothing of their secrets', async () => {
    const { dsns } = await discoverOdbc(machine(files));
    expect(dsns).toEqual([
      { name: 'SpliceODBC64', driver: '/usr/local/splice/lib64/libsplice_odbc.so', from: '/etc/odbc.ini' },
      { name: 'sales.east', driver: 'SpliceODBCDriver', from: '/etc/odbc.ini' },
    ]);
  });

  test('the user’s file wins over the system’s', async () => {
    const own = { ...files, '/home/ann/.odbc.ini': '[SALES.EAST]\nDriver=Mine\n' };
    const { dsns } = await discoverOdbc(machine(own));
    expect(dsns.map(({ name, from }) => [name, from])).toEqual([
      ['SALES.EAST', '/home/ann/.odbc.ini'],
      ['SpliceODBC64', '/etc/odbc.ini'],
    ]);
  });

  test('Splice’s library in its usual place, though no file names it', async () => {
    const { drivers } = await discoverOdbc(machine({ '/home/ann/splice/lib64/libsplice_odbc.so': '' }));
    const library = '/home/ann/splice/lib64/libsplice_odbc.so';
    expect(drivers).toEqual([{ name: library, library, isSplice: true, exists: true }]);
  });

  test('nothing at all', async () => {
    expect(await discoverOdbc(machine({}))).toEqual({ drivers: [], dsns: [] });
  });

  test.each<[string, Machine['environment'], Record<string, string>]>([
    [
      'ODBCSYSINI replaces the system’s folders',
      { ODBCSYSINI: '/s' },
      { '/s/odbc.ini': '[A]\nDriver=x', '/etc/odbc.ini': '[B]' },
    ],
    [
      'ODBCINI replaces the user’s file',
      { ODBCINI: '/m.ini' },
      { '/m.ini': '[A]\nDriver=x', '/home/ann/.odbc.ini': '[B]' },
    ],
  ])('%s', async (_, environment, present) => {
    const { dsns } = await discoverOdbc(machine(present, { environment }));
    expect(dsns.map(({ name }) => name)).toEqual(['A']);
  });

  test.each([
    [{ ODBCINSTINI: '/own/inst.ini' }, '/own/inst.ini'],
    [{ ODBCSYSINI: '/s', ODBCINSTINI: 'inst.ini' }, '/s/inst.ini'],
    [{}, '/opt/homebrew/etc/odbcinst.ini'],
    [{}, '/home/ann/.odbcinst.ini'],
  ])('with %j drivers are looked for in %s', async (environment, file) => {
    const { drivers } = await discoverOdbc(machine({ [file]: '[A]\nDriver=a.so' }, { environment }));
    expect(drivers.map(({ name }) => name)).toEqual(['A']);
  });
});

test('macOS: iODBC’s folder, the 64-bit library, and Splice’s usual place', async () => {
  const stray = '/Library/ODBC/SpliceMachine/libsplice_odbc64.dylib';
  const files = {
    '/Library/ODBC/odbcinst.ini': '[A]\r\nDriver=/a32\r\nDriver64=/a64\r\n',
    '/home/ann/Library/ODBC/odbc.ini': '\uFEFF[D]\r\nDriver=A\r\n',
    [stray]: '',
  };
  expect(await discoverOdbc(machine(files, { platform: 'darwin' }))).toEqual({
    drivers: [
      { name: stray, library: stray, isSplice: true, exists: true },
      { name: 'A', library: '/a64', isSplice: false, exists: false },
    ],
    dsns: [{ name: 'D', driver: 'A', from: '/home/ann/Library/ODBC/odbc.ini' }],
  });
});

describe('on Windows', () => {
  const drivers = String.raw`
HKEY_LOCAL_MACHINE\SOFTWARE\ODBC\ODBCINST.INI\ODBC Drivers
    SQL Server    REG_SZ    Installed
    Splice Machine ODBC Driver    REG_SZ    Installed

HKEY_LOCAL_MACHINE\SOFTWARE\ODBC\ODBCINST.INI\SQL Server
    APILevel    REG_SZ    2
    Driver    REG_EXPAND_SZ    %WINDIR%\system32\SQLSRV32.dll
    CPTimeout    REG_DWORD    0x3c

HKEY_LOCAL_MACHINE\SOFTWARE\ODBC\ODBCINST.INI\Splice Machine ODBC Driver
    Driver    REG_SZ    C:\Program Files\Splice\lib\splice.dll
`.replaceAll('\n', '\r\n');

  const sources = String.raw`
HKEY_CURRENT_USER\SOFTWARE\ODBC\ODBC.INI\ODBC Data Sources
    East    REG_SZ    Splice Machine ODBC Driver

HKEY_CURRENT_USER\SOFTWARE\ODBC\ODBC.INI\East
    Driver    REG_SZ    C:\Program Files\Splice\lib\splice.dll
    PWD    REG_SZ    tiger

HKEY_CURRENT_USER\SOFTWARE\ODBC\ODBC.INI\East\Deeper
    Driver    REG_SZ    x
`.replaceAll('\n', '\r\n');

  test('the registry tells drivers and data sources', async () => {
    const outputs: Record<string, string> = {
      'HKLM\\SOFTWARE\\ODBC\\ODBCINST.INI': drivers,
      'HKCU\\SOFTWARE\\ODBC\\ODBC.INI': sources,
    };
    const windows = machine(
      { 'C:\\Windows\\system32\\SQLSRV32.dll': '' },
      {
        platform: 'win32',
        environment: { WINDIR: 'C:\\Windows' },
        queryRegistry: (key) => Promise.resolve(outputs[key] ?? ''),
      },
    );
    expect(await discoverOdbc(windows)).toEqual({
      drivers: [
        {
          name: 'Splice Machine ODBC Driver',
          library: 'C:\\Program Files\\Splice\\lib\\splice.dll',
          isSplice: true,
          exists: false,
        },
        { name: 'SQL Server', library: 'C:\\Windows\\system32\\SQLSRV32.dll', isSplice: false, exists: true },
      ],
      dsns: [{ name: 'East', driver: 'Splice Machine ODBC Driver', from: 'HKCU\\SOFTWARE\\ODBC\\ODBC.INI' }],
    });
  });
});

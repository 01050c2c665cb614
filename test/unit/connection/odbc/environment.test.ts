import { expect, test } from 'vitest';
import { childEnvironment } from '../../../../src/connection/odbc/environment';

test('what would change Node is left out, what the driver may need stays', () => {
  const environment = {
    PATH: '/bin',
    ODBCSYSINI: '/etc/odbc',
    ODBCINI: '/o.ini',
    LD_LIBRARY_PATH: '/lib',
    KRB5CCNAME: 'FILE:/tmp/cc',
    NODE_OPTIONS: '--require evil.js',
    NODE_CHANNEL_FD: '7',
    VSCODE_IPC_HOOK: 'x',
    ELECTRON_RUN_AS_NODE: '',
    ELECTRON_NO_ASAR: '1',
    Vscode_Pid: '1',
    EMPTY: undefined,
  };
  expect(childEnvironment(environment)).toEqual({
    PATH: '/bin',
    ODBCSYSINI: '/etc/odbc',
    ODBCINI: '/o.ini',
    LD_LIBRARY_PATH: '/lib',
    KRB5CCNAME: 'FILE:/tmp/cc',
    ELECTRON_RUN_AS_NODE: '1',
  });
});

/** The procedures that tell what a server is. */
import { usual } from './parts';
import { everyLine } from './releases';
import type { ProcedureDescription, ResultColumn } from './types';

const reading = {
  group: 'server',
  runsOn: 'either',
  effect: '',
  failures: usual,
  changes: false,
  destructive: false,
} as const;

function rows(...columns: readonly (readonly [string, string, string])[]): ProcedureDescription['result'] {
  return {
    kind: 'rows',
    columns: columns.map(([name, type, description]): ResultColumn => ({ name, type, description })),
  };
}

const versions: Pick<ProcedureDescription, 'forms' | 'result' | 'traps'> = {
  forms: [{ releases: everyLine, parameters: [] }],
  result: rows(
    ['HOSTNAME', 'VARCHAR', 'Host and port of the server.'],
    ['RELEASE', 'VARCHAR', 'Line, patch and sprint, such as 3.1.0.1990.'],
    ['IMPLEMENTATION_VERSION', 'VARCHAR', 'The commit it was built from.'],
    ['BUILD_TIME', 'VARCHAR', 'When it was built.'],
    ['URL', 'VARCHAR', 'Where its source is.'],
  ),
  traps: ['The last number, the sprint, decides which procedures there are.'],
};

export const server: readonly ProcedureDescription[] = [
  {
    ...reading,
    ...versions,
    name: 'SYSCS_GET_VERSION_INFO',
    purpose: 'Tells the release of every server.',
  },
  {
    ...reading,
    ...versions,
    name: 'SYSCS_GET_VERSION_INFO_LOCAL',
    purpose: 'Tells the release of the server that it is called on.',
  },
  {
    ...reading,
    name: 'SYSCS_GET_ACTIVE_SERVERS',
    forms: [{ releases: everyLine, parameters: [] }],
    purpose: 'Lists the servers that are up.',
    result: rows(
      ['HOSTNAME', 'VARCHAR', 'The host.'],
      ['PORT', 'INTEGER', 'The port of the region server, which is not the one for SQL.'],
      ['STARTCODE', 'BIGINT', 'When it started, in milliseconds.'],
    ),
    traps: [],
  },
  {
    ...reading,
    name: 'SYSCS_GET_REGION_SERVER_CONFIG_INFO',
    forms: [
      {
        releases: everyLine,
        parameters: [
          {
            name: 'configRoot',
            type: 'VARCHAR(128)',
            description: 'Meant as a prefix of names; ignored.',
            example: "''",
          },
          { name: 'mode', type: 'INTEGER', description: 'Meant to ask for differences only; ignored.', example: '0' },
        ],
      },
    ],
    purpose: 'Lists the configuration of every server.',
    result: rows(
      ['HOST_NAME', 'VARCHAR', 'The server.'],
      ['CONFIG_NAME', 'VARCHAR', 'The setting: Splice’s own by their field names, HBase’s by their keys.'],
      ['CONFIG_VALUE', 'VARCHAR', 'The value; the word null where it is not set.'],
    ),
    traps: ['Both arguments are ignored: all settings come back, one row per server and setting.'],
  },
  {
    ...reading,
    name: 'SYSCS_IS_MEM_PLATFORM',
    forms: [
      { releases: [{ line: '3.2', from: 0 }], parameters: [], note: 'Seen in 3.2; earlier releases may have it too.' },
    ],
    purpose: 'Tells whether this is the memory platform, which has no HBase and replicates nothing.',
    result: rows(['IsMemPlatform', 'BOOLEAN', 'true on the memory platform.']),
    traps: ['Only CALL reaches it; in VALUES or SELECT it is unknown.'],
  },
  {
    ...reading,
    name: 'SYSCS_GET_CURRENT_TRANSACTION',
    forms: [{ releases: everyLine, parameters: [] }],
    purpose: 'Tells the number of the transaction it runs in.',
    result: rows(['txnId', 'BIGINT', 'The number.']),
    traps: ['The difference between two clusters is a distance in transactions, not in seconds.'],
  },
];

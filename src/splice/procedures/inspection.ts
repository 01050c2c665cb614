/** The procedures that look at replication without changing it. */
import {
  errorColumn,
  noEnterprise,
  noEnterpriseThrown,
  noSchema,
  peerId,
  schemaName,
  tableName,
  told,
  unexpected,
  usual,
  wrongNumber,
} from './parts';
import { since } from './releases';
import type { ProcedureDescription } from './types';

const reading = { group: 'inspection', effect: '', changes: false, destructive: false } as const;
const walPosition = (description: string) => ({ name: 'walPosition', type: 'VARCHAR', description });

const replicationEnabled: ProcedureDescription = {
  ...reading,
  name: 'REPLICATION_ENABLED',
  forms: [{ releases: since(1957), parameters: [schemaName, tableName] }],
  runsOn: 'either',
  purpose: 'Tells what HBase really does with a table, whatever the rows of SYS.SYSREPLICATION say.',
  result: { kind: 'outcome', columns: [told('Enabled', 'The text TRUE or FALSE.'), errorColumn] },
  failures: [
    { form: 'error-row', message: "Table '{schema}.{table}' does not exist.", cure: 'Check the spelling.' },
    noSchema,
    ...usual,
  ],
  traps: [
    'Names are folded to upper case even in quotes: a table whose name is not upper case cannot be asked for.',
    'The memory platform always says FALSE.',
  ],
};

const walOfOne: ProcedureDescription = {
  ...reading,
  name: 'GET_REPLICATED_WAL_POSITION',
  forms: [
    {
      releases: since(1942),
      parameters: [
        {
          name: 'wal',
          type: 'VARCHAR(32672)',
          description: 'The name of a write-ahead log.',
          example: "'region-server%2C16020%2C1600000000000.1600000000001'",
        },
      ],
    },
  ],
  runsOn: 'active',
  purpose: 'Tells how far one write-ahead log has been replicated.',
  result: { kind: 'rows', columns: [walPosition('The position; NULL where none is known.')] },
  failures: [noEnterpriseThrown, ...usual],
  traps: ['It asks HBase each time: do not call it often.'],
};

const walsOfPeer: ProcedureDescription = {
  ...reading,
  name: 'GET_REPLICATED_WAL_POSITIONS',
  forms: [{ releases: since(1942), parameters: [peerId] }],
  runsOn: 'active',
  purpose: 'Tells how far each write-ahead log has been replicated to a peer.',
  result: { kind: 'rows', columns: [walPosition('A log with its position, one per row.')] },
  failures: [...wrongNumber, noEnterpriseThrown, unexpected, ...usual],
  traps: ['It asks HBase each time: do not call it often.'],
};

const progress: ProcedureDescription = {
  ...reading,
  name: 'GET_REPLICATION_PROGRESS',
  forms: [
    {
      releases: [
        { line: '3.0', from: 1949, to: 1956 },
        { line: '3.0', from: 1990 },
        { line: '3.1', from: 1951, to: 1956 },
        { line: '3.1', from: 1990 },
        { line: '3.2', from: 1990 },
      ],
      parameters: [],
    },
    {
      releases: [
        { line: '3.0', from: 1957, to: 1989 },
        { line: '3.1', from: 1957, to: 1989 },
        { line: '3.2', from: 0, to: 1989 },
      ],
      parameters: [],
      note: 'These releases list the procedure, but its code is missing and the call fails.',
      broken: true,
    },
  ],
  runsOn: 'passive',
  purpose: 'Tells up to which moment the passive cluster shows the active one’s data.',
  result: {
    kind: 'outcome',
    columns: [
      told('Replication progress', 'A time with its offset, by the active cluster’s clock.'),
      told('Error', 'Mostly that there is no information yet, which is no failure.'),
    ],
  },
  failures: [
    { form: 'error-row', message: 'Information not available', cure: 'Nothing has arrived yet; ask again later.' },
    {
      form: 'thrown',
      sqlState: '42X50',
      message: 'No method was found that matched the method call …',
      cure: 'This release lacks the code; sprint 1990 brought it back.',
    },
    noEnterpriseThrown,
    ...usual,
  ],
  traps: ['While the active cluster is idle the time stands still though nothing is missing: it is no measure of lag.'],
};

const dumpWals: ProcedureDescription = {
  ...reading,
  name: 'DUMP_UNREPLICATED_WALS',
  forms: [{ releases: since(1957), parameters: [] }],
  runsOn: 'active',
  purpose: 'Shows the write-ahead logs that have not been replicated yet, before or after a failover.',
  result: {
    kind: 'outcome',
    columns: [told('Success', 'The logs, as the server writes them; may be empty.'), errorColumn],
  },
  failures: [noEnterprise, ...usual],
  traps: ['The form of the text is not fixed: read it, do not parse it.'],
};

export const inspection: readonly ProcedureDescription[] = [
  replicationEnabled,
  progress,
  walOfOne,
  walsOfPeer,
  dumpWals,
];

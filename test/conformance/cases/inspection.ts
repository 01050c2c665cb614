/** What can be asked about replication. */
import type { ConformanceCase, ContentsName } from '../model';

type Line = readonly [schema: string | null, table: string, answer: string | RegExp, contents?: ContentsName];

/** S.T1 is on and has no row: the answer is of HBase, not of SYSREPLICATION. Names are folded twice, so quotes do not help. */
const replicationEnabled = (
  [
    ['S', 'T1', 'Enabled: TRUE'],
    ['S', 'T2', 'Enabled: FALSE'],
    ['s', 't1', 'Enabled: TRUE'],
    [' S ', ' T1 ', 'Enabled: TRUE'],
    ['"S"', '"T1"', 'Enabled: TRUE'],
    [null, 'T1', 'Enabled: FALSE'],
    ['S', 'V1', 'Enabled: FALSE'],
    ['S', 'A1', 'Enabled: FALSE'],
    // An external table has nothing in HBase that could be asked; what the server makes of that is not known.
    ['S', 'E1', /^(Enabled: FALSE$|Error: )/, 'external'],
    ['S', 'NOPE', "Error: Table 'S.NOPE' does not exist."],
    ['NOPE', 'T1', "Error: Schema 'NOPE' does not exist"],
    ['S', '"my t"', "Error: Table 'S.MY T' does not exist.", 'mixed-table'],
    ['"MyS"', '"MyT"', "Error: Schema 'MYS' does not exist", 'mixed-schema'],
  ] satisfies readonly Line[] as readonly Line[]
).map(([schema, table, answer, contents = 'plain']): ConformanceCase => ({
  group: 'inspection',
  name: `REPLICATION_ENABLED(${schema ?? 'NULL'}, ${table})`,
  contents,
  rows: 'T:S.T2',
  switchedOn: 'S.T1',
  steps: [{ procedure: 'REPLICATION_ENABLED', arguments: [schema, table], answer, rows: 'T:S.T2' }],
}));

/** Whatever the rows say. */
const statesOfOne = ['', 'D', 'S:S', 'T:S.T1', 'T:S.T1, T:S.T1', 'T:s.t1', 'T:S.GONE'].flatMap((rows) =>
  ['', 'S.T1'].map((switchedOn): ConformanceCase => ({
    group: 'inspection',
    name: `REPLICATION_ENABLED of a table that is ${switchedOn === '' ? 'off' : 'on'} with ${rows === '' ? 'no rows' : rows}`,
    rows,
    switchedOn,
    steps: [
      {
        procedure: 'REPLICATION_ENABLED',
        arguments: ['S', 'T1'],
        answer: `Enabled: ${switchedOn === '' ? 'FALSE' : 'TRUE'}`,
        rows,
        switchedOn,
      },
    ],
  })),
);

const releases = (['2.8.0.2024', '3.0.0.1940', '3.0.0.1950', '3.1.1.1990', '3.2.0.2025'] as const).map(
  (release): ConformanceCase => ({
    group: 'inspection',
    name: `the release ${release} is told`,
    release,
    steps: ['SYSCS_GET_VERSION_INFO', 'SYSCS_GET_VERSION_INFO_LOCAL'].map((procedure) => ({
      procedure,
      answer: new RegExp(` ${release.replaceAll('.', '\\.')} `),
    })),
  }),
);

export const inspection: readonly ConformanceCase[] = [
  ...replicationEnabled,
  ...statesOfOne,
  ...releases,
  {
    group: 'inspection',
    name: 'progress is a time with its offset',
    progress: '2026-01-02T03:04:05.678Z',
    steps: [{ procedure: 'GET_REPLICATION_PROGRESS', answer: 'Replication progress: 2026-01-02T03:04:05.678Z' }],
  },
  // The form of a position is not known.
  {
    group: 'inspection',
    name: 'positions of write-ahead logs',
    peers: '1 {other} on serial',
    steps: [
      { procedure: 'GET_REPLICATED_WAL_POSITION', arguments: ['no such log'], answer: 'walPosition: NULL' },
      { procedure: 'GET_REPLICATED_WAL_POSITIONS', arguments: [1], answer: /^walPosition: ./ },
      { procedure: 'GET_REPLICATED_WAL_POSITIONS', arguments: [9], answer: 'no rows' },
    ],
  },
  {
    group: 'inspection',
    name: 'the servers tell of themselves',
    steps: [
      { procedure: 'SYSCS_GET_ACTIVE_SERVERS', answer: /^\S+ 16020 \d+$/ },
      {
        procedure: 'SYSCS_GET_REGION_SERVER_CONFIG_INFO',
        arguments: ['', 0],
        answer: /(^| \/ )\S+ replicationEnabled true( \/ |$)/,
      },
      { procedure: 'SYSCS_GET_CURRENT_TRANSACTION', answer: /^txnId: \d+$/ },
    ],
  },
  {
    group: 'inspection',
    name: 'an active cluster has no progress',
    steps: [{ procedure: 'GET_REPLICATION_PROGRESS', answer: 'Error: Information not available' }],
  },
  {
    group: 'inspection',
    name: 'without peers there are no positions',
    steps: [
      { procedure: 'GET_REPLICATED_WAL_POSITIONS', arguments: [1], answer: 'no rows' },
      { procedure: 'DUMP_UNREPLICATED_WALS', answer: 'Success:' },
    ],
  },
  {
    group: 'inspection',
    name: 'it is no memory platform',
    steps: [{ procedure: 'SYSCS_IS_MEM_PLATFORM', answer: 'IsMemPlatform: false' }],
  },
];

/** What can be asked about replication. */
import type { ConformanceCase, ContentsName } from '../model';

type Line = readonly [schema: string | null, table: string, answer: string, contents?: ContentsName];

/** S.T1 is on and has no row: the answer is of HBase, not of SYSREPLICATION. Names are folded twice, so quotes do not help. */
const replicationEnabled = (
  [
    ['S', 'T1', 'Enabled: TRUE'],
    ['S', 'T2', 'Enabled: FALSE'],
    ['s', 't1', 'Enabled: TRUE'],
    [' S ', ' T1 ', 'Enabled: TRUE'],
    ['"S"', '"T1"', 'Enabled: TRUE'],
    [null, 'T1', 'Enabled: FALSE'],
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

const releases = (['2.8.0.2024', '3.0.0.1940', '3.0.0.1950', '3.1.1.1990', '3.2.0.2025'] as const).map(
  (release): ConformanceCase => ({
    group: 'inspection',
    name: `the release ${release} is told`,
    release,
    steps: [{ procedure: 'SYSCS_GET_VERSION_INFO', answer: new RegExp(` ${release.replaceAll('.', '\\.')} `) }],
  }),
);

export const inspection: readonly ConformanceCase[] = [
  ...replicationEnabled,
  ...releases,
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

/** Each release's procedures and their number of arguments; any other number is refused before anything else. */
import type { LabRelease } from '../../labs/mariadb/releases';
import type { ConformanceCase, Step } from '../model';

const peersOfAll = { REMOVE_PEER: 1, ENABLE_PEER: 1, DISABLE_PEER: 1 };
const tables = { ENABLE_TABLE_REPLICATION: 2, DISABLE_TABLE_REPLICATION: 2 };
const rolesAndScopes = {
  LIST_PEERS: 0,
  GET_CLUSTER_KEY: 0,
  SET_REPLICATION_ROLE: 1,
  GET_REPLICATION_ROLE: 0,
  ENABLE_SCHEMA_REPLICATION: 1,
  DISABLE_SCHEMA_REPLICATION: 1,
  ENABLE_DATABASE_REPLICATION: 0,
  DISABLE_DATABASE_REPLICATION: 0,
};
const sinks = {
  SETUP_REPLICATION_SINK: 0,
  SETUP_REPLICATION_SINK_LOCAL: 0,
  SHUTDOWN_REPLICATION_SINK: 0,
  SHUTDOWN_REPLICATION_SINK_LOCAL: 0,
};
const positions = { GET_REPLICATED_WAL_POSITION: 1, GET_REPLICATED_WAL_POSITIONS: 1, GET_REPLICATION_PROGRESS: 0 };
const latest = { DUMP_UNREPLICATED_WALS: 0, REPLICATION_ENABLED: 2 };
const backups = {
  SYSCS_BACKUP_DATABASE: 2,
  SYSCS_BACKUP_DATABASE_ASYNC: 2,
  SYSCS_RESTORE_DATABASE: 3,
  SYSCS_RESTORE_DATABASE_ASYNC: 3,
  SYSCS_RESTORE_DATABASE_TO_TIMESTAMP: 4,
  SYSCS_RESTORE_DATABASE_TO_TRANSACTION: 4,
  VALIDATE_BACKUP: 2,
  VALIDATE_SCHEMA_BACKUP: 3,
  VALIDATE_TABLE_BACKUP: 4,
  SYSCS_GET_RUNNING_BACKUPS: 0,
  SYSCS_CANCEL_BACKUP: 1,
  SYSCS_DELETE_BACKUP: 1,
  SYSCS_DELETE_OLD_BACKUPS: 1,
};
const servers = {
  SYSCS_GET_VERSION_INFO: 0,
  SYSCS_GET_VERSION_INFO_LOCAL: 0,
  SYSCS_GET_ACTIVE_SERVERS: 0,
  SYSCS_GET_REGION_SERVER_CONFIG_INFO: 2,
  SYSCS_GET_CURRENT_TRANSACTION: 0,
};
const common = { ...peersOfAll, ...tables, ...backups, ...servers };

const ARGUMENTS: Readonly<Record<LabRelease, Readonly<Record<string, number>>>> = {
  '2.8.0.2024': { ADD_PEER: 2, ...common, ...sinks },
  '3.0.0.1940': { ADD_PEER: 3, ...common, ...rolesAndScopes },
  '3.0.0.1950': { ADD_PEER: 4, ...common, ...rolesAndScopes, ...positions },
  '3.1.1.1990': { ADD_PEER: 3, ...common, ...rolesAndScopes, ...positions, ...latest },
  '3.2.0.2025': { ADD_PEER: 3, ...common, ...rolesAndScopes, ...positions, ...latest },
};
const MOST_ARGUMENTS = 5;
const everyName = [...new Set(Object.values(ARGUMENTS).flatMap((forms) => Object.keys(forms)))];

/** One step for each number of arguments that is wrong: all of them where the release has no such procedure. */
function refusals(release: LabRelease, procedure: string): readonly Step[] {
  return Array.from({ length: MOST_ARGUMENTS + 1 }, (_, count) => count)
    .filter((count) => count !== ARGUMENTS[release][procedure])
    .map((count) => ({
      procedure,
      arguments: Array.from({ length: count }, () => '1'),
      answer: `42Y03! 'SYSCS_UTIL.${procedure}' is not recognized as a function or procedure.`,
    }));
}

const arity = (Object.keys(ARGUMENTS) as LabRelease[]).flatMap((release) =>
  everyName.map((procedure): ConformanceCase => ({
    group: `forms of ${release}`,
    name: `${procedure} with another number of arguments`,
    release,
    steps: refusals(release, procedure),
  })),
);

const form = (release: LabRelease, name: string, ...steps: readonly Step[]): ConformanceCase => ({
  group: `forms of ${release}`,
  name,
  release,
  steps,
});

const switching: readonly Step[] = [
  {
    procedure: 'ENABLE_TABLE_REPLICATION',
    arguments: ['S', 'T1'],
    answer: 'Success: Enabled replication for table S.T1',
    switchedOn: 'S.T1',
  },
  {
    procedure: 'DISABLE_TABLE_REPLICATION',
    arguments: ['S', 'T1'],
    answer: 'Success: Disabled replication for table S.T1',
    switchedOn: '',
  },
];

const calls: readonly ConformanceCase[] = [
  form('2.8.0.2024', 'a peer by its key', {
    procedure: 'ADD_PEER',
    arguments: [1, '{other}'],
    answer: 'Success: Added {other} as peer 1',
  }),
  form(
    '2.8.0.2024',
    'sinks, with the wrong word in the last answer',
    { procedure: 'SETUP_REPLICATION_SINK', answer: 'Success: Setup replication sink' },
    { procedure: 'SETUP_REPLICATION_SINK_LOCAL', answer: 'Success: Setup replication sink' },
    { procedure: 'SHUTDOWN_REPLICATION_SINK', answer: 'Success: Shutdown replication sink' },
    { procedure: 'SHUTDOWN_REPLICATION_SINK_LOCAL', answer: 'Success: Setup replication sink' },
  ),
  // Which of the two addresses this form echoes is not known.
  form(
    '3.0.0.1940',
    'a peer by its address, which makes this cluster the master',
    {
      procedure: 'ADD_PEER',
      arguments: [1, '{address}', true],
      answer: /^Success: Added /,
      peers: '1 {other} on serial',
    },
    { procedure: 'GET_REPLICATION_ROLE', answer: 'ROLE: MASTER' },
  ),
  form('3.0.0.1940', 'a peer that keeps no order', {
    procedure: 'ADD_PEER',
    arguments: [1, '{address}', false],
    answer: /^Success: Added /,
    peers: '1 {other} on loose',
  }),
  form('3.0.0.1940', 'a cluster key where an address is wanted', {
    procedure: 'ADD_PEER',
    arguments: [1, '{other}', true],
    answer: /^Error: /,
    peers: '',
  }),
  form('3.0.0.1950', 'an enabled peer that keeps no order', {
    procedure: 'ADD_PEER',
    arguments: [1, '{other}', true, false],
    answer: 'Success: Added {other} as peer 1',
    peers: '1 {other} on loose',
  }),
  form('3.0.0.1950', 'a waiting peer that keeps the order', {
    procedure: 'ADD_PEER',
    arguments: [1, '{other}', false, true],
    answer: 'Success: Added {other} as peer 1',
    peers: '1 {other} off serial',
  }),
  form('3.1.1.1990', 'a waiting peer', {
    procedure: 'ADD_PEER',
    arguments: [1, '{other}', false],
    answer: 'Success: Added {other} as peer 1',
    peers: '1 {other} off serial',
  }),
  ...(Object.keys(ARGUMENTS) as LabRelease[]).map((release) => form(release, 'a table is switched', ...switching)),
];

export const forms: readonly ConformanceCase[] = [...arity, ...calls];

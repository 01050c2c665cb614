/** A user who is not the database owner: nothing without EXECUTE, and with it the broader calls still need SYS. */
import type { ConformanceCase, Step } from '../model';

const noExecute = (procedure: string) =>
  `42504! User 'JOE' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'${procedure}'.`;

const calls: readonly (Pick<Step, 'arguments'> & { readonly procedure: string })[] = [
  { procedure: 'ADD_PEER', arguments: [1, '{other}', true] },
  { procedure: 'REMOVE_PEER', arguments: [1] },
  { procedure: 'ENABLE_PEER', arguments: [1] },
  { procedure: 'DISABLE_PEER', arguments: [1] },
  { procedure: 'LIST_PEERS' },
  { procedure: 'GET_CLUSTER_KEY' },
  { procedure: 'ENABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] },
  { procedure: 'DISABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] },
  { procedure: 'ENABLE_SCHEMA_REPLICATION', arguments: ['S'] },
  { procedure: 'DISABLE_SCHEMA_REPLICATION', arguments: ['S'] },
  { procedure: 'ENABLE_DATABASE_REPLICATION' },
  { procedure: 'DISABLE_DATABASE_REPLICATION' },
  { procedure: 'SET_REPLICATION_ROLE', arguments: ['PRIMARY'] },
  { procedure: 'GET_REPLICATION_ROLE' },
  { procedure: 'REPLICATION_ENABLED', arguments: ['S', 'T1'] },
];

const granted = (name: string, rows: string, ...steps: readonly Step[]): ConformanceCase => ({
  group: 'restricted user',
  name,
  rows,
  grants: calls.map(({ procedure }) => procedure),
  steps: steps.map((step) => ({ ...step, as: 'restricted' })),
});

export const restricted: readonly ConformanceCase[] = [
  {
    group: 'restricted user',
    name: 'without grants everything is refused',
    rows: 'D',
    steps: calls.map((call) => ({
      ...call,
      as: 'restricted',
      answer: noExecute(call.procedure),
      rows: 'D',
      peers: '',
    })),
  },
  {
    group: 'restricted user',
    name: 'the number of arguments is checked first',
    steps: [
      {
        procedure: 'ADD_PEER',
        arguments: [1],
        as: 'restricted',
        answer: "42Y03! 'SYSCS_UTIL.ADD_PEER' is not recognized as a function or procedure.",
      },
    ],
  },
  {
    group: 'restricted user',
    name: 'SYS is closed',
    steps: [
      {
        sql: 'SELECT r.SCOPE FROM SYS.SYSREPLICATION r',
        as: 'restricted',
        answer: "42Y07! Schema 'SYS' does not exist",
      },
    ],
  },
  granted(
    'EXECUTE is enough for a table',
    '',
    {
      procedure: 'ENABLE_TABLE_REPLICATION',
      arguments: ['S', 'T1'],
      answer: 'Success: Enabled replication for table S.T1',
      rows: 'T:S.T1',
    },
    { procedure: 'REPLICATION_ENABLED', arguments: ['S', 'T1'], answer: 'Enabled: TRUE' },
    {
      procedure: 'DISABLE_TABLE_REPLICATION',
      arguments: ['S', 'T1'],
      answer: 'Success: Disabled replication for table S.T1',
      rows: '',
    },
  ),
  granted('enabling a schema reads SYS', '', {
    procedure: 'ENABLE_SCHEMA_REPLICATION',
    arguments: ['S'],
    answer: "Error: Schema 'SYS' does not exist",
    rows: '',
  }),
  granted(
    'what is on already is told without SYS',
    'D',
    {
      procedure: 'ENABLE_SCHEMA_REPLICATION',
      arguments: ['S'],
      answer: 'Warning: Replication for schema S has been enabled',
      rows: 'D',
    },
    { procedure: 'ENABLE_DATABASE_REPLICATION', answer: 'Warning: Database replication has been enabled', rows: 'D' },
  ),
  granted(
    'disabling what is broader than a table reads SYS, and throws before it catches anything',
    'T:S.T1',
    {
      procedure: 'DISABLE_SCHEMA_REPLICATION',
      arguments: ['S'],
      answer: "42Y07! Schema 'SYS' does not exist",
      rows: 'T:S.T1',
    },
    { procedure: 'DISABLE_DATABASE_REPLICATION', answer: "42Y07! Schema 'SYS' does not exist", rows: 'T:S.T1' },
  ),
  // With a row of its own or the database's it need not count TABLE rows: it reads SYS later, where it catches.
  ...['S:S', 'D'].map((rows) =>
    granted(`disabling a schema by its row reads SYS with ${rows}`, rows, {
      procedure: 'DISABLE_SCHEMA_REPLICATION',
      arguments: ['S'],
      answer: "Error: Schema 'SYS' does not exist",
      rows,
    }),
  ),
];

/** Roles, what a replica refuses, and what can be read of replication. */
import type { ConformanceCase, Step } from '../model';

const readOnly = 'RPL00! Database is read-only.';
const get = { procedure: 'GET_REPLICATION_ROLE' };
const set = (role: string) => ({ procedure: 'SET_REPLICATION_ROLE', arguments: [role] });

const scopeCalls: readonly Pick<Step, 'procedure' | 'arguments'>[] = [
  { procedure: 'ENABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] },
  { procedure: 'DISABLE_TABLE_REPLICATION', arguments: ['S', 'T1'] },
  { procedure: 'ENABLE_SCHEMA_REPLICATION', arguments: ['S'] },
  { procedure: 'DISABLE_SCHEMA_REPLICATION', arguments: ['S'] },
  { procedure: 'ENABLE_DATABASE_REPLICATION' },
  { procedure: 'DISABLE_DATABASE_REPLICATION' },
];

/** Even where it would change nothing, and where there is nothing to change. */
const onReplica = ['', 'D', 'T:S.T1'].map((rows): ConformanceCase => ({
  group: 'roles',
  name: `a replica refuses scope calls with ${rows === '' ? 'no rows' : rows}`,
  role: 'REPLICA',
  rows,
  steps: scopeCalls.map((call) => ({ ...call, answer: readOnly, rows })),
}));

export const roles: readonly ConformanceCase[] = [
  ...onReplica,
  {
    group: 'roles',
    name: 'a replica of an older release refuses too',
    release: '3.0.0.1950',
    role: 'SLAVE',
    rows: 'D',
    steps: scopeCalls.map((call) => ({ ...call, answer: readOnly, rows: 'D' })),
  },
  {
    group: 'roles',
    name: 'a replica answers readings',
    role: 'REPLICA',
    rows: 'D',
    switchedOn: 'S.T1',
    steps: [
      { ...get, answer: 'ROLE: REPLICA' },
      { procedure: 'REPLICATION_ENABLED', arguments: ['S', 'T1'], answer: 'Enabled: TRUE' },
      { procedure: 'LIST_PEERS', answer: 'no rows' },
      { procedure: 'GET_CLUSTER_KEY', answer: 'Success: {own}' },
    ],
  },
  // Both words are told of a cluster whose role was never set.
  { group: 'roles', name: 'no role at first', steps: [{ ...get, answer: /^ROLE: (NONE|null)$/ }] },
  {
    group: 'roles',
    name: 'the role is set, and takes effect at once',
    rows: 'T:S.T1',
    steps: [
      { ...set('REPLICA'), answer: "Success: set replication role to 'REPLICA'" },
      { ...get, answer: 'ROLE: REPLICA' },
      { procedure: 'DISABLE_DATABASE_REPLICATION', answer: readOnly, rows: 'T:S.T1' },
      { ...set('PRIMARY'), answer: "Success: set replication role to 'PRIMARY'" },
      { ...get, answer: 'ROLE: PRIMARY' },
      { procedure: 'DISABLE_DATABASE_REPLICATION', answer: /^Success: /, rows: '' },
    ],
  },
  {
    group: 'roles',
    name: 'the words of older releases',
    release: '3.0.0.1940',
    steps: [
      { ...set('SLAVE'), answer: "Success: set replication role to 'SLAVE'" },
      { ...get, answer: 'ROLE: SLAVE' },
      { ...set('MASTER'), answer: "Success: set replication role to 'MASTER'" },
      { ...get, answer: 'ROLE: MASTER' },
    ],
  },
  {
    group: 'roles',
    name: 'a word that is no role',
    role: 'PRIMARY',
    steps: [
      { ...set('KING'), answer: "Error: Incorrect replication role 'KING'" },
      { ...get, answer: 'ROLE: PRIMARY' },
    ],
  },
  {
    group: 'roles',
    name: 'a role of more than ten characters',
    steps: [
      {
        ...set('REPLICAREPLICA'),
        answer: "22001! A truncation error was encountered trying to shrink VARCHAR 'REPLICAREPLICA' to length 10.",
      },
    ],
  },
];

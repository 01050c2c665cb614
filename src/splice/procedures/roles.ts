/** The procedures around the role of a cluster, those of the first releases included. */
import { errorColumn, noEnterprise, told, usual } from './parts';
import { since } from './releases';
import type { ProcedureDescription, ProcedureParameter } from './types';

function role(example: string): ProcedureParameter {
  return { name: 'role', type: 'VARCHAR(10)', description: 'The new role, at most ten characters.', example };
}

const setRole: ProcedureDescription = {
  name: 'SET_REPLICATION_ROLE',
  group: 'role',
  forms: [
    { releases: since(1964), parameters: [role("'REPLICA'")], note: 'The server speaks of PRIMARY and REPLICA.' },
    {
      releases: [
        { line: '3.0', from: 1927, to: 1963 },
        { line: '3.1', from: 1951, to: 1963 },
      ],
      parameters: [role("'SLAVE'")],
      note: 'The server speaks of MASTER and SLAVE.',
    },
  ],
  runsOn: 'target',
  purpose: 'Sets the role of the cluster it is called on. Part of a failover by hand, not of everyday use.',
  effect: 'A replica takes no more writes of its own; a primary does. The role survives restarts.',
  result: { kind: 'outcome', columns: [told('Success', 'The role that was set.'), errorColumn] },
  failures: [
    { form: 'error-row', message: "Incorrect replication role '{role}'", cure: 'Use the words of this release.' },
    {
      form: 'thrown',
      sqlState: '22001',
      message: "A truncation error was encountered trying to shrink VARCHAR '{role}' to length 10.",
      cure: 'No role has more than ten characters.',
    },
    noEnterprise,
    ...usual,
  ],
  traps: [
    'On a replica every write fails, the procedures that change the scope included.',
    'It does not touch the other cluster: two primaries or two replicas are possible.',
  ],
  changes: true,
  destructive: true,
};

const getRole: ProcedureDescription = {
  name: 'GET_REPLICATION_ROLE',
  group: 'role',
  forms: [{ releases: since(1927), parameters: [] }],
  runsOn: 'either',
  purpose: 'Tells the role of the cluster it is called on.',
  effect: '',
  result: {
    kind: 'outcome',
    columns: [
      told(
        'ROLE',
        'PRIMARY, REPLICA or NONE; MASTER and SLAVE through sprint 1963; the word null where none was ever set.',
      ),
      errorColumn,
    ],
  },
  failures: [noEnterprise, ...usual],
  traps: ['NONE is no fault: a cluster whose role was never set takes writes.'],
  changes: false,
  destructive: false,
};

const sinkReleases = [
  { line: '2.8', from: 1909 },
  { line: '3.1', from: 1925, to: 1950 },
] as const;

function sink(
  verb: 'SETUP' | 'SHUTDOWN',
  local: boolean,
  texts: Pick<ProcedureDescription, 'purpose' | 'effect' | 'traps'>,
) {
  return {
    name: `${verb}_REPLICATION_SINK${local ? '_LOCAL' : ''}`,
    group: 'role',
    forms: [{ releases: sinkReleases, parameters: [] }],
    runsOn: 'passive',
    ...texts,
    result: { kind: 'outcome', columns: [told('Success', 'A fixed text.'), errorColumn] },
    failures: usual,
    changes: true,
    destructive: false,
  } as const satisfies ProcedureDescription;
}

const sinks = [
  sink('SETUP', false, {
    purpose: 'Prepares all servers of a passive cluster to receive changes.',
    effect: 'Starts the receiving side on every server.',
    traps: ['Later releases do it by configuration and have no such procedure.'],
  }),
  sink('SETUP', true, {
    purpose: 'Prepares one server of a passive cluster to receive changes.',
    effect: 'Starts the receiving side on the server it is called on.',
    traps: ['SETUP_REPLICATION_SINK calls it on every server; there is no need to call it.'],
  }),
  sink('SHUTDOWN', false, {
    purpose: 'Makes all servers of a passive cluster receive no more changes.',
    effect: 'Stops the receiving side on every server.',
    traps: ['Later releases do it by configuration and have no such procedure.'],
  }),
  sink('SHUTDOWN', true, {
    purpose: 'Makes one server of a passive cluster receive no more changes.',
    effect: 'Stops the receiving side on the server it is called on.',
    traps: ['Its Success speaks of a set-up by mistake.'],
  }),
];

export const roles: readonly ProcedureDescription[] = [setRole, getRole, ...sinks];

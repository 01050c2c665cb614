/** ENABLE_SCHEMA_REPLICATION and DISABLE_SCHEMA_REPLICATION: names are not checked, rows compared as they are written. */
import type { ConformanceCase } from '../model';
import { OTHERS, scopeCases, type ScopeLine } from './scope';

const enable = (schema: string | null, lines: readonly ScopeLine[]) =>
  scopeCases('ENABLE_SCHEMA_REPLICATION', [schema], lines);
const disable = (schema: string | null, lines: readonly ScopeLine[]) =>
  scopeCases('DISABLE_SCHEMA_REPLICATION', [schema], lines);

const enableSchema: readonly ConformanceCase[] = [
  ...enable('S', [
    ['', 'Success: Enabled replication for schema S', 'S:S'],
    ['D', 'Warning: Replication for schema S has been enabled'],
    ['S:S', 'Warning: Replication for schema S has been enabled'],
    ['T:S.T1', 'Success: Enabled replication for schema S', 'S:S'],
    ['S:A', 'Success: Enabled replication for schema S', 'S:A, S:S'],
    ['S:A, T:S.T1', 'Success: Enabled replication for schema S', 'S:A, S:S'],
    ['S:S, T:S.T1', 'Warning: Replication for schema S has been enabled'],
    ['T:A.T1', 'Success: Enabled replication for schema S', 'S:S, T:A.T1'],
    ['T:A.T1, T:S.T1, T:S.T2', 'Success: Enabled replication for schema S', 'S:S, T:A.T1'],
    ['T:S.GONE', 'Success: Enabled replication for schema S', 'S:S'],
    ['T:s.t1', 'Success: Enabled replication for schema S', 'S:S, T:s.t1'],
    ['S:S, S:S', 'Warning: Replication for schema S has been enabled'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for schema S', 'S:S'],
  ]),
  ...enable('NOPE', [
    ['', 'Success: Enabled replication for schema NOPE', 'S:NOPE'],
    ['D', 'Warning: Replication for schema NOPE has been enabled'],
    ['S:NOPE', 'Warning: Replication for schema NOPE has been enabled'],
    ['S:A, T:S.T1', 'Success: Enabled replication for schema NOPE', 'S:A, S:NOPE, T:S.T1'],
    ['T:A.T1', 'Success: Enabled replication for schema NOPE', 'S:NOPE, T:A.T1'],
    ['T:S.GONE', 'Success: Enabled replication for schema NOPE', 'S:NOPE, T:S.GONE'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for schema NOPE', 'S:NOPE, T:S.T1, T:S.T1'],
    ['T:NOPE.T1', 'Success: Enabled replication for schema NOPE', 'S:NOPE'],
  ]),
  ...enable('s', [
    ['', 'Success: Enabled replication for schema s', 'S:s'],
    ['D', 'Warning: Replication for schema s has been enabled'],
    ['S:S', 'Success: Enabled replication for schema s', 'S:S, S:s'],
    ['T:S.T1', 'Success: Enabled replication for schema s', 'S:s, T:S.T1'],
    ['T:s.t1', 'Success: Enabled replication for schema s', 'S:s'],
    ['S:s', 'Warning: Replication for schema s has been enabled'],
    ['S:A, T:S.T1', 'Success: Enabled replication for schema s', 'S:A, S:s, T:S.T1'],
    ['T:A.T1', 'Success: Enabled replication for schema s', 'S:s, T:A.T1'],
    ['T:S.GONE', 'Success: Enabled replication for schema s', 'S:s, T:S.GONE'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for schema s', 'S:s, T:S.T1, T:S.T1'],
  ]),
  ...enable('"S"', [
    ['', 'Success: Enabled replication for schema "S"', 'S:"S"'],
    ['D', 'Warning: Replication for schema "S" has been enabled'],
    ['S:"S"', 'Warning: Replication for schema "S" has been enabled'],
    ['S:S', 'Success: Enabled replication for schema "S"', 'S:"S", S:S'],
    ['T:S.T1', 'Success: Enabled replication for schema "S"', 'S:"S", T:S.T1'],
    ['S:A, T:S.T1', 'Success: Enabled replication for schema "S"', 'S:"S", S:A, T:S.T1'],
    ['T:A.T1', 'Success: Enabled replication for schema "S"', 'S:"S", T:A.T1'],
    ['T:S.GONE', 'Success: Enabled replication for schema "S"', 'S:"S", T:S.GONE'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for schema "S"', 'S:"S", T:S.T1, T:S.T1'],
  ]),
  ...enable(null, [
    ['', 'Success: Enabled replication for schema null', 'S:~'],
    ['T:A.T1, T:S.T1', 'Success: Enabled replication for schema null', 'S:~'],
    ['D', 'Warning: Replication for schema null has been enabled'],
  ]),
  // How the server words an external table's lack is not known; nor the case in which it names one that its lookup folds.
  ...scopeCases('ENABLE_SCHEMA_REPLICATION', ['S'], [['', /^Error: /]], 'external'),
  ...scopeCases(
    'ENABLE_SCHEMA_REPLICATION',
    ['A'],
    [['', 'Success: Enabled replication for schema A', 'S:A']],
    'external',
  ),
  ...scopeCases(
    'ENABLE_SCHEMA_REPLICATION',
    ['S'],
    [
      ['', /^Error: Table 'S\.TT2____________________1:[0-9a-f-]+' does not exist\.$/i],
      ['T:S.T1', /^Error: Table 'S\.TT2____________________1:[0-9a-f-]+' does not exist\.$/i],
      ['S:S', 'Warning: Replication for schema S has been enabled'],
    ],
    'temporary',
  ),
  ...scopeCases(
    'ENABLE_SCHEMA_REPLICATION',
    ['S'],
    [['T:S.T1', /^Error: Table 'S\.my t' does not exist\.$/i]],
    'mixed-table',
  ),
  ...scopeCases('ENABLE_SCHEMA_REPLICATION', ['MyS'], [['', /^Error: .*'MyS.*does not exist/i]], 'mixed-schema'),
];

const disableSchema: readonly ConformanceCase[] = [
  ...disable('S', [
    ['', 'Warning: Replication for schema S not enabled'],
    ['D', 'Success: Disabled replication for schema S', OTHERS],
    ['S:S', 'Success: Disabled replication for schema S', ''],
    ['T:S.T1', 'Success: Disabled replication for schema S', ''],
    ['S:A', 'Warning: Replication for schema S not enabled'],
    ['S:A, T:S.T1', 'Success: Disabled replication for schema S', 'S:A'],
    ['S:S, T:S.T1', 'Success: Disabled replication for schema S', ''],
    ['T:A.T1', 'Warning: Replication for schema S not enabled'],
    ['T:A.T1, T:S.T1, T:S.T2', 'Success: Disabled replication for schema S', 'T:A.T1'],
    ['T:S.GONE', 'Success: Disabled replication for schema S', ''],
    ['T:s.t1', 'Warning: Replication for schema S not enabled'],
    ['T:A.T1, T:A.T1', 'Warning: Replication for schema S not enabled'],
    ['T:S.T1, T:S.T1', 'Success: Disabled replication for schema S', ''],
  ]),
  ...disable('NOPE', [
    ['', 'Warning: Replication for schema NOPE not enabled'],
    ['D', 'Success: Disabled replication for schema NOPE', `${OTHERS}, S:S`],
    ['S:S', 'Warning: Replication for schema NOPE not enabled'],
    ['S:NOPE', 'Success: Disabled replication for schema NOPE', ''],
    ['T:NOPE.T1', 'Success: Disabled replication for schema NOPE', ''],
    ['S:A, T:S.T1', 'Warning: Replication for schema NOPE not enabled'],
    ['T:A.T1', 'Warning: Replication for schema NOPE not enabled'],
    ['T:S.GONE', 'Warning: Replication for schema NOPE not enabled'],
    ['T:S.T1, T:S.T1', 'Warning: Replication for schema NOPE not enabled'],
  ]),
  // S is not among the others, and its tables go on replicating without a row.
  ...disable('s', [
    ['', 'Warning: Replication for schema s not enabled'],
    ['D', 'Success: Disabled replication for schema s', OTHERS],
    ['T:S.T1, T:S.T1', 'Warning: Replication for schema s not enabled'],
    ['S:S', 'Warning: Replication for schema s not enabled'],
    ['T:S.T1', 'Warning: Replication for schema s not enabled'],
    ['S:s', 'Success: Disabled replication for schema s', ''],
    ['T:s.t1', 'Success: Disabled replication for schema s', ''],
    ['S:A, T:S.T1', 'Warning: Replication for schema s not enabled'],
    ['T:A.T1', 'Warning: Replication for schema s not enabled'],
    ['T:S.GONE', 'Warning: Replication for schema s not enabled'],
  ]),
  ...disable('"S"', [
    ['', 'Warning: Replication for schema "S" not enabled'],
    ['S:S', 'Warning: Replication for schema "S" not enabled'],
    ['S:"S"', 'Success: Disabled replication for schema "S"', ''],
    ...['T:S.T1', 'S:A, T:S.T1', 'T:A.T1', 'T:S.GONE', 'T:S.T1, T:S.T1'].map((before): ScopeLine => [
      before,
      'Warning: Replication for schema "S" not enabled',
    ]),
    ['D', 'Success: Disabled replication for schema "S"', `${OTHERS}, S:S`],
  ]),
  // A row that is in the way ends it half done, before the DATABASE row goes.
  ...disable('S', [['D, S:A, T:S.T1', "Error: null 'null' already exists.", 'D, S:A, S:A']]),
  // Below the database it stumbles without a word, once the narrower rows are gone.
  ...disable(null, [
    ['S:A, S:S, S:~', 'Success: Disabled replication for schema null', ''],
    ['D', 'Error:'],
    ['D, S:A, T:S.T1', 'Error:', 'D'],
  ]),
  ...scopeCases(
    'DISABLE_SCHEMA_REPLICATION',
    ['S'],
    [
      ['', 'Warning: Replication for schema S not enabled'],
      ['D', /^Error: /],
      ['S:S', /^Error: /],
      ['T:S.T1', /^Error: /],
      ['S:A', 'Warning: Replication for schema S not enabled'],
    ],
    'external',
  ),
  ...scopeCases(
    'DISABLE_SCHEMA_REPLICATION',
    ['A'],
    [['S:A', 'Success: Disabled replication for schema A', '']],
    'external',
  ),
  ...scopeCases(
    'DISABLE_SCHEMA_REPLICATION',
    ['MyS'],
    [
      ['', 'Warning: Replication for schema MyS not enabled'],
      ['D', /^Error: .*'MyS.*does not exist/i],
      ['S:MyS', /^Error: .*'MyS.*does not exist/i],
    ],
    'mixed-schema',
  ),
  ...scopeCases(
    'DISABLE_SCHEMA_REPLICATION',
    ['S'],
    [
      ['S:S', 'Success: Disabled replication for schema S', ''],
      ['D', 'Success: Disabled replication for schema S', `${OTHERS}, S:MyS`],
    ],
    'mixed-schema',
  ),
];

export const schema: readonly ConformanceCase[] = [...enableSchema, ...disableSchema];

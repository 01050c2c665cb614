/** DISABLE_TABLE_REPLICATION: each kind of name in each state, and what is left when a broader row gives way. */
import type { ConformanceCase } from '../model';
import { OTHERS, scopeCases, type ScopeLine } from './scope';

const disable = (schema: string | null, table: string | null, lines: readonly ScopeLine[]) =>
  scopeCases('DISABLE_TABLE_REPLICATION', [schema, table], lines);

export const disableTable: readonly ConformanceCase[] = [
  ...disable('S', 'T1', [
    ['', 'Warning: Replication for table S.T1 not enabled'],
    ['D', 'Success: Disabled replication for table S.T1', `${OTHERS}, T:S.A1, T:S.T2, T:S.V1`],
    ['S:S', 'Success: Disabled replication for table S.T1', 'T:S.A1, T:S.T2, T:S.V1'],
    ['T:S.T1', 'Success: Disabled replication for table S.T1', ''],
    ['S:A, T:S.T1', 'Success: Disabled replication for table S.T1', 'S:A'],
    ['S:A, S:S', 'Success: Disabled replication for table S.T1', 'S:A, T:S.A1, T:S.T2, T:S.V1'],
    ['S:S, T:S.T1', 'Success: Disabled replication for table S.T1', 'T:S.A1, T:S.T2, T:S.V1'],
    ['T:A.T1', 'Warning: Replication for table S.T1 not enabled'],
    ['S:A', 'Warning: Replication for table S.T1 not enabled'],
    ['T:S.GONE', 'Warning: Replication for table S.T1 not enabled'],
    ['T:s.t1', 'Warning: Replication for table S.T1 not enabled'],
    ['T:S.T1, T:S.T1', 'Success: Disabled replication for table S.T1', 'T:S.T1'],
  ]),
  ...disable('S', 'V1', [
    ['', 'Warning: Replication for table S.V1 not enabled'],
    ['D', 'Success: Disabled replication for table S.V1', `${OTHERS}, T:S.A1, T:S.T1, T:S.T2`],
    ['S:S', 'Success: Disabled replication for table S.V1', 'T:S.A1, T:S.T1, T:S.T2'],
    ['T:S.V1', 'Success: Disabled replication for table S.V1', ''],
    ['S:A, T:S.V1', 'Success: Disabled replication for table S.V1', 'S:A'],
    ['T:S.T1', 'Warning: Replication for table S.V1 not enabled'],
    ['T:A.T1', 'Warning: Replication for table S.V1 not enabled'],
    ['T:S.GONE', 'Warning: Replication for table S.V1 not enabled'],
    ['T:S.V1, T:S.V1', 'Success: Disabled replication for table S.V1', 'T:S.V1'],
  ]),
  ...disable('S', 'A1', [
    ['', 'Warning: Replication for table S.A1 not enabled'],
    ['D', 'Success: Disabled replication for table S.A1', `${OTHERS}, T:S.T1, T:S.T2, T:S.V1`],
    ['S:S', 'Success: Disabled replication for table S.A1', 'T:S.T1, T:S.T2, T:S.V1'],
    ['T:S.A1', 'Success: Disabled replication for table S.A1', ''],
    ['S:A, T:S.A1', 'Success: Disabled replication for table S.A1', 'S:A'],
    ['T:S.T1', 'Warning: Replication for table S.A1 not enabled'],
    ['T:A.T1', 'Warning: Replication for table S.A1 not enabled'],
    ['T:S.GONE', 'Warning: Replication for table S.A1 not enabled'],
    ['T:S.A1, T:S.A1', 'Success: Disabled replication for table S.A1', 'T:S.A1'],
  ]),
  ...disable('S', 'NOPE', [
    ['', 'Warning: Replication for table S.NOPE not enabled'],
    ['D', "Error: Table 'S.NOPE' does not exist."],
    ['S:S', "Error: Table 'S.NOPE' does not exist."],
    ['T:S.T1', 'Warning: Replication for table S.NOPE not enabled'],
    ['T:S.NOPE', "Error: Table 'S.NOPE' does not exist."],
    ['T:A.T1', 'Warning: Replication for table S.NOPE not enabled'],
    ['T:S.NOPE, T:S.NOPE', "Error: Table 'S.NOPE' does not exist."],
    ['S:A, T:S.NOPE', "Error: Table 'S.NOPE' does not exist."],
  ]),
  ...disable('NOPE', 'T1', [
    ['', 'Warning: Replication for table NOPE.T1 not enabled'],
    ['D', "Error: Schema 'NOPE' does not exist"],
    ['S:NOPE', "Error: Schema 'NOPE' does not exist"],
    ['T:NOPE.T1', "Error: Schema 'NOPE' does not exist"],
    ['T:S.T1', 'Warning: Replication for table NOPE.T1 not enabled'],
  ]),
  // The rest of S goes on replicating, and no row says so.
  ...disable('s', 't1', [
    ['', 'Warning: Replication for table s.t1 not enabled'],
    ['D', 'Success: Disabled replication for table s.t1', OTHERS],
    ['S:S', 'Warning: Replication for table s.t1 not enabled'],
    ['T:S.T1', 'Warning: Replication for table s.t1 not enabled'],
    ['T:s.t1', 'Success: Disabled replication for table s.t1', ''],
    ['S:s', 'Success: Disabled replication for table s.t1', ''],
    ['S:A, T:S.T1', 'Warning: Replication for table s.t1 not enabled'],
    ['T:A.T1', 'Warning: Replication for table s.t1 not enabled'],
    ['T:s.gone', 'Warning: Replication for table s.t1 not enabled'],
    ['T:s.t1, T:s.t1', 'Success: Disabled replication for table s.t1', 'T:s.t1'],
    ['T:S.T1, T:s.t1', 'Success: Disabled replication for table s.t1', 'T:S.T1'],
  ]),
  // No schema is called "S" with its quotes, so S is among the others.
  ...disable('"S"', '"T1"', [
    ['', 'Warning: Replication for table "S"."T1" not enabled'],
    ['D', 'Success: Disabled replication for table "S"."T1"', `${OTHERS}, S:S`],
    ['S:S', 'Warning: Replication for table "S"."T1" not enabled'],
    ['T:S.T1', 'Warning: Replication for table "S"."T1" not enabled'],
    ['S:A, T:S.T1', 'Warning: Replication for table "S"."T1" not enabled'],
    ['T:A.T1', 'Warning: Replication for table "S"."T1" not enabled'],
    ['T:S.GONE', 'Warning: Replication for table "S"."T1" not enabled'],
    ['T:S.T1, T:S.T1', 'Warning: Replication for table "S"."T1" not enabled'],
    ['S:"S"', 'Success: Disabled replication for table "S"."T1"', ''],
    ['T:"S"."T1"', 'Success: Disabled replication for table "S"."T1"', ''],
  ]),
  ...disable(' S ', ' T1 ', [
    ['T: S . T1 ', 'Success: Disabled replication for table  S . T1', ''],
    ['T:S.T1', 'Warning: Replication for table  S . T1  not enabled'],
  ]),
  ...disable(null, 'T1', [
    ['', 'Warning: Replication for table null.T1 not enabled'],
    ['T:~.T1', 'Success: Disabled replication for table null.T1', ''],
  ]),
  ...disable('S', null, [
    ['', 'Warning: Replication for table S.null not enabled'],
    ['D', /^Error: /],
    ['S:S', /^Error: /],
  ]),
  // Nothing filters the expansion by type.
  ...scopeCases(
    'DISABLE_TABLE_REPLICATION',
    ['S', 'T1'],
    [
      ['D', 'Success: Disabled replication for table S.T1', `${OTHERS}, T:S.A1, T:S.E1, T:S.T2, T:S.V1`],
      ['S:S', 'Success: Disabled replication for table S.T1', 'T:S.A1, T:S.E1, T:S.T2, T:S.V1'],
    ],
    'external',
  ),
  ...scopeCases(
    'DISABLE_TABLE_REPLICATION',
    ['S', 'E1'],
    [
      ['', 'Warning: Replication for table S.E1 not enabled'],
      ['D', /^Error: /],
      ['S:S', /^Error: /],
      ['T:S.E1', /^Error: /],
      ['T:S.T1', 'Warning: Replication for table S.E1 not enabled'],
      ['T:A.T1', 'Warning: Replication for table S.E1 not enabled'],
    ],
    'external',
  ),
  ...scopeCases(
    'DISABLE_TABLE_REPLICATION',
    ['S', 'T1'],
    [['S:S', 'Success: Disabled replication for table S.T1', 'T:S.A1, T:S.T2, T:S.V1, T:S.my t']],
    'mixed-table',
  ),
  // A row that is in the way ends it half done.
  ...disable('S', 'T2', [['D, S:A, T:S.T1', "Error: null 'null' already exists.", 'S:A, T:S.A1, T:S.T1, T:S.T1']]),
];

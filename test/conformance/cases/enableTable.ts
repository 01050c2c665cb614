/** ENABLE_TABLE_REPLICATION: each kind of name in each state. */
import type { ConformanceCase } from '../model';
import { scopeCases, type ScopeLine } from './scope';

const enable = (schema: string | null, table: string | null, lines: readonly ScopeLine[]) =>
  scopeCases('ENABLE_TABLE_REPLICATION', [schema, table], lines);

/** Below any row that covers the name as it is written, nothing is looked up. */
export const enableTable: readonly ConformanceCase[] = [
  ...enable('S', 'T1', [
    ['', 'Success: Enabled replication for table S.T1', 'T:S.T1'],
    ['D', 'Warning: Replication for table S.T1 has been enabled'],
    ['S:S', 'Warning: Replication for table S.T1 has been enabled'],
    ['T:S.T1', 'Warning: Replication for table S.T1 has been enabled'],
    ['S:A, T:S.T1', 'Warning: Replication for table S.T1 has been enabled'],
    ['S:S, T:S.T1', 'Warning: Replication for table S.T1 has been enabled'],
    ['S:A', 'Success: Enabled replication for table S.T1', 'S:A, T:S.T1'],
    ['T:A.T1', 'Success: Enabled replication for table S.T1', 'T:A.T1, T:S.T1'],
    ['T:S.GONE', 'Success: Enabled replication for table S.T1', 'T:S.GONE, T:S.T1'],
    ['T:S.T1, T:S.T1', 'Warning: Replication for table S.T1 has been enabled'],
  ]),
  ...enable('S', 'V1', [
    ['', 'Success: Enabled replication for table S.V1', 'T:S.V1'],
    ['D', 'Warning: Replication for table S.V1 has been enabled'],
    ['S:S', 'Warning: Replication for table S.V1 has been enabled'],
    ['T:S.V1', 'Warning: Replication for table S.V1 has been enabled'],
    ['S:A, T:S.T1', 'Success: Enabled replication for table S.V1', 'S:A, T:S.T1, T:S.V1'],
    ['T:A.T1', 'Success: Enabled replication for table S.V1', 'T:A.T1, T:S.V1'],
    ['T:S.GONE', 'Success: Enabled replication for table S.V1', 'T:S.GONE, T:S.V1'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for table S.V1', 'T:S.T1, T:S.T1, T:S.V1'],
  ]),
  ...enable('S', 'A1', [
    ['', 'Success: Enabled replication for table S.A1', 'T:S.A1'],
    ['D', 'Warning: Replication for table S.A1 has been enabled'],
    ['S:S', 'Warning: Replication for table S.A1 has been enabled'],
    ['T:S.A1', 'Warning: Replication for table S.A1 has been enabled'],
    ['S:A, T:S.T1', 'Success: Enabled replication for table S.A1', 'S:A, T:S.A1, T:S.T1'],
    ['T:A.T1', 'Success: Enabled replication for table S.A1', 'T:A.T1, T:S.A1'],
    ['T:S.GONE', 'Success: Enabled replication for table S.A1', 'T:S.A1, T:S.GONE'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for table S.A1', 'T:S.A1, T:S.T1, T:S.T1'],
  ]),
  ...enable('S', 'NOPE', [
    ['', "Error: Table 'S.NOPE' does not exist."],
    ['D', 'Warning: Replication for table S.NOPE has been enabled'],
    ['S:S', 'Warning: Replication for table S.NOPE has been enabled'],
    ['T:S.T1', "Error: Table 'S.NOPE' does not exist."],
    ['S:A, T:S.T1', "Error: Table 'S.NOPE' does not exist."],
    ['T:A.T1', "Error: Table 'S.NOPE' does not exist."],
    ['T:S.NOPE', 'Warning: Replication for table S.NOPE has been enabled'],
    ['T:S.T1, T:S.T1', "Error: Table 'S.NOPE' does not exist."],
  ]),
  ...enable('NOPE', 'T1', [
    ['', "Error: Schema 'NOPE' does not exist"],
    ['D', 'Warning: Replication for table NOPE.T1 has been enabled'],
    ['S:S', "Error: Schema 'NOPE' does not exist"],
    ['S:NOPE', 'Warning: Replication for table NOPE.T1 has been enabled'],
    ['T:S.T1', "Error: Schema 'NOPE' does not exist"],
  ]),
  ...enable('s', 't1', [
    ['', 'Success: Enabled replication for table s.t1', 'T:s.t1'],
    ['D', 'Warning: Replication for table s.t1 has been enabled'],
    ['S:S', 'Success: Enabled replication for table s.t1', 'S:S, T:s.t1'],
    ['S:s', 'Warning: Replication for table s.t1 has been enabled'],
    ['T:S.T1', 'Success: Enabled replication for table s.t1', 'T:S.T1, T:s.t1'],
    ['T:s.t1', 'Warning: Replication for table s.t1 has been enabled'],
    ['S:A, T:S.T1', 'Success: Enabled replication for table s.t1', 'S:A, T:S.T1, T:s.t1'],
    ['T:A.T1', 'Success: Enabled replication for table s.t1', 'T:A.T1, T:s.t1'],
    ['T:S.GONE', 'Success: Enabled replication for table s.t1', 'T:S.GONE, T:s.t1'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for table s.t1', 'T:S.T1, T:S.T1, T:s.t1'],
  ]),
  ...enable('S', 'T1', [['T:s.t1', 'Success: Enabled replication for table S.T1', 'T:S.T1, T:s.t1']]),
  ...enable('"S"', '"T1"', [
    ['', 'Success: Enabled replication for table "S"."T1"', 'T:"S"."T1"'],
    ['D', 'Warning: Replication for table "S"."T1" has been enabled'],
    ['S:S', 'Success: Enabled replication for table "S"."T1"', 'S:S, T:"S"."T1"'],
    ['T:S.T1', 'Success: Enabled replication for table "S"."T1"', 'T:"S"."T1", T:S.T1'],
    ['S:"S"', 'Warning: Replication for table "S"."T1" has been enabled'],
    ['T:"S"."T1"', 'Warning: Replication for table "S"."T1" has been enabled'],
    ['S:A, T:S.T1', 'Success: Enabled replication for table "S"."T1"', 'S:A, T:"S"."T1", T:S.T1'],
    ['T:A.T1', 'Success: Enabled replication for table "S"."T1"', 'T:"S"."T1", T:A.T1'],
    ['T:S.GONE', 'Success: Enabled replication for table "S"."T1"', 'T:"S"."T1", T:S.GONE'],
    ['T:S.T1, T:S.T1', 'Success: Enabled replication for table "S"."T1"', 'T:"S"."T1", T:S.T1, T:S.T1'],
  ]),
  ...enable('"s"', '"t1"', [['', "Error: Schema 's' does not exist"]]),
  ...enable('S', '"t1"', [['', "Error: Table 'S.t1' does not exist."]]),
  ...enable(' S ', ' T1 ', [
    ['', 'Success: Enabled replication for table  S . T1', 'T: S . T1 '],
    ['T:S.T1', 'Success: Enabled replication for table  S . T1', 'T: S . T1 , T:S.T1'],
  ]),
  // NULL stands for the current schema in the lookup, which is the owner's. What it matches among TABLE rows is not known.
  ...enable(null, 'T1', [
    ['', 'Success: Enabled replication for table null.T1', 'T:~.T1'],
    ['D', 'Warning: Replication for table null.T1 has been enabled'],
  ]),
  // What the server says of a table without a name is not known.
  ...enable('S', null, [
    ['', /^Error: /],
    ['D', 'Warning: Replication for table S.null has been enabled'],
    ['S:S', 'Warning: Replication for table S.null has been enabled'],
  ]),
  // An external table has nothing in HBase; how the server words that is not known.
  ...scopeCases(
    'ENABLE_TABLE_REPLICATION',
    ['S', 'E1'],
    [
      ['', /^Error: /],
      ['D', 'Warning: Replication for table S.E1 has been enabled'],
      ['S:S', 'Warning: Replication for table S.E1 has been enabled'],
      ['T:S.E1', 'Warning: Replication for table S.E1 has been enabled'],
      ['S:A, T:S.T1', /^Error: /],
      ['T:A.T1', /^Error: /],
      ['T:S.GONE', /^Error: /],
      ['T:S.T1, T:S.T1', /^Error: /],
    ],
    'external',
  ),
  ...scopeCases(
    'ENABLE_TABLE_REPLICATION',
    ['S', 'my t'],
    [['', "Error: Table 'S.MY T' does not exist."]],
    'mixed-table',
  ),
  ...scopeCases(
    'ENABLE_TABLE_REPLICATION',
    ['S', '"my t"'],
    [['', 'Success: Enabled replication for table S."my t"', 'T:S."my t"']],
    'mixed-table',
  ),
  ...scopeCases(
    'ENABLE_TABLE_REPLICATION',
    ['MyS', 'MyT'],
    [['', "Error: Schema 'MYS' does not exist"]],
    'mixed-schema',
  ),
  ...scopeCases(
    'ENABLE_TABLE_REPLICATION',
    ['"MyS"', '"MyT"'],
    [['', 'Success: Enabled replication for table "MyS"."MyT"', 'T:"MyS"."MyT"']],
    'mixed-schema',
  ),
];

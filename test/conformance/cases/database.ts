/** ENABLE_DATABASE_REPLICATION and DISABLE_DATABASE_REPLICATION. */
import type { ConformanceCase, ContentsName } from '../model';
import { scopeCases, type ScopeLine } from './scope';

const enable = (lines: readonly ScopeLine[], contents?: ContentsName) =>
  scopeCases('ENABLE_DATABASE_REPLICATION', [], lines, contents);
const disable = (lines: readonly ScopeLine[], contents?: ContentsName) =>
  scopeCases('DISABLE_DATABASE_REPLICATION', [], lines, contents);

const enabled = 'Success: Enabled replication for database';
const disabled = 'Success: Disabled replication for database';

export const database: readonly ConformanceCase[] = [
  ...enable([
    ['', enabled, 'D'],
    ['D', 'Warning: Database replication has been enabled'],
    ['S:S', enabled, 'D'],
    ['T:S.T1', enabled, 'D'],
    ['S:A, T:S.T1', enabled, 'D'],
    ['T:A.T1', enabled, 'D'],
    ['T:S.GONE', enabled, 'D'],
    ['T:S.T1, T:S.T1', enabled, 'D'],
    ['S:~, T:s.t1', enabled, 'D'],
  ]),
  ...disable([
    ['', 'Warning: Database replication not enabled'],
    ['D', disabled, ''],
    ['S:S', disabled, ''],
    ['T:S.T1', disabled, ''],
    ['S:A, T:S.T1', disabled, ''],
    ['T:A.T1', disabled, ''],
    ['T:S.GONE', disabled, ''],
    ['T:S.T1, T:S.T1', disabled, ''],
    ['S:~, T:s.t1', disabled, ''],
  ]),
  ...enable([['S:A', /^Error: /]], 'external'),
  ...disable(
    [
      ['D', /^Error: /],
      ['T:S.T1', /^Error: /],
      ['', 'Warning: Database replication not enabled'],
    ],
    'external',
  ),
  ...enable([['S:A', /^Error: Table 'S\.TT2____________________1:[0-9a-f-]+' does not exist\.$/i]], 'temporary'),
  ...disable(
    [
      ['D', /^Error: Table 'S\.TT2____________________1:[0-9a-f-]+' does not exist\.$/i],
      ['', 'Warning: Database replication not enabled'],
    ],
    'temporary',
  ),
  ...enable([['', /^Error: Table 'S\.my t' does not exist\.$/i]], 'mixed-table'),
  ...disable([['S:A', /^Error: Table 'S\.my t' does not exist\.$/i]], 'mixed-table'),
  ...enable([['', /^Error: .*'MyS.*does not exist/i]], 'mixed-schema'),
  ...disable([['S:A', /^Error: .*'MyS.*does not exist/i]], 'mixed-schema'),
];

import { expect, it } from 'vitest';
import { preselectionFor } from '../../../src/forms/cluster/preselection';

const splice = { name: 'SpliceODBCDriver', isSplice: true };
const other = { name: 'MariaDB', isSplice: false };
const spliceDsn = { name: 'SPLICE', driver: 'SpliceODBCDriver', isSplice: true };
const otherDsn = { name: 'maria', driver: 'MariaDB', isSplice: false };

it.each([
  ['nothing', [], [], { transport: 'drda' }],
  ['a Splice driver', [other, splice], [spliceDsn], { transport: 'odbc', driver: 'SpliceODBCDriver' }],
  ['a Splice DSN alone', [], [otherDsn, spliceDsn], { transport: 'odbc', source: 'dsn', dsn: 'SPLICE' }],
  [
    'a Splice DSN and another driver',
    [other],
    [spliceDsn],
    { transport: 'odbc', source: 'dsn', dsn: 'SPLICE', driver: 'MariaDB' },
  ],
  ['others alone', [other], [otherDsn], { transport: 'drda', driver: 'MariaDB' }],
])('on a machine with %s', (_, drivers, dsns, expected) => {
  expect(preselectionFor({ drivers, dsns })).toEqual(expected);
});

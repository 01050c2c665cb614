/** Several calls in a row, and what is truly on after them: the rows are an intent, the switches the fact. */
import type { ConformanceCase, Step } from '../model';

const enableTable = (...args: readonly string[]) => ({ procedure: 'ENABLE_TABLE_REPLICATION', arguments: args });
const disableTable = (...args: readonly string[]) => ({ procedure: 'DISABLE_TABLE_REPLICATION', arguments: args });
const enableSchema = (name: string) => ({ procedure: 'ENABLE_SCHEMA_REPLICATION', arguments: [name] });
const disableSchema = (name: string) => ({ procedure: 'DISABLE_SCHEMA_REPLICATION', arguments: [name] });
const enableDatabase = { procedure: 'ENABLE_DATABASE_REPLICATION' };
const disableDatabase = { procedure: 'DISABLE_DATABASE_REPLICATION' };

const ALL = 'A.T1, S.T1, S.T2, SPLICE.T1';

function sequence(
  name: string,
  start: Pick<ConformanceCase, 'rows' | 'switchedOn' | 'contents'>,
  steps: readonly Step[],
): ConformanceCase {
  return { group: 'sequences', name, ...start, steps };
}

export const state: readonly ConformanceCase[] = [
  sequence('a table on and off', {}, [
    { ...enableTable('S', 'T1'), answer: /^Success: /, rows: 'T:S.T1', switchedOn: 'S.T1' },
    { ...disableTable('S', 'T1'), answer: /^Success: /, rows: '', switchedOn: '' },
  ]),
  sequence('a lower-case name switches the table that it does not record', {}, [
    { ...enableTable('s', 't1'), answer: /^Success: /, rows: 'T:s.t1', switchedOn: 'S.T1' },
    { ...disableTable('S', 'T1'), answer: /^Warning: /, rows: 'T:s.t1', switchedOn: 'S.T1' },
    { ...disableTable('s', 't1'), answer: /^Success: /, rows: '', switchedOn: '' },
  ]),
  sequence('a view has nothing to switch', {}, [
    { ...enableTable('S', 'V1'), answer: /^Success: /, rows: 'T:S.V1', switchedOn: '' },
  ]),
  sequence('a schema on and off', {}, [
    { ...enableSchema('S'), answer: /^Success: /, rows: 'S:S', switchedOn: 'S.T1, S.T2' },
    { ...disableSchema('S'), answer: /^Success: /, rows: '', switchedOn: '' },
  ]),
  sequence('a schema in lower case replicates nothing', {}, [
    { ...enableSchema('s'), answer: /^Success: /, rows: 'S:s', switchedOn: '' },
  ]),
  sequence(
    'disabling a schema clears what its tables had of their own',
    { rows: 'T:A.T1, T:S.T2', switchedOn: 'A.T1, S.T2' },
    [{ ...disableSchema('S'), answer: /^Success: /, rows: 'T:A.T1', switchedOn: 'A.T1' }],
  ),
  sequence('the database on and off', { rows: 'T:A.T1', switchedOn: 'A.T1' }, [
    { ...enableDatabase, answer: /^Success: /, rows: 'D', switchedOn: ALL },
    { ...disableDatabase, answer: /^Success: /, rows: '', switchedOn: '' },
  ]),
  sequence('the way back from one disabled table is the database', { rows: 'D', switchedOn: ALL }, [
    { ...disableTable('S', 'T1'), answer: /^Success: /, switchedOn: 'A.T1, S.T2, SPLICE.T1' },
    { ...enableTable('S', 'T1'), answer: 'Success: Enabled replication for table S.T1', switchedOn: ALL },
    { ...enableTable('A', 'T1'), answer: 'Warning: Replication for table A.T1 has been enabled' },
    { ...enableDatabase, answer: /^Success: /, rows: 'D', switchedOn: ALL },
  ]),
  sequence('below the database a lower-case name leaves tables on that no row covers', { rows: 'D', switchedOn: ALL }, [
    { ...disableTable('s', 't1'), answer: /^Success: /, switchedOn: 'A.T1, S.T2, SPLICE.T1' },
    {
      ...disableSchema('S'),
      answer: 'Warning: Replication for schema S not enabled',
      switchedOn: 'A.T1, S.T2, SPLICE.T1',
    },
    { ...disableDatabase, answer: /^Success: /, rows: '', switchedOn: '' },
  ]),
  sequence('a table that was made anew is off below its old row', { rows: 'T:S.T1' }, [
    { ...enableTable('S', 'T1'), answer: /^Warning: /, rows: 'T:S.T1', switchedOn: '' },
    { ...disableTable('S', 'T1'), answer: /^Success: /, rows: '', switchedOn: '' },
    { ...enableTable('S', 'T1'), answer: /^Success: /, rows: 'T:S.T1', switchedOn: 'S.T1' },
  ]),
  sequence('enabling and disabling its schema clears a stale row', { rows: 'T:S.GONE' }, [
    { ...disableTable('S', 'GONE'), answer: /^Error: /, rows: 'T:S.GONE' },
    { ...enableSchema('S'), answer: /^Success: /, rows: 'S:S' },
    { ...disableSchema('S'), answer: /^Success: /, rows: '' },
  ]),
  sequence('of a doubled row one stays, seen by nobody', { rows: 'T:S.T1, T:S.T1', switchedOn: 'S.T1' }, [
    { ...disableTable('S', 'T1'), answer: /^Success: /, rows: 'T:S.T1', switchedOn: '' },
    { ...disableTable('S', 'T1'), answer: 'Warning: Replication for table S.T1 not enabled', rows: 'T:S.T1' },
    { ...enableTable('S', 'T1'), answer: /^Success: /, rows: 'T:S.T1, T:S.T1', switchedOn: 'S.T1' },
    { ...disableDatabase, answer: /^Success: /, rows: '', switchedOn: '' },
    { ...enableTable('S', 'T1'), answer: /^Success: /, rows: 'T:S.T1' },
    { ...disableTable('S', 'T1'), answer: /^Success: /, rows: '' },
  ]),
  // All names are looked up before anything is switched.
  ...(['mixed-table', 'temporary'] as const).flatMap((contents) => [
    sequence(`among ${contents} names nothing is switched on by an Error`, { contents }, [
      { ...enableSchema('S'), answer: /^Error: /, rows: '', switchedOn: '' },
      { ...enableDatabase, answer: /^Error: /, rows: '', switchedOn: '' },
    ]),
    sequence(`among ${contents} names nothing is switched off by an Error`, { contents, rows: 'D', switchedOn: ALL }, [
      { ...disableSchema('S'), answer: /^Error: /, rows: 'D', switchedOn: ALL },
      { ...disableDatabase, answer: /^Error: /, rows: 'D', switchedOn: ALL },
    ]),
  ]),
];

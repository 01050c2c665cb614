import { describe, expect, it } from 'vitest';
import { outcomeOf, progressOf } from '../../../src/splice/outcomeOf';
import { grantsFor, isClosedSys, refusedProcedure } from '../../../src/splice/privileges';

const reply = (labels: string[], ...rows: unknown[][]) => ({
  resultSet: { columns: labels.map((name) => ({ name })), rows },
});

describe('outcomes by label', () => {
  it.each([
    [reply(['Success'], ['Added k as peer 1']), { kind: 'success', message: 'Added k as peer 1' }],
    [reply(['SUCCESS'], ['x']), { kind: 'success', message: 'x' }],
    [
      reply(['Warning'], ['Database replication has been enabled']),
      { kind: 'warning', message: 'Database replication has been enabled' },
    ],
    [
      reply(['Error'], ["Table 'S.NOPE' does not exist.  "]),
      { kind: 'failure', message: "Table 'S.NOPE' does not exist." },
    ],
    [reply(['error'], ['']), { kind: 'failure', message: 'No message from the server.' }],
    [
      reply(['Status'], ['Launched full backup 3 to /b at background.']),
      { kind: 'success', message: 'Launched full backup 3 to /b at background.' },
    ],
    [reply(['ROLE'], ['null']), { kind: 'success', message: 'null' }],
    [reply(['Enabled'], ['FALSE']), { kind: 'success', message: 'FALSE' }],
    [reply(['Success'], [null]), { kind: 'success', message: 'No message from the server.' }],
    [{}, { kind: 'success', message: 'Done; the procedure returns nothing.' }],
  ] as const)('%#', (given, outcome) => {
    expect(outcomeOf(given)).toEqual(outcome);
  });

  it.each([
    [
      'SYSCS_RESTORE_DATABASE',
      reply(['result', 'warnings'], ['Restore completed', 'Database has to be rebooted']),
      { kind: 'success', message: 'Restore completed: Database has to be rebooted' },
    ],
    [
      'SYSCS_RESTORE_DATABASE_ASYNC',
      reply(['result', 'warnings'], ['BR009', 'Bad checksum'], ['Found inconsistencies in backup', 'To force']),
      { kind: 'failure', message: 'BR009: Bad checksum\nFound inconsistencies in backup: To force' },
    ],
    [
      'VALIDATE_BACKUP',
      reply(['Results'], ['No corruptions found for backup.']),
      { kind: 'success', message: 'No corruptions found for backup.' },
    ],
    [
      'VALIDATE_BACKUP',
      reply(['Results'], ['Region a is missing'], ['Region b is missing  ']),
      { kind: 'failure', message: 'Region a is missing\nRegion b is missing' },
    ],
    [
      'CHECK_STOCK',
      reply(['result'], ['inconsistency in stock']),
      { kind: 'success', message: 'inconsistency in stock' },
    ],
    ['CHECK_STOCK', reply(['Results'], ['3 corruptions']), { kind: 'success', message: '3 corruptions' }],
  ] as const)('of a restore and a validation, %s: by what they report', (procedure, given, outcome) => {
    expect(outcomeOf(given, procedure)).toEqual(outcome);
  });

  it('never goes by the text', () => {
    expect(outcomeOf(reply(['Success'], ['Error: it failed'])).kind).toBe('success');
    expect(outcomeOf(reply(['Error'], ['Success'])).kind).toBe('failure');
  });
});

it('progress: the Error column only means no data yet', () => {
  expect(progressOf(reply(['Replication progress'], ['2024-02-29T13:14:15.000Z']))).toEqual({
    kind: 'as-of',
    time: '2024-02-29T13:14:15.000Z',
  });
  expect(progressOf(reply(['Error'], ['Information not available']))).toEqual({ kind: 'no-data-yet' });
});

describe('privileges', () => {
  it('writes the grants that help', () => {
    expect(grantsFor('joe', { procedures: ['LIST_PEERS'], sys: true })).toEqual([
      'GRANT SELECT ON SCHEMA SYS TO JOE',
      'GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.LIST_PEERS TO JOE',
    ]);
    expect(grantsFor('j"o e', { procedures: [], sys: true })).toEqual(['GRANT SELECT ON SCHEMA SYS TO "j""o e"']);
  });
  it('reads the refusals', () => {
    const text = "User 'JOE' does not have EXECUTE permission on ROUTINE 'SYSCS_UTIL'.'LIST_PEERS'.";
    expect(refusedProcedure('42504', text)).toBe('LIST_PEERS');
    expect(refusedProcedure('42Y03', text)).toBeUndefined();
    expect(isClosedSys('42Y07', "Schema 'SYS' does not exist")).toBe(true);
    expect(isClosedSys('42Y07', "Schema 'X' does not exist")).toBe(false);
  });
});

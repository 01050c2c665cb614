/** Outcomes of single calls, as a server may tell them: a backup that is corrupt, a call that fails half-way, an older form. */
import { describe, expect, it } from 'vitest';
import type { SqlValue, StatementResult } from '../../../src/connection/connection';
import { recordOf } from '../../../src/walkthrough/core/model';
import type { SampleAnswer } from '../../../src/connection/sample/messages';
import { saidOf } from '../connection/sample/inProcess';
import { before } from './pair';

function rows(names: readonly string[], all: readonly (readonly SqlValue[])[]): StatementResult {
  return {
    resultSet: { columns: names.map((name) => ({ name, type: 'text' as const })), rows: all, truncated: false },
    warnings: [],
  };
}

describe('VALIDATE_BACKUP', () => {
  it.each<[string, readonly string[]]>([
    ['a line of corruption', ['Checksum for /backup/BACKUP_1/t/1 is missing.']],
    ['several', ['Bad checksum for /backup/a.', 'A data file /backup/b is missing.']],
    ['one among what is well', ['No corruptions found for backup.', 'A data file /backup/b is missing.']],
  ])('that tells %s: nothing is replaced, and every line is told', async (_what, lines) => {
    const { test, live } = await before('restore');
    test.intercept = (_side, sql) =>
      sql.includes('VALIDATE_BACKUP')
        ? rows(
            ['Results'],
            lines.map((line) => [line]),
          )
        : undefined;
    await live.run('restore');
    const record = recordOf(live.setUp, 'restore');
    expect(record.state).toBe('failed');
    for (const line of lines) expect(record.message).toContain(line);
    expect(test.calls).toEqual([]);
    expect(live.setUp.history.at(-1)).toMatchObject({ outcome: 'failure', changes: false });
  });

  it('that finds nothing: the restore follows', async () => {
    const { test, live } = await before('restore');
    await live.run('restore');
    expect(test.calls).toEqual(['SYSCS_RESTORE_DATABASE']);
  });
});

describe('SYSCS_RESTORE_DATABASE', () => {
  it('that finds inconsistencies has restored nothing: no restart is waited for', async () => {
    const { test, live } = await before('restore');
    test.intercept = (_side, sql) =>
      sql.includes('.SYSCS_RESTORE_DATABASE(')
        ? rows(
            ['result', 'warnings'],
            [
              ['BR010', 'A data file /backup/b is missing.'],
              ['Found inconsistencies in backup', 'To force a restore, set valid to false'],
            ],
          )
        : undefined;
    let pauses = 0;
    test.onPause = () => {
      pauses += 1;
      live.stop();
    };
    await live.run('restore');
    expect([recordOf(live.setUp, 'restore').state, pauses]).toEqual(['failed', 0]);
    expect(recordOf(live.setUp, 'restore').message).toContain('A data file /backup/b is missing.');
  });

  it('of two arguments is sent with two, and without a check that its release does not have', async () => {
    const { test, live } = await before('restore');
    test.intercept = (side, sql) => {
      if (side !== 'passive') return undefined;
      if (sql.includes('SYSALIASES')) return withoutNewer(resultOf(test.pair.ask('passive', sql)));
      if (!sql.includes('.SYSCS_RESTORE_DATABASE(')) return undefined;
      const values = test.parametersOf(sql);
      expect(values).toHaveLength(2);
      return resultOf(test.pair.ask('passive', sql.replace('?, ?', '?, ?, ?'), [...values, true]));
    };
    await live.run('restore');
    expect(recordOf(live.setUp, 'restore').state).toBe('done');
    const sent = live.setUp.history.filter(({ step }) => step === 'restore').map(({ sql }) => sql);
    expect(sent).toEqual([expect.stringMatching(/^CALL SYSCS_UTIL\.SYSCS_RESTORE_DATABASE\('[^']+', \d+\)$/)]);
  });

  function resultOf(found: SampleAnswer): StatementResult {
    if (found.kind !== 'result') throw new Error(saidOf(found));
    return { ...found.reply, warnings: [] };
  }

  /** The procedures of a release before 2018: no VALIDATE_BACKUP, and a restore of two arguments. */
  function withoutNewer({ resultSet, ...reply }: StatementResult): StatementResult {
    const all = resultSet?.rows ?? [];
    const isOf = (name: string) => (row: readonly SqlValue[]) => row.includes(name);
    const kept = all
      .filter((row) => !isOf('VALIDATE_BACKUP')(row))
      .map((row) => (isOf('SYSCS_RESTORE_DATABASE')(row) ? row.map(withoutThird) : row));
    expect(kept.length).toBe(all.length - 1);
    return { ...reply, resultSet: { ...resultSet!, rows: kept } };
  }

  function withoutThird(cell: SqlValue): SqlValue {
    return typeof cell === 'string' ? cell.replace(/,\s*IN "?validate"? BOOLEAN/i, '') : cell;
  }
});

describe('ENABLE_DATABASE_REPLICATION', () => {
  it('that fails half-way: failed, with the rows as they are now and what to do', async () => {
    const { test, live } = await before('enable');
    test.intercept = (side, sql) => {
      if (!sql.includes('.ENABLE_DATABASE_REPLICATION(')) return undefined;
      test.pair.ask(side, sql);
      return rows(['Error'], [['Failed to enable replication for SALES.ORDERS']]);
    };
    await live.run('enable');
    const record = recordOf(live.setUp, 'enable');
    expect(record).toMatchObject({ state: 'failed', message: 'Failed to enable replication for SALES.ORDERS' });
    expect(record.table!.rows).toContainEqual(['DATABASE', 'no', 'yes']);
    await live.resume();
    expect(recordOf(live.setUp, 'enable')).toMatchObject({ state: 'done', truth: { is: 'done' } });
    expect(test.calls).toHaveLength(1);
  });

  it('that fails and has changed nothing: failed, and no row differs', async () => {
    const { test, live } = await before('enable');
    test.intercept = (_side, sql) =>
      sql.includes('.ENABLE_DATABASE_REPLICATION(') ? rows(['Error'], [['no']]) : undefined;
    await live.run('enable');
    const { state, table } = recordOf(live.setUp, 'enable');
    expect(state).toBe('failed');
    expect(table!.rows.filter(([, was, is]) => was !== is)).toEqual([]);
    await live.lookUp('enable');
    expect(recordOf(live.setUp, 'enable')).toMatchObject({ state: 'failed', truth: { is: 'not-done' } });
  });
});

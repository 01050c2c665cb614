/** COMMIT, ROLLBACK and AUTOCOMMIT, which the runner carries out for each cluster by itself. */
import { describe, expect, it } from 'vitest';
import { failure, refusal } from '../clusters/scriptedServer';
import { outcomes, play, said } from './play';

const insert = (value: number) => `INSERT INTO T VALUES (${value})`;

async function played(lines: readonly string[], options: Parameters<typeof play>[1] = {}) {
  const { run, log } = await play(lines.join(';\n'), options);
  return {
    run,
    log: log.map((line) => line.replace(/INSERT INTO T VALUES /, '')),
    taken: run.statements.flatMap(({ rolledBack }, index) => (rolledBack ? [index] : [])),
  };
}

describe('with autocommit on', () => {
  it('nothing is begun, and COMMIT and ROLLBACK say that there is nothing to do', async () => {
    const { run, log } = await played([insert(1), 'COMMIT', 'rollback work', 'AUTOCOMMIT ON']);
    expect(log).toEqual(['east: (1)', 'east: closed']);
    expect(outcomes(run).slice(1)).toEqual([
      'success: There was nothing to commit.',
      'success: There was nothing to roll back: every statement was committed by itself.',
      'success: From here on every statement is committed by itself.',
    ]);
  });
});

describe('with autocommit off', () => {
  it('a transaction begins with the first statement and ends with COMMIT', async () => {
    const { run, log, taken } = await played([
      'AUTOCOMMIT OFF',
      insert(1),
      insert(2),
      'COMMIT',
      insert(3),
      'COMMIT WORK',
    ]);
    expect(log).toEqual([
      ...['east: begin', 'east: (1)', 'east: (2)', 'east: commit'],
      ...['east: begin', 'east: (3)', 'east: commit', 'east: closed'],
    ]);
    expect([taken, run.state, outcomes(run)[3]]).toEqual([[], 'done', 'success: Committed.']);
  });

  it('ROLLBACK takes back what changed something since the last COMMIT', async () => {
    const { run, taken } = await played(['AUTOCOMMIT OFF', insert(1), 'COMMIT', insert(2), 'SELECT 1', 'ROLLBACK']);
    expect(taken).toEqual([3]);
    expect(run.summary).toBe(
      'The script ran to its end on east. Ran: 6. Rolled back with their transaction: 1 (line 4).',
    );
  });

  it.each([
    ['what came behind it', ['SAVEPOINT a', insert(1), 'ROLLBACK TO SAVEPOINT A'], [2]],
    ['nothing that came before it', [insert(1), 'SAVEPOINT a', 'SELECT 1', 'rollback work to savepoint a'], []],
    ['a quoted one', ['SAVEPOINT "a"', insert(1), 'SAVEPOINT a', insert(2), 'ROLLBACK TO SAVEPOINT "a"'], [2, 4]],
    [
      'the same twice',
      ['SAVEPOINT a', insert(1), 'ROLLBACK TO SAVEPOINT a', insert(2), 'ROLLBACK TO SAVEPOINT a'],
      [2, 4],
    ],
    ['one that another hides', ['SAVEPOINT a', insert(1), 'SAVEPOINT a', insert(2), 'ROLLBACK TO SAVEPOINT a'], [4]],
    ['the latest', ['SAVEPOINT a', insert(1), 'SAVEPOINT b', insert(2), 'ROLLBACK TO SAVEPOINT'], [4]],
    [
      'past one that was released',
      ['SAVEPOINT a', insert(1), 'SAVEPOINT b', 'RELEASE SAVEPOINT b', insert(2), 'ROLLBACK TO SAVEPOINT a'],
      [2, 5],
    ],
  ])('ROLLBACK TO SAVEPOINT takes back %s, which COMMIT does not commit', async (_, lines, expected) => {
    const { taken, run } = await played(['AUTOCOMMIT OFF', ...lines, insert(9), 'COMMIT']);
    expect([taken, run.state]).toEqual([expected, 'done']);
  });

  it('a ROLLBACK TO SAVEPOINT that the server refuses takes nothing back', async () => {
    const { taken } = await played(['AUTOCOMMIT OFF', 'SAVEPOINT a', insert(1), 'COMMIT', 'ROLLBACK TO SAVEPOINT a'], {
      replies: [[/^ROLLBACK TO/, refusal('3B001', 'no such savepoint')]],
    });
    expect(taken).toEqual([]);
  });

  it('what stays open at the end is rolled back, and said', async () => {
    const { run, log, taken } = await played(['AUTOCOMMIT OFF', insert(1)]);
    expect(log.slice(-2)).toEqual(['east: rollback', 'east: closed']);
    expect(taken).toEqual([1]);
    expect(run.summary).toContain('Rolled back with their transaction: 1 (line 2).');
  });

  it('what stays open when a statement fails is rolled back', async () => {
    const { run, log, taken } = await played(['AUTOCOMMIT OFF', insert(1), 'BAD', insert(2)], {
      replies: [[/BAD/, refusal('42X01', 'bad')]],
    });
    expect([log.slice(-2), taken]).toEqual([['east: rollback', 'east: closed'], [1]]);
    expect(run.summary).toBe(
      'Stopped at line 3 on east: 42X01: bad. Ran: 2. Failed: 1 (line 3). Not run: 1 (line 4). Rolled back with their transaction: 1 (line 2).',
    );
  });

  it('what stays open when the line breaks is gone with it', async () => {
    const { taken, run } = await played(['AUTOCOMMIT OFF', insert(1), insert(2)], {
      replies: [[/\(2\)/, failure('connection-lost', 'unknown')]],
    });
    expect(taken).toEqual([1]);
    expect(outcomes(run)[2]).toBe('unknown: it is connection-lost');
  });

  it('what stays open when the run is cancelled is rolled back', async () => {
    const { taken, run } = await played(['AUTOCOMMIT OFF', insert(1), insert(2), insert(3)], {
      onSent: (text, of) => {
        if (text === insert(2)) of.cancel();
      },
    });
    expect([taken, run.state]).toEqual([[1], 'cancelled']);
  });

  it('AUTOCOMMIT ON commits what is open', async () => {
    const { log, taken } = await played(['AUTOCOMMIT OFF', insert(1), 'AUTOCOMMIT ON', insert(2)]);
    expect(log).toEqual(['east: begin', 'east: (1)', 'east: commit', 'east: (2)', 'east: closed']);
    expect(taken).toEqual([]);
  });

  it('a COMMIT that the server refuses leaves the transaction open, which is rolled back then', async () => {
    const { run, taken } = await played(['AUTOCOMMIT OFF', insert(1), 'COMMIT', insert(2)], {
      replies: [[/^commit/, refusal('40001', 'conflict')]],
    });
    expect(outcomes(run)[2]).toBe('failed: 40001: conflict');
    expect(taken).toEqual([1]);
  });

  it('a line that breaks during COMMIT leaves the whole transaction unknown', async () => {
    const { run, taken } = await played(['AUTOCOMMIT OFF', insert(1), 'SELECT 1', insert(2), 'COMMIT', insert(3)], {
      replies: [[/^commit/, failure('connection-lost', 'unknown')]],
    });
    expect(run.statements.map(({ outcome }) => outcome)).toEqual([
      ...['success', 'unknown', 'success', 'unknown', 'unknown', 'not-run'],
    ]);
    expect(taken).toEqual([]);
    expect(run.summary).toContain('Unknown whether it ran: 3 (lines 2, 4, 5).');
  });

  it('a Warning is not said to be rolled back: it changed nothing', async () => {
    const { taken } = await played(['AUTOCOMMIT OFF', 'CALL SYSCS_UTIL.ENABLE_PEER(1)', 'ROLLBACK'], {
      replies: [[/CALL/, said('Warning', 'is on')]],
    });
    expect(taken).toEqual([]);
  });

  it('each cluster has its own', async () => {
    const script = `AUTOCOMMIT OFF;\n${insert(1)};\n-- @passive\n${insert(2)};\nROLLBACK;\n-- @active\nCOMMIT;`;
    const { run, log } = await play(script);
    expect(log).toEqual([
      ...['east: begin', `east: ${insert(1)}`, `west: ${insert(2)}`, 'east: commit', 'east: closed', 'west: closed'],
    ]);
    expect(outcomes(run)[3]).toContain('every statement was committed by itself');
  });

  it('a restart ends it, and a new one begins on the new line', async () => {
    const { log, run } = await play(`AUTOCOMMIT OFF;\n${insert(1)};\n-- @wait-for-restart\n${insert(2)};\nCOMMIT;`);
    expect(log).toEqual([
      ...['east: begin', `east: ${insert(1)}`, 'east: rollback', 'east: waited', 'east: closed'],
      ...['east: begin', `east: ${insert(2)}`, 'east: commit', 'east: closed'],
    ]);
    expect(run.statements[1]?.rolledBack).toBe(true);
  });
});

describe('where a cluster has no transactions', () => {
  it('AUTOCOMMIT OFF is refused, and COMMIT does nothing', async () => {
    const { run, log } = await played([insert(1), 'COMMIT', 'AUTOCOMMIT OFF', insert(2)], { canTransact: false });
    expect(log).toEqual(['east: (1)', 'east: closed']);
    expect(outcomes(run).slice(1)).toEqual([
      'success: There was nothing to commit.',
      'failed: east has no transactions: every statement takes effect at once.',
      'not-run: The script stopped before it.',
    ]);
  });
});

/** What becomes of a script's steps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../src/connection/connection';
import type { ConnectionFailure } from '../../../src/connection/failure';
import { failure, refusal } from '../clusters/scriptedServer';
import { counted, outcomes, play, rows, said, type Play } from './play';

const three = 'INSERT INTO T VALUES (1);\nCALL SYSCS_UTIL.ENABLE_PEER(1);\nINSERT INTO T VALUES (2);';
/** Stands for what is set once a statement is sent. */
const unset = (): void => {
  throw new Error('nothing was sent yet');
};
const notReached = 'not-run: The script stopped before it.';

describe('a script', () => {
  it('runs to its end, each statement once and in its order, without semicolon and comments', async () => {
    const { run, log } = await play('-- a\nINSERT INTO T /* b */ VALUES (1);\n-- @passive\nSELECT 1;', {
      replies: [[/SELECT/, rows(['1'], [1])]],
    });
    expect(log).toEqual(['east: INSERT INTO T         VALUES (1)', 'west: SELECT 1', 'east: closed', 'west: closed']);
    expect(outcomes(run)).toEqual(['success: Rows changed: 1', 'success: Rows: 1']);
    expect(run.state).toBe('done');
    expect(run.summary).toBe('The script ran to its end on east, west. Ran: 2.');
    expect(run.statements.map(({ durationMs }) => durationMs)).toEqual([5, 5]);
  });

  const stops: readonly [string, Play['replies'], string, string][] = [
    [
      'at an Error row',
      [[/ENABLE_PEER/, said('Error', 'peer 1 is missing')]],
      'failed: peer 1 is missing',
      'Stopped at line 2 on east: peer 1 is missing. Ran: 1. Failed: 1 (line 2). Not run: 1 (line 3).',
    ],
    [
      'at a thrown error',
      [[/ENABLE_PEER/, refusal('42Y03', 'It is not recognized.')]],
      'failed: 42Y03: It is not recognized.',
      'Stopped at line 2 on east: 42Y03: It is not recognized. Ran: 1. Failed: 1 (line 2). Not run: 1 (line 3).',
    ],
    [
      'where the line broke, with the fate unknown',
      [[/ENABLE_PEER/, failure('connection-lost', 'unknown')]],
      'unknown: it is connection-lost',
      'Stopped at line 2 on east: it is connection-lost. Ran: 1. Unknown whether it ran: 1 (line 2). Look before you run it again. Not run: 1 (line 3).',
    ],
    [
      'where the deadline passed',
      [[/ENABLE_PEER/, failure('timed-out', 'unknown')]],
      'unknown: it is timed-out',
      'Stopped at line 2 on east: it is timed-out. Ran: 1. Unknown whether it ran: 1 (line 2). Look before you run it again. Not run: 1 (line 3).',
    ],
    [
      'where nothing could be sent',
      [[/ENABLE_PEER/, failure('text-refused')]],
      'not-run: it is text-refused',
      'Stopped at line 2 on east: it is text-refused. Ran: 1. Not run: 2 (lines 2, 3).',
    ],
    [
      'at what is no failure of a connection',
      [[/ENABLE_PEER/, new TypeError('oops')]],
      'unknown: oops',
      'Stopped at line 2 on east: oops. Ran: 1. Unknown whether it ran: 1 (line 2). Look before you run it again. Not run: 1 (line 3).',
    ],
  ];

  it.each(stops)('stops %s', async (_name, replies = [], second, summary) => {
    const { run, log } = await play(three, { replies });
    expect(outcomes(run)).toEqual(['success: Rows changed: 1', second, notReached]);
    expect(run.state).toBe('stopped');
    expect(run.summary).toBe(summary);
    expect(log).toHaveLength(3);
  });

  it('stops where a line cannot be opened, with nothing sent there', async () => {
    const { run, log } = await play(three, { ports: { openLine: () => Promise.reject(failure('refused')) } });
    expect(log).toEqual([]);
    expect(run.summary).toBe('Stopped at line 1 on east: it is refused. Not run: 3 (lines 1, 2, 3).');
  });

  it('tells that a Warning changed nothing, and goes on', async () => {
    const { run } = await play(three, { replies: [[/ENABLE_PEER/, said('Warning', 'It is enabled.')]] });
    expect(outcomes(run)[1]).toBe('no-change: It is enabled.');
    expect(run.summary).toBe('The script ran to its end on east. Ran: 3. Changed nothing: 1 (line 2).');
  });

  it('stops at a Warning where the setting says so', async () => {
    const replies = [[/ENABLE_PEER/, said('Warning', 'It is enabled.')]] as const;
    const { run } = await play(three, { replies, stopOnWarning: true });
    expect(outcomes(run).at(-1)).toBe(notReached);
    expect(run.summary).toBe(
      'Stopped at line 2 on east: It is enabled. Ran: 2. Changed nothing: 1 (line 2). Not run: 1 (line 3).',
    );
  });

  it('says of a column called ERROR in a table nothing bad', async () => {
    const { run } = await play('SELECT ERROR FROM T', { replies: [[/./, rows(['ERROR'], ['x'])]] });
    expect(outcomes(run)).toEqual(['success: Rows: 1']);
  });

  it('says that nothing was run where it has only steps that a person stops', async () => {
    const { run } = await play('-- @confirm Sure?\nSELECT 1', { ports: { confirm: () => Promise.resolve('stop') } });
    expect(run.summary).toBe('Cancelled. Not run: 1 (line 2).');
  });
});

describe('cancelling', () => {
  it('in the middle of a statement leaves it unknown and the others not run', async () => {
    const { run, log } = await play(three, {
      onSent: (text, played) => {
        if (text.includes('ENABLE_PEER')) played.cancel();
      },
    });
    expect(outcomes(run)).toEqual([
      'success: Rows changed: 1',
      'unknown: it is cancelled',
      'not-run: The script was cancelled before it.',
    ]);
    expect(run.state).toBe('cancelled');
    expect(run.summary).toBe(
      'Cancelled. Ran: 1. Unknown whether it ran: 1 (line 2). Look before you run it again. Not run: 1 (line 3).',
    );
    expect(log.filter((line) => line.includes('(2)'))).toEqual([]);
  });

  it('just as a statement ends keeps its outcome', async () => {
    let cancel: () => void = unset;
    const { run } = await play(three, {
      onSent: (_text, played) => {
        cancel = () => played.cancel();
      },
      replies: [
        [
          /ENABLE_PEER/,
          () => {
            cancel();
            return Promise.resolve(said('Success', 'Enabled.'));
          },
        ],
      ],
    });
    expect(outcomes(run).slice(1)).toEqual(['success: Enabled.', 'not-run: The script was cancelled before it.']);
    expect(run.state).toBe('cancelled');
  });

  it('while a person is asked, or a restart awaited, ends the run there', async () => {
    for (const directive of ['@confirm Go on?', '@wait-for-restart']) {
      const aborted = (signal: AbortSignal) => new Promise((resolve) => signal.addEventListener('abort', resolve));
      let abort: () => void = unset;
      const { run } = await play(`INSERT INTO T VALUES (1);\n-- ${directive}\nINSERT INTO T VALUES (2);`, {
        onSent: (_text, played) => {
          abort = () => played.cancel();
        },
        ports: {
          confirm: async (_question, _target, signal) => {
            setTimeout(abort);
            await aborted(signal);
            return 'stop';
          },
          waitForRestart: async (_target, signal) => {
            setTimeout(abort);
            await aborted(signal);
            throw failure('cancelled');
          },
        },
      });
      expect([run.state, run.statements.map(({ outcome }) => outcome)]).toEqual([
        'cancelled',
        ['success', 'not-run', 'not-run'],
      ]);
    }
  });
});

describe('@confirm', () => {
  const script = 'INSERT INTO T VALUES (1);\n-- @passive\n-- @confirm Sure?\nINSERT INTO T VALUES (2);\nSELECT 3;';

  it('asks its question about its target', async () => {
    const asked: string[] = [];
    const { run } = await play(script, {
      ports: {
        confirm: (question, { name }) => {
          asked.push(`${name} ${question}`);
          return Promise.resolve('go-on');
        },
      },
    });
    expect(asked).toEqual(['west Sure?']);
    expect(run.summary).toBe('The script ran to its end on east, west. Ran: 3.');
  });

  it('names the cluster of a directive that is run alone', async () => {
    const { run } = await play('-- @wait-for-restart');
    expect(run.summary).toBe('The script ran to its end on east.');
  });

  it('leaves one statement out', async () => {
    const { run, log } = await play(script, { ports: { confirm: () => Promise.resolve('skip') } });
    expect(run.statements.map(({ outcome }) => outcome)).toEqual(['success', 'success', 'skipped', 'success']);
    expect(run.summary).toBe('The script ran to its end on east, west. Ran: 2. Skipped: 1 (line 4).');
    expect(log.some((line) => line.includes('(2)'))).toBe(false);
  });

  it('ends the run', async () => {
    const { run } = await play(script, { ports: { confirm: () => Promise.resolve('stop') } });
    expect(run.summary).toBe('Cancelled. Ran: 1. Not run: 2 (lines 4, 5).');
  });

  it('that cannot be asked ends the run too', async () => {
    const { run } = await play(script, { ports: { confirm: () => Promise.reject(new Error('no window')) } });
    expect(run.summary).toBe('Stopped at line 3 on west: no window. Ran: 1. Not run: 2 (lines 4, 5).');
  });
});

describe('@let', () => {
  const script = '-- @let id\nSELECT ID FROM B;\nCALL SYSCS_UTIL.VALIDATE_BACKUP(:id, :ID);';

  it('keeps the first value of the next result and binds it', async () => {
    const { log, values } = await play(script, { replies: [[/SELECT/, rows(['ID', 'X'], [7n, 'x'], [6n, 'y'])]] });
    expect(log[1]).toBe('east: CALL SYSCS_UTIL.VALIDATE_BACKUP(?  , ?  ) [7, 7]');
    expect([...values]).toEqual([['ID', 7n]]);
  });

  it.each(['COMMIT', 'ROLLBACK', 'AUTOCOMMIT OFF'])(
    'above %s keeps the first value of the result behind it',
    async (step) => {
      const { values } = await play(`-- @let id\n${step};\nSELECT 1;\nCALL SYSCS_UTIL.REMOVE_PEER(:id);`, {
        replies: [[/SELECT/, rows(['ID'], [7n])]],
      });
      expect(values.get('ID') ?? values.get('id')).toBe(7n);
    },
  );

  it.each([
    ['CALL APP.P()', rows(['result'], ['inconsistency in stock']), 'success'],
    [
      "CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('/b', 1, true)",
      rows(['result', 'warnings'], ['Found inconsistencies in backup', 'x']),
      'failed',
    ],
  ] as const)('%s is judged by what its columns mean for it', async (call, reply, outcome) => {
    const { run } = await play(call, { replies: [[/./, reply]] });
    expect(run.statements[0]?.outcome).toBe(outcome);
  });

  it.each(['SET SCHEMA HR', 'SAVEPOINT a', 'SET SESSION_PROPERTY useSpark=true'])(
    '%s says that it holds for this run alone',
    async (statement) => {
      expect(outcomes((await play(statement)).run)).toEqual(['success: Done. It holds until this run ends.']);
    },
  );

  it('keeps one value under several names, and waits for a statement that has a result', async () => {
    const { values } = await play('-- @let a\n-- @let b\nINSERT INTO T VALUES (1);\nSELECT 1;', {
      replies: [[/SELECT/, rows(['1'], ['v'])]],
    });
    expect([...values]).toEqual([
      ['A', 'v'],
      ['B', 'v'],
    ]);
  });

  it('stops at a result without rows', async () => {
    const { run } = await play(script, { replies: [[/SELECT/, rows(['ID'])]] });
    expect(outcomes(run)).toEqual(['failed: There is no row whose value @let ID could keep.', notReached]);
  });

  it('keeps nothing of an Error row', async () => {
    const { run, values } = await play(`-- @let key\nCALL SYSCS_UTIL.GET_CLUSTER_KEY();`, {
      replies: [[/./, said('Error', 'no key')]],
    });
    expect([outcomes(run), values.size]).toEqual([['failed: no key'], 0]);
  });

  it('uses the value of an earlier run', async () => {
    const values = new Map<string, SqlValue>([['ID', 5]]);
    const { log } = await play('CALL SYSCS_UTIL.REMOVE_PEER(:id)', { values });
    expect(log[0]).toBe('east: CALL SYSCS_UTIL.REMOVE_PEER(?  ) [5]');
  });

  it('sends nothing while the statement that was to keep the value was left out', async () => {
    const { run, log } = await play(`-- @confirm Sure?\n${script}`, {
      ports: { confirm: () => Promise.resolve('skip') },
    });
    expect(log).toEqual([]);
    expect(run.summary).toBe(
      'Stopped at line 4 on east: There is no value for :id yet: no result came after its @let. Skipped: 1 (line 3). Not run: 1 (line 4).',
    );
  });

  it('gives no procedure a NULL', async () => {
    const { run, log } = await play(script, { replies: [[/SELECT/, rows(['ID'], [null])]] });
    expect(log).toEqual(['east: SELECT ID FROM B', 'east: closed']);
    expect(outcomes(run)[1]).toBe('not-run: The value of :id is NULL, which no procedure is given.');
  });
});

describe('a fault that the server places', () => {
  const at = (message: string) => [[/FORM/, refusal('42X01', message)]] as const;

  it('is marked in the document, after a comment that was blanked', async () => {
    const script = 'SELECT 1;\n\nSELECT /* all */ *\n  FORM T;';
    const { run } = await play(script, { replies: at('Syntax error: Encountered "FORM" at line 2, column 3.') });
    const fault = run.statements[1]?.fault;
    expect(script.slice(fault?.start, fault?.end)).toBe('FORM');
  });

  it('is marked behind a value that was bound', async () => {
    const script = 'SELECT :backup_id, FORM T';
    const { run } = await play(script, {
      replies: at('Syntax error: Encountered "FORM" at line 1, column 20.'),
      values: new Map([['BACKUP_ID', 1]]),
    });
    const fault = run.statements[0]?.fault;
    expect(script.slice(fault?.start, fault?.end)).toBe('FORM');
  });

  it('is not marked where it is outside the statement', async () => {
    const { run } = await play('SELECT FORM', { replies: at('Syntax error at line 9, column 1.') });
    expect(run.statements[0]).not.toHaveProperty('fault');
  });
});

describe('@wait-for-restart', () => {
  const restore = 'CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE(?, 1, true)'.replace('?', "'/b'");

  it('closes the line of before and opens a new one', async () => {
    const { log } = await play('SELECT 1;\n-- @wait-for-restart\nSELECT 2;');
    expect(log).toEqual(['east: SELECT 1', 'east: waited', 'east: closed', 'east: SELECT 2', 'east: closed']);
  });

  it('says while it waits what a person is to do', async () => {
    let told: string | undefined;
    let ask = (): string | undefined => undefined;
    await play('SELECT 1;\n-- @wait-for-restart', {
      onSent: (_text, run) => (ask = () => run.statements[1]?.message),
      ports: { waitForRestart: () => Promise.resolve(void (told = ask())) },
    });
    expect(told).toBe('Restart east now. The script goes on when it answers again.');
  });

  it('asks the line of before whether it still works, unless there is none', async () => {
    const asked: (boolean | undefined)[] = [];
    const ports: Play['ports'] = {
      waitForRestart: async (_target, signal, worksStill) => {
        asked.push(await worksStill?.(signal));
      },
    };
    await play('-- @wait-for-restart\nSELECT 1;', { ports });
    await play('SELECT 1;\n-- @wait-for-restart', { ports });
    await play('SELECT 1;\n-- @wait-for-restart', { ports, replies: [[/VERSION/, refusal('08006', 'Restore mode.')]] });
    await play('SELECT 1;\n-- @wait-for-restart', { ports, replies: [[/VERSION/, failure('connection-lost')]] });
    expect(asked).toEqual([undefined, true, true, false]);
  });

  it.each(['connection-lost', 'driver-crashed'] as const)(
    'forgives a line that ends so just before: %s',
    async (kind) => {
      const script = `${restore};\n-- @confirm Restarted?\n-- @wait-for-restart\nSELECT 1;`;
      const { run } = await play(script, { replies: [[/RESTORE/, failure(kind, 'unknown')]] });
      expect(outcomes(run)[0]).toBe(`unknown: The connection ended, as a restart makes it: it is ${kind}`);
      expect(run.summary).toBe(
        'The script ran to its end on east. Ran: 1. Unknown whether it ran: 1 (line 1). Look before you run it again.',
      );
    },
  );

  const unforgiven: readonly [string, ConnectionFailure, string][] = [
    ['another cluster is waited for', failure('connection-lost', 'unknown'), '-- @passive\n-- @wait-for-restart'],
    ['another statement stands between', failure('connection-lost', 'unknown'), 'SELECT 1;\n-- @wait-for-restart'],
    ['the server refused', refusal('BR003', 'A backup is running'), '-- @wait-for-restart'],
    ['it was never sent', failure('connection-lost', 'not-run'), '-- @wait-for-restart'],
    ['time ran out', failure('timed-out', 'unknown'), '-- @wait-for-restart'],
  ];

  it.each(unforgiven)('forgives nothing where %s', async (_name, error, rest) => {
    const { run } = await play(`${restore};\n${rest}`, { replies: [[/RESTORE/, error]] });
    expect([run.state, run.statements.at(-1)?.outcome]).toEqual(['stopped', 'not-run']);
  });

  it('blames the step that stopped the script, not a statement that was forgiven', async () => {
    const { run } = await play(`${restore};\n-- @wait-for-restart\nSELECT 1`, {
      replies: [[/RESTORE/, failure('connection-lost', 'unknown')]],
      ports: { waitForRestart: () => Promise.reject(failure('timed-out')) },
    });
    expect(run.summary).toBe(
      'Stopped at line 2 on east: it is timed-out. Unknown whether it ran: 1 (line 1). Look before you run it again. Not run: 1 (line 3).',
    );
  });
});

describe('whatever the server does', () => {
  const reply = fc.constantFrom(
    counted(1),
    rows(['A'], [1]),
    rows(['A']),
    said('Success', 's'),
    said('Warning', 'w'),
    said('Error', 'e'),
    refusal('42X01', 'at line 1, column 1'),
    failure('connection-lost', 'unknown'),
    failure('timed-out', 'unknown'),
    failure('cancelled', 'unknown'),
    failure('closed'),
    new Error('bug'),
  );
  const piece = fc.constantFrom(
    ...['SELECT 1;', 'INSERT INTO T VALUES (1);', 'CALL SYSCS_UTIL.ENABLE_PEER(1);', 'COMMIT;', 'ROLLBACK;'],
    ...['AUTOCOMMIT OFF;', 'AUTOCOMMIT ON;', '-- @confirm x', '-- @wait-for-restart', '-- @passive', '-- @active'],
  );

  it('every statement ends with an outcome, nothing is sent after the end, and every line is closed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece),
        fc.array(reply, { minLength: 1 }),
        fc.nat(8),
        async (pieces, given, cancelAt) => {
          let sent = 0;
          const next = (): Promise<(typeof given)[number]> =>
            Promise.resolve(given[sent++ % given.length] ?? counted(0));
          const { run, log } = await play(pieces.join('\n'), {
            replies: [
              [
                /./,
                async () => {
                  const answer = await next();
                  if (answer instanceof Error) throw answer;
                  return answer;
                },
              ],
            ],
            onSent: (_text, played) => {
              if (sent === cancelAt) played.cancel();
            },
          });
          expect(run.state).not.toBe('running');
          expect(run.summary).toMatch(/\.$/);
          const ended = run.statements.map(({ outcome }) => outcome);
          expect(ended).not.toContain('waiting');
          expect(ended).not.toContain('running');
          const stop = ended.findIndex((outcome) => outcome === 'failed');
          if (stop >= 0)
            expect(new Set(ended.slice(stop + 1))).toEqual(new Set(ended.slice(stop + 1).map(() => 'not-run')));
          for (const name of ['east', 'west']) {
            const own = log.filter((line) => line.startsWith(name) && !line.endsWith('waited'));
            if (own.length > 0) expect(own.at(-1)).toBe(`${name}: closed`);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

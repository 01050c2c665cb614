/** Which backup serves, how its end is waited for, and what is said of one that does not serve. */
import { describe, expect, it } from 'vitest';
import type { SqlValue, StatementResult } from '../../../src/connection/connection';
import { ConnectionFailure } from '../../../src/connection/failure';
import { launchedId, samePlace, usableBackups } from '../../../src/walkthrough/core/backups';
import { backupsQuery, type Backup } from '../../../src/walkthrough/core/facts';
import { recordOf, type Memory } from '../../../src/walkthrough/core/model';
import { before, type TestPair } from './pair';

const directory = 'hdfs://nn:8020/backup';

const backup = (id: number, other: Partial<Backup> = {}): Backup => ({
  id: BigInt(id),
  begun: `2026-11-23 10:00:${String(id).padStart(2, '0')}.0`,
  ended: '2026-11-23 11:00:00.0',
  status: 'S',
  directory,
  scope: 'D',
  incremental: false,
  ...other,
});

describe('a backup that serves', () => {
  it.each<[string, Partial<Backup>, boolean]>([
    ['full, ended well, in its place', {}, true],
    ['its status in another case', { status: 's' }, true],
    ['its scope as a word', { scope: 'DATABASE' }, true],
    ['its directory with a slash at the end', { directory: `${directory}/` }, true],
    ['incremental', { incremental: true }, false],
    ['another status', { status: 'F' }, false],
    ['no status', { status: '' }, false],
    ['not ended', { ended: undefined }, false],
    ['of a schema', { scope: 'SCHEMA' }, false],
    ['in another directory', { directory: '/other' }, false],
  ])('%s: %s', (_what, other, serves) => {
    expect(usableBackups([backup(5, other)], directory, {}).length).toBe(Number(serves));
  });

  it.each<[string, Memory, readonly number[]]>([
    ['nothing known of Enable', {}, [7, 6, 5]],
    ['begun at the very time', { enabledAfter: '2026-11-23 10:00:06.0' }, [7, 6]],
    ['the time with a T and more digits', { enabledAfter: '2026-11-23T10:00:05.500000' }, [7, 6]],
    ['the time without a fraction', { enabledAfter: '2026-11-23 10:00:07' }, [7]],
    ['the time after all of them', { enabledAfter: '2026-11-23 10:00:08' }, []],
    ['only the number of the one before', { lastBackupBefore: '5' }, [7, 6]],
    ['the time before the number', { enabledAfter: '2026-11-23 10:00:05', lastBackupBefore: '9' }, [7, 6, 5]],
  ])('newest first: %s', (_what, memory, ids) => {
    const found = usableBackups([backup(6), backup(5), backup(7)], directory, memory);
    expect(found.map(({ id }) => Number(id))).toEqual(ids);
  });
});

it.each([
  ['/backup', '/backup/', true],
  ['/backup', ' /backup// ', true],
  ['/', '/', true],
  ['hdfs://', 'hdfs://', true],
  ['/backup', '/Backup', false],
  ['/backup', 'hdfs://nn/backup', false],
  ['', '/', false],
])('%j and %j are the same place: %s', (one, other, same) => {
  expect([samePlace(one, other), samePlace(other, one)]).toEqual([same, same]);
});

it.each([
  ['Launched full backup 40961 to /backup at background.', '40961'],
  ['launched FULL BACKUP 7 TO hdfs://nn/backup 9 to 5', '7'],
  ['full backup to /backup', undefined],
  ['', undefined],
])('the answer %j names %s', (answer, id) => {
  expect(launchedId(answer)).toBe(id);
});

function rows(names: readonly string[], all: readonly (readonly SqlValue[])[]): StatementResult {
  return {
    resultSet: { columns: names.map((name) => ({ name, type: 'text' as const })), rows: all, truncated: false },
    warnings: [],
  };
}

const columns = [
  'BACKUP_ID',
  'BEGIN_TIMESTAMP',
  'END_TIMESTAMP',
  'STATUS',
  'FILESYSTEM',
  'SCOPE',
  'INCREMENTAL_BACKUP',
];

const late = '2999-01-01 00:00:00.0';

/** SYS.SYSBACKUP as the test has it, and SYSCS_GET_RUNNING_BACKUPS. */
function tells(test: TestPair, all: readonly Backup[], running: readonly SqlValue[][] = []): void {
  test.intercept = (_side, sql) => {
    if (sql.includes('SYSCS_GET_RUNNING_BACKUPS')) return rows(['BackupId', 'LastActiveTimestamp'], running);
    if (sql === backupsQuery) {
      return rows(
        columns,
        all.map((one) => [one.id, one.begun, one.ended ?? null, one.status, one.directory, one.scope, one.incremental]),
      );
    }
    if (!sql.includes('FROM SYS.SYSBACKUP b WHERE')) return undefined;
    return rows(
      columns.slice(0, 3),
      all
        .filter(({ status, ended }) => status === 'S' && ended !== undefined)
        .map(({ id, begun, ended = null }) => [id, begun, ended]),
    );
  };
}

async function launched(all: (id: string, place: string) => readonly Backup[], running?: readonly SqlValue[][]) {
  const { test, live } = await before('backup');
  const place = live.setUp.choices.directory!;
  const said: string[] = [];
  let pauses = 0;
  live.onDidChange(() => {
    const { message = '' } = recordOf(live.setUp, 'backup');
    if (message !== said.at(-1)) said.push(message);
    const id = live.setUp.memory.launchedBackup;
    if (id !== undefined) tells(test, all(id, place), running);
  });
  test.onPause = () => {
    if ((pauses += 1) > 20) live.stop();
  };
  await live.run('backup');
  return { test, live, said, record: recordOf(live.setUp, 'backup'), pauses };
}

describe('of several that would serve', () => {
  const two = (id: string, place: string) => [
    backup(Number(id) + 1, { begun: '2999-01-01 00:00:01.0', directory: place }),
    backup(Number(id), { begun: late, directory: place }),
  ];

  it('the one that was launched is taken, and the others are named', async () => {
    const { live, record } = await launched(two);
    const id = live.setUp.memory.launchedBackup!;
    expect(record).toMatchObject({ state: 'done', message: expect.stringContaining(`Its number is ${id}.`) as string });
    expect(live.setUp.choices.backupId).toBe(id);
    expect(record.findings).toEqual([
      { level: 'warn', text: expect.stringMatching(new RegExp(`would serve.*: ${Number(id) + 1}$`)) as string },
    ]);
  });

  it('what is said of them is true of the one that was taken', async () => {
    const { record } = await launched(two);
    expect(record.findings![0]!.text).not.toContain('the newest is taken');
  });

  it('the newest is taken where the answer names none', async () => {
    const { test, live } = await before('backup');
    await live.apply({ kind: 'chose', name: 'inBackground', value: 'no' });
    const place = live.setUp.choices.directory!;
    test.intercept = (_side, sql) => {
      if (sql.includes('.SYSCS_BACKUP_DATABASE(')) tells(test, two('500', place));
      return undefined;
    };
    await live.run('backup');
    expect(live.setUp.choices.backupId).toBe('501');
    expect(recordOf(live.setUp, 'backup').findings![0]!.text).toMatch(/: 500$/);
  });
});

describe('a backup in the background', () => {
  it.each(['F', 'C', ''])('that ends with status %j has failed, and its number is not taken', async (status) => {
    const { live, record } = await launched((id, place) => [
      backup(Number(id), { begun: late, directory: place, status }),
    ]);
    expect(record).toMatchObject({
      state: 'failed',
      message: expect.stringContaining(`ended with status ${status}`) as string,
      cure: expect.stringContaining('status S') as string,
    });
    expect(live.setUp.choices.backupId).toBeUndefined();
  });

  it('that is nowhere five times in a row is unknown, and not looked for any longer', async () => {
    const { record, pauses, said } = await launched(() => []);
    expect(pauses).toBe(4);
    expect(said).toContain('The backup is not listed as running any more.');
    expect(record).toMatchObject({ state: 'unknown', message: 'The backup is neither running nor in SYS.SYSBACKUP.' });
  });

  it('that is seen running in between is looked for on', async () => {
    const { test, live } = await before('backup');
    const seen: string[] = [];
    let asked = 0;
    test.intercept = (_side, sql) => {
      const id = live.setUp.memory.launchedBackup;
      if (id === undefined) return undefined;
      if (sql === backupsQuery) return rows(columns, []);
      if (!sql.includes('SYSCS_GET_RUNNING_BACKUPS')) return undefined;
      asked += 1;
      return rows(['BackupId', 'LastActiveTimestamp'], asked % 4 === 0 ? [[BigInt(id), 'noon']] : []);
    };
    let pauses = 0;
    test.onPause = () => {
      seen.push(recordOf(live.setUp, 'backup').message ?? '');
      if ((pauses += 1) === 12) test.intercept = undefined;
    };
    await live.run('backup');
    expect(seen.filter((text) => text.endsWith('last sign of life at noon.'))).toHaveLength(3);
    expect(recordOf(live.setUp, 'backup').state).toBe('done');
  });

  it('whose cluster cannot be read for a while is waited for on, and that is said', async () => {
    const { test, live } = await before('backup');
    const seen: string[] = [];
    test.onPause = () => {
      seen.push(recordOf(live.setUp, 'backup').message ?? '');
      test.intercept =
        seen.length > 8
          ? undefined
          : () => {
              throw new ConnectionFailure('nobody listens', { kind: 'refused', fate: 'not-run' });
            };
    };
    await live.run('backup');
    expect(seen.filter((text) => text.startsWith('The active cluster cannot be read now: nobody'))).toHaveLength(8);
    expect(recordOf(live.setUp, 'backup').state).toBe('done');
  });
});

it('a backup that nobody began does not begin beside another', async () => {
  const { test, live } = await before('backup');
  tells(test, [], [[77n, 'noon']]);
  await live.run('backup');
  expect(recordOf(live.setUp, 'backup')).toMatchObject({
    state: 'failed',
    message: 'Backup 77 is running on this cluster already. Wait for it.',
  });
  expect(test.calls).toEqual([]);
});

it('a backup of the foreground that is not found afterwards has failed, and says where to look', async () => {
  const { test, live } = await before('backup');
  await live.apply({ kind: 'chose', name: 'inBackground', value: 'no' });
  test.intercept = (_side, sql) => {
    if (sql.includes('.SYSCS_BACKUP_DATABASE(')) tells(test, []);
    return undefined;
  };
  await live.run('backup');
  expect(recordOf(live.setUp, 'backup')).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('No backup of this directory that began after') as string,
    cure: expect.stringContaining('SYS.SYSBACKUP') as string,
  });
});

it.each([false, true])(
  'the directory is the same to the server with a slash at its end or without one: %s',
  async (slash) => {
    const { test, live } = await before('backup');
    await live.apply({ kind: 'chose', name: 'inBackground', value: 'no' });
    const [stored, typed] = slash ? [directory, `${directory}/`] : [`${directory}/`, directory];
    await live.apply({ kind: 'chose', name: 'directory', value: typed });
    test.intercept = (side, sql) => {
      if (!sql.includes('.SYSCS_BACKUP_DATABASE(')) return undefined;
      const found = test.pair.ask(side, sql, [stored, 'full']);
      return found.kind === 'result' ? { ...found.reply, warnings: [] } : undefined;
    };
    await live.run('backup');
    expect(recordOf(live.setUp, 'backup')).toMatchObject({ state: 'done' });
    expect(live.setUp.choices.backupId).toMatch(/^\d+$/);
  },
);

it.each([
  ['is the new one’s, which means the same everywhere', 'hdfs://nn:8020/second', undefined, 'hdfs://nn:8020/second'],
  ['is asked for where a path alone means another place there', '/second', undefined, ''],
  ['stays where a person has typed it', 'hdfs://nn:8020/second', 'hdfs://nn2:8020/copy', 'hdfs://nn2:8020/copy'],
])('after a second backup in another directory the one to restore from %s', async (_what, second, typed, wanted) => {
  const { live } = await before('backup');
  const choose = (name: 'directory' | 'passiveDirectory', value: string) => live.apply({ kind: 'chose', name, value });
  await choose('directory', 'hdfs://nn:8020/first');
  await live.run('backup');
  expect(live.setUp.choices.passiveDirectory).toBe('hdfs://nn:8020/first');
  if (typed !== undefined) await choose('passiveDirectory', typed);
  await choose('directory', second);
  await live.run('backup');
  expect(recordOf(live.setUp, 'backup').state).toBe('done');
  expect(live.setUp.choices.passiveDirectory).toBe(wanted);
});

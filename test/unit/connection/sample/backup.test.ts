/** Backup, restore and the restart after it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { InProcessPair, TIMINGS } from './inProcess';

let pair: InProcessPair;
beforeEach(() => {
  pair = new InProcessPair();
});

const active = (text: string) => pair.said('active', `CALL SYSCS_UTIL.${text}`);
const passive = (text: string) => pair.said('passive', `CALL SYSCS_UTIL.${text}`);
const newest = () =>
  String(
    pair.rows(
      'active',
      "SELECT BACKUP_ID FROM SYS.SYSBACKUP WHERE STATUS = 'S' AND INCREMENTAL_BACKUP = FALSE ORDER BY BEGIN_TIMESTAMP DESC {LIMIT 1}",
    )[0]?.[0],
  );
const HDFS = 'hdfs://active-nn.sample:8020/backup';

describe('backup', () => {
  it.each<[args: string, said: string]>([
    ["'/backup', 'full'", 'Success: full backup to /backup'],
    ["' /backup ', ' FULL '", 'Success: FULL backup to /backup'],
    ["'/backup', 'weekly'", 'Error: Invalid backup type: weekly.'],
    ["'/backup', NULL", 'SE001 Splice Engine exception: unexpected exception'],
    ["NULL, 'full'", 'Error: Invalid backup directory: .'],
    ["'backup', 'full'", 'Error: Invalid backup directory: backup.'],
    ["'', 'full'", 'Error: Invalid backup directory: .'],
  ])('SYSCS_BACKUP_DATABASE(%s)', (args, said) => {
    expect(active(`SYSCS_BACKUP_DATABASE(${args})`)).toBe(said);
  });

  it('writes its row and items', () => {
    const before = newest();
    active("SYSCS_BACKUP_DATABASE('/backup', 'full')");
    expect(Number(newest())).toBeGreaterThan(Number(before));
    const items = pair.rows(
      'active',
      'SELECT COUNT(*) FROM SYS.SYSBACKUPITEMS WHERE BACKUP_ID = ?',
      Number(newest()),
    )[0]?.[0];
    expect(
      pair.rows(
        'active',
        'SELECT SCOPE, FILESYSTEM, INCREMENTAL_PARENT_BACKUP_ID, BACKUP_ITEM FROM SYS.SYSBACKUP WHERE BACKUP_ID = ?',
        Number(newest()),
      ),
    ).toEqual([['D', '/backup', -1n, Number(items)]]);
  });

  it('runs in the background for a while, alone', () => {
    const id = /backup (\d+) to/.exec(active(`SYSCS_BACKUP_DATABASE_ASYNC('${HDFS}', 'full')`))?.[1];
    expect(id).toBeDefined();
    expect(pair.rows('active', 'CALL SYSCS_UTIL.SYSCS_GET_RUNNING_BACKUPS()')[0]?.slice(0, 3)).toEqual([
      BigInt(id ?? 0),
      'DATABASE',
      'Full',
    ]);
    expect(active("SYSCS_BACKUP_DATABASE('/backup', 'full')")).toBe(
      `Error: A concurrent backup with ID ${String(id)} is running.`,
    );
    expect(active(`SYSCS_RESTORE_DATABASE('${HDFS}', 1, true)`)).toBe(
      `Error: Restore cannot run because backup ${String(id)} is running.`,
    );
    pair.now += TIMINGS.backupMs;
    expect(pair.rows('active', 'CALL SYSCS_UTIL.SYSCS_GET_RUNNING_BACKUPS()')).toEqual([]);
    expect(newest()).toBe(id);
  });

  it('can be cancelled and deleted', () => {
    const id = /backup (\d+) to/.exec(active(`SYSCS_BACKUP_DATABASE_ASYNC('${HDFS}', 'full')`))?.[1] ?? '';
    expect(active('SYSCS_CANCEL_BACKUP(1)')).toBe('BR006 Invalid backup job ID 1.');
    expect(active(`SYSCS_CANCEL_BACKUP(${id})`)).toBe('0 rows');
    pair.now += TIMINGS.backupMs;
    expect(newest()).not.toBe(id);
    const old = newest();
    expect(active(`SYSCS_DELETE_BACKUP(${old})`)).toMatch(/^Success/);
    expect(active(`VALIDATE_BACKUP('${HDFS}', ${old})`)).toBe(`Results: Invalid backup ID ${old}.`);
  });

  it('is looked for where the passive reaches it', () => {
    const id = newest();
    expect(passive(`VALIDATE_BACKUP('${HDFS}', ${id})`)).toBe('Results: No corruptions found for backup.');
    expect(passive(`SYSCS_RESTORE_DATABASE('/backup', ${id}, true)`)).toBe(
      `Error: Data for backup ${id} does not exist at /backup.`,
    );
    expect(passive(`SYSCS_RESTORE_DATABASE('${HDFS}', 7, true)`)).toBe('Error: Invalid backup ID 7.');
    expect(passive(`SYSCS_RESTORE_DATABASE('${HDFS}', ${id})`)).toMatch(/^42Y03/);
    expect(active(`VALIDATE_BACKUP('/backup/', ${id})`)).toBe('Results: No corruptions found for backup.');
  });
});

describe('parts and ages of backups', () => {
  it.each<[call: (id: string) => string, said: (id: string) => string]>([
    [(id) => `VALIDATE_SCHEMA_BACKUP('SALES', '${HDFS}', ${id})`, () => 'Results: No corruptions found for backup.'],
    [
      (id) => `VALIDATE_TABLE_BACKUP('SALES', 'ORDERS', '${HDFS}', ${id})`,
      () => 'Results: No corruptions found for backup.',
    ],
    [() => `VALIDATE_TABLE_BACKUP('SALES', 'ORDERS', '${HDFS}', 7)`, () => 'Results: Invalid backup ID 7.'],
    [
      (id) => `VALIDATE_SCHEMA_BACKUP('SALE', '${HDFS}', ${id})`,
      () => '0A000 Feature not implemented: Validation of what a backup does not hold in a sample cluster.',
    ],
    [
      (id) => `VALIDATE_TABLE_BACKUP('SALES', 'NOPE', '${HDFS}', ${id})`,
      () => '0A000 Feature not implemented: Validation of what a backup does not hold in a sample cluster.',
    ],
  ])('%#', (call, said) => {
    const id = newest();
    expect(active(call(id))).toBe(said(id));
  });

  it('deletes those that are too old, but never the newest full one nor what came after it', () => {
    const first = newest();
    active("SYSCS_BACKUP_DATABASE('/backup', 'full')");
    const second = newest();
    active("SYSCS_BACKUP_DATABASE('/backup', 'incremental')");
    pair.now += 3 * 86_400_000;
    const ids = () => pair.rows('active', 'SELECT BACKUP_ID FROM SYS.SYSBACKUP').map(([id]) => String(id));
    const all = ids();
    expect(active('SYSCS_DELETE_OLD_BACKUPS(-1)')).toBe('Error: Invalid backup window: -1.');
    expect(active('SYSCS_DELETE_OLD_BACKUPS(1000)')).toBe('Success: Deleted 0 old backups for the past 1000 days');
    expect(ids()).toEqual(all);
    expect(active('SYSCS_DELETE_OLD_BACKUPS(2)')).toMatch(/^Success: Deleted \d+ old backups for the past 2 days$/);
    expect(ids()).not.toContain(first);
    expect(ids()).toContain(second);
    expect(ids().length).toBe(all.filter((id) => Number(id) >= Number(second)).length);
    expect(active(`VALIDATE_BACKUP('${HDFS}', ${first})`)).toBe(`Results: Invalid backup ID ${first}.`);
  });
});

describe('restore to a moment', () => {
  const call = (to: string, id: string, moment: string) =>
    passive(`SYSCS_RESTORE_DATABASE_TO_${to}('${HDFS}', ${id}, true, ${moment})`);

  it.each([
    ['TIMESTAMP', "'2021-07-22 10:00:00'"],
    ['TRANSACTION', '1'],
  ])('to a %s: the backup is looked for first, and the moment is not in the sample', (to, moment) => {
    expect(call(to, '7', moment)).toBe('Error: Invalid backup ID 7.');
    expect(call(to, newest(), moment)).toBe(
      '0A000 Feature not implemented: Going back to a moment before the backup in a sample cluster.',
    );
    expect(pair.said('passive', 'VALUES 1')).toBe('1: 1');
  });

  it('is refused for a transaction after the backup, and is an ordinary restore for that of the backup', () => {
    const id = newest();
    expect(call('TRANSACTION', id, String(Number(id) + 1))).toMatch(/^BR023 /);
    expect(call('TRANSACTION', id, id)).toMatch(/^result: Restore completed/);
    expect(pair.said('passive', 'VALUES 1')).toMatch(/^08006 /);
  });
});

describe('restore', () => {
  const restore = () =>
    pair.query('passive', `CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE(?, ?, ?)`, HDFS, BigInt(newest()), true);

  beforeEach(() => {
    active('ENABLE_DATABASE_REPLICATION()');
    pair.change('active', 'CREATE TABLE SALES.RETURNS (ID INT)');
    active(`SYSCS_BACKUP_DATABASE('${HDFS}', 'full')`);
  });

  it('refuses everything until the restart, then shows the active cluster’s rows and tables', () => {
    const { columns, rows } = restore();
    expect(columns.map(({ name }) => name)).toEqual(['result', 'warnings']);
    expect(rows).toEqual([['Restore completed', 'Database has to be rebooted']]);
    expect(pair.said('passive', 'VALUES 1')).toMatch(/^08006 Can't execute statement while in Restore Mode\./);
    expect(pair.open('passive', 'SPLICE')).toMatchObject({ kind: 'failure', messages: [{ sqlState: 'BR026' }] });
    pair.change('active', 'INSERT INTO SALES.RETURNS VALUES (1)');

    pair.now += TIMINGS.restoreModeMs;
    pair.restart('passive');
    expect(pair.open('passive', 'SPLICE')).toMatchObject({ failure: 'refused' });
    pair.now += TIMINGS.restartMs;
    expect(pair.open('passive', 'SPLICE').kind).toBe('opened');
    expect(pair.rows('passive', 'SELECT SCOPE FROM SYS.SYSREPLICATION')).toEqual([['DATABASE']]);
    expect(pair.rows('passive', 'SELECT * FROM SALES.RETURNS')).toEqual([[1]]);
    expect(passive('GET_REPLICATION_ROLE()')).toBe('ROLE: REPLICA');
    expect(active("REPLICATION_ENABLED('SALES', 'RETURNS')")).toBe('Enabled: TRUE');
  });

  it('restarts by itself in the end, and old lines are gone', () => {
    restore();
    pair.now += TIMINGS.restoreModeMs;
    expect(pair.ask('passive', 'VALUES 1')).toMatchObject({ failure: 'connection-lost', fate: 'not-run' });
    expect(pair.open('passive', 'SPLICE').kind).toBe('opened');
    expect(pair.rows('passive', 'VALUES 1')).toEqual([[1]]);
  });
});

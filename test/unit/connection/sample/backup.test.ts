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

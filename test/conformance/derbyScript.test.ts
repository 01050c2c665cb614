/** Transactions of a script over Derby in Splice's clothes, by the extension's own DRDA client. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LiveSession } from '../../src/clusters/clusterSession';
import type { ClusterProfile } from '../../src/clusters/profile';
import { DrdaConnector } from '../../src/connection/drda/connector';
import { startDerbyLab, type DerbyLab } from '../labs/derby/lab';
import { watched } from '../unit/clusters/sessions';
import { runToEnd, type ScriptClusters } from '../unit/scripts/launching';

let lab: DerbyLab;
let clusters: ScriptClusters & Record<'active' | 'passive', LiveSession>;

beforeAll(async () => {
  lab = await startDerbyLab();
  const session = (side: 'active' | 'passive') => {
    const target = lab[side].target(lab.owner);
    const { host, port, database } = target;
    const profile: ClusterProfile = {
      id: side,
      name: side,
      environment: 'test',
      transport: { kind: 'drda', host, port, database },
      user: lab.owner.user,
      password: 'session',
    };
    return new LiveSession(profile, watched(() => new DrdaConnector(target), [lab.owner.password]).parts);
  };
  clusters = { active: session('active'), passive: session('passive') };
  await runToEnd('CREATE TABLE SPLICE.NOTES(ID INT PRIMARY KEY, NAME VARCHAR(40))', clusters);
});
beforeEach(() => runToEnd('DELETE FROM SPLICE.NOTES', clusters));
afterAll(async () => {
  await Promise.all([clusters.active.disconnect(), clusters.passive.disconnect()]);
  await lab.dispose();
});

async function idsKept(): Promise<unknown> {
  const { statements } = await runToEnd('SELECT ID FROM SPLICE.NOTES ORDER BY ID', clusters);
  return statements[0]?.resultSets[0]?.rows.map(([id]) => id);
}

describe('a script over DRDA', () => {
  test('commits and rolls back what it was told to', async () => {
    const run = await runToEnd(
      `AUTOCOMMIT OFF;
       INSERT INTO SPLICE.NOTES VALUES (1, 'kept');
       COMMIT;
       INSERT INTO SPLICE.NOTES VALUES (2, 'dropped');
       ROLLBACK;
       INSERT INTO SPLICE.NOTES VALUES (3, 'left');
       SELECT COUNT(*) FROM SPLICE.NOTES;`,
      clusters,
    );
    expect(run.state).toBe('done');
    expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([[2]]);
    expect(run.statements.map(({ rolledBack }) => rolledBack ?? false)).toEqual([
      ...[false, false, false, true, false],
      ...[true, false],
    ]);
    expect(await idsKept()).toEqual([1]);
  });

  test('takes back what a refused statement left uncommitted', async () => {
    const run = await runToEnd(
      `INSERT INTO SPLICE.NOTES VALUES (1, 'kept');
       AUTOCOMMIT OFF;
       INSERT INTO SPLICE.NOTES VALUES (2, 'dropped');
       INSERT INTO SPLICE.NOTES VALUES (1, 'refused');
       COMMIT;`,
      clusters,
    );
    expect(run.state).toBe('stopped');
    expect(run.statements.map(({ outcome }) => outcome)).toEqual([
      'success',
      'success',
      'success',
      'failed',
      'not-run',
    ]);
    expect(run.statements[2]?.rolledBack).toBe(true);
    expect(await idsKept()).toEqual([1]);
  });

  test('commits what is open when AUTOCOMMIT is switched on again', async () => {
    await runToEnd(
      `AUTOCOMMIT OFF;
       INSERT INTO SPLICE.NOTES VALUES (1, 'kept');
       AUTOCOMMIT ON;
       INSERT INTO SPLICE.NOTES VALUES (2, 'kept too');`,
      clusters,
    );
    expect(await idsKept()).toEqual([1, 2]);
  });
});

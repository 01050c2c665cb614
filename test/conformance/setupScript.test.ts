/** The whole set-up as one script over two MariaDB servers in Splice's clothes, through the real ODBC driver. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildOdbcChild, copyNative } from '../../scripts/lib/odbc-bundle.mjs';
import { LiveSession } from '../../src/clusters/clusterSession';
import type { ClusterProfile } from '../../src/clusters/profile';
import { OdbcConnector } from '../../src/connection/odbc/connection';
import { odbcTarget } from '../../src/connection/odbc/connectionString';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';
import { watched } from '../unit/clusters/sessions';
import { runToEnd, start, told, type ScriptClusters } from '../unit/scripts/launching';
import { arrival, setupScript, setupStatements } from '../unit/scripts/setupScript';
import { walkthroughScript } from '../unit/scripts/walkthroughScript';

let lab: MariaDbLab;
let folder: string;
let childScript: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'odbc-child-'));
  childScript = await buildOdbcChild({ outdir: folder });
  await copyNative(folder);
  lab = await startMariaDbLab();
});
afterAll(async () => {
  await lab.dispose();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  for (const cluster of lab.clusters) {
    await cluster.reset({ schemas: ['SALES'], tables: [], rows: [] });
    await cluster.dropTable('SALES', 'NOTES');
    await cluster.createTable('SALES', 'NOTES', 'ID INT PRIMARY KEY, NAME VARCHAR(40)');
  }
});

async function withClusters(use: (clusters: ScriptClusters) => Promise<void>): Promise<void> {
  const { parts } = watched(
    ({ transport }) => {
      if (transport.kind !== 'odbc') throw new Error('only ODBC here');
      const { user, password } = lab.owner;
      return new OdbcConnector({ target: odbcTarget(transport, { user, password }), childScript });
    },
    [lab.owner.password, lab.owner.password],
  );
  const timeouts = () => ({ connect: 10_000, read: 20_000, action: 60_000 });
  const [active, passive] = (['active', 'passive'] as const).map((side) => {
    const profile: ClusterProfile = {
      id: side,
      name: side === 'active' ? 'east' : 'west',
      environment: 'test',
      transport: lab.settings(side),
      user: lab.owner.user,
      password: 'session',
    };
    return new LiveSession(profile, { ...parts, timeouts });
  });
  try {
    await use({ active: active!, passive: passive! });
  } finally {
    await Promise.all([active!.disconnect(), passive!.disconnect()]);
  }
}

/** Resolves once a statement sleeps on the active server. */
async function sleepsOnActive(): Promise<void> {
  const sleeping = `SELECT JSON_ARRAY(p.ID) FROM information_schema.PROCESSLIST p WHERE p.STATE = 'User sleep'`;
  await expect.poll(() => lab.active.server.client.json(sleeping), { timeout: 10_000 }).toHaveLength(1);
}

/** Runs it with what the administrator, a common file system and the write-ahead log do meanwhile. */
function setUpRun(script: string, clusters: ScriptClusters) {
  return runToEnd(
    script,
    clusters,
    {
      confirm: async (question) => {
        if (question.startsWith('Wait')) await lab.ship();
        if (question.startsWith('Copy')) await lab.shipBackups();
        return 'go-on';
      },
    },
    async ({ kind, text }) => {
      if (text.includes('GET_CLUSTER_KEY')) await lab.shipBackups();
      if (kind !== 'wait-for-restart') return;
      // The administrator takes a while, and the cluster refuses everything until then.
      await new Promise((resolve) => setTimeout(resolve, 500));
      await lab.passive.server.kill();
      await lab.passive.restart();
    },
  );
}

describe('a script over ODBC', () => {
  test('sets a pair up, the passive server dying and coming back in between, and a row arrives', async () => {
    await withClusters(async (clusters) => {
      const script = setupScript({
        directory: 'hdfs://east-nn:8020/backup',
        table: 'SALES.NOTES',
        pause: 'Wait a moment.',
      });
      const run = await setUpRun(script, clusters);
      expect(told(run).filter((line) => !line.includes(' success: '))).toEqual([]);
      expect(run.summary).toBe(`The script ran to its end on east, west. Ran: ${setupStatements + 2}.`);
      expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([['arrived']]);
      expect(await lab.active.peers()).toEqual([
        { id: 1, clusterKey: lab.passive.clusterKey, enabled: true, serial: true },
      ]);
    });
  });

  test('that the set-up walkthrough writes does the same', async () => {
    await withClusters(async (clusters) => {
      const { script, statements } = await walkthroughScript(clusters, 'hdfs://east-nn:8020/backup');
      const copied = script.replace(/^(?=.*VALIDATE_BACKUP)/m, '-- @confirm Copy the backup.\n');
      const run = await setUpRun([copied, ...arrival('SALES.NOTES', 'Wait a moment.')].join('\n'), clusters);
      expect(told(run).filter((line) => !line.includes(' success: '))).toEqual([]);
      expect(run.statements.filter(({ kind }) => kind === 'statement')).toHaveLength(statements + 2);
      expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([['arrived']]);
    });
  });

  test('commits and rolls back what it was told to', async () => {
    await withClusters(async (clusters) => {
      const run = await runToEnd(
        `AUTOCOMMIT OFF;
         INSERT INTO SALES.NOTES VALUES (1, 'kept');
         COMMIT;
         INSERT INTO SALES.NOTES VALUES (2, 'dropped');
         ROLLBACK;
         INSERT INTO SALES.NOTES VALUES (3, 'left');
         SELECT COUNT(*) FROM SALES.NOTES;`,
        clusters,
      );
      expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([[2n]]);
      expect(run.statements.map(({ rolledBack }) => rolledBack ?? false)).toEqual([
        ...[false, false, false, true, false],
        ...[true, false],
      ]);
      const after = await runToEnd('SELECT ID FROM SALES.NOTES', clusters);
      expect(after.statements[0]?.resultSets[0]?.rows).toEqual([[1]]);
    });
  });

  test('a line that breaks during a statement leaves it unknown, and what follows not run', async () => {
    await withClusters(async (clusters) => {
      await clusters.active.connect();
      await lab.active.delayCalls(20_000);
      const { run, ended } = await start(
        `INSERT INTO SALES.NOTES VALUES (1, 'ran');
         CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
         INSERT INTO SALES.NOTES VALUES (2, 'never');`,
        clusters,
      );
      await sleepsOnActive();
      await lab.active.server.kill();
      await ended;
      await lab.active.server.launch();
      expect(run.statements.map(({ outcome }) => outcome)).toEqual(['success', 'unknown', 'not-run']);
      expect(run.state).toBe('stopped');
      expect(run.summary).toMatch(/^Stopped at line 2 on east: .*Ran: 1\. Unknown whether it ran: 1 \(line 2\)/);
    });
  });

  test('a cancel ends a statement that runs, and tells that nobody knows what it did', async () => {
    await withClusters(async (clusters) => {
      const { run, ended } = await start(
        `INSERT INTO SALES.NOTES SELECT 1, SLEEP(20); INSERT INTO SALES.NOTES VALUES (2, 'never');`,
        clusters,
      );
      await sleepsOnActive();
      const began = performance.now();
      run.cancel();
      await ended;
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(run.state).toBe('cancelled');
      expect(run.statements.map(({ outcome }) => outcome)).toEqual(['unknown', 'not-run']);
    });
  });
});

/** The whole set-up as one script over two servers in Splice's clothes, on every transport; and scripts that are broken off. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LiveSession } from '../../src/clusters/clusterSession';
import type { ClusterProfile } from '../../src/clusters/profile';
import { liveLabs, type LiveLab } from '../support/liveLab';
import { watched } from '../unit/clusters/sessions';
import { runToEnd, start as startScript, told, type ScriptClusters } from '../unit/scripts/launching';
import { arrival, setupScript, setupStatements } from '../unit/scripts/setupScript';
import { walkthroughScript } from '../unit/scripts/walkthroughScript';
import { LiveConnectors } from './liveConnectors';

describe.each(liveLabs)('a script on $name', ({ slug, start }) => {
  let lab: LiveLab;
  let connectors: LiveConnectors;

  beforeAll(async () => {
    [lab, connectors] = await Promise.all([start(), LiveConnectors.make()]);
  });
  afterAll(async () => {
    await Promise.all([lab.dispose(), connectors.dispose()]);
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
        if (transport.kind === 'sample') throw new Error('no lab has such a cluster');
        return connectors.to(transport, lab.owner);
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

  /** Resolves once the active server is at work on a CALL. */
  async function callRuns(): Promise<void> {
    await expect.poll(() => lab.active.runningCalls(), { timeout: 10_000 }).toBe(1);
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
      expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([[expect.toSatisfy((count) => Number(count) === 2)]]);
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
      const { run, ended } = await startScript(
        `INSERT INTO SALES.NOTES VALUES (1, 'ran');
         CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES');
         INSERT INTO SALES.NOTES VALUES (2, 'never');`,
        clusters,
      );
      await callRuns();
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
      // MariaDB goes on with a CALL whose wait is ended.
      const slow =
        slug === 'mariadb'
          ? 'INSERT INTO SALES.NOTES SELECT 1, SLEEP(20)'
          : `CALL SYSCS_UTIL.ENABLE_SCHEMA_REPLICATION('SALES')`;
      await clusters.active.connect();
      await lab.active.delayCalls(20_000);
      const { run, ended } = await startScript(`${slow}; INSERT INTO SALES.NOTES VALUES (2, 'never');`, clusters);
      await callRuns();
      await lab.active.delayCalls(0);
      const began = performance.now();
      run.cancel();
      await ended;
      expect(performance.now() - began).toBeLessThan(5_000);
      expect(run.state).toBe('cancelled');
      expect(run.statements.map(({ outcome }) => outcome)).toEqual(['unknown', 'not-run']);
    });
  });
});

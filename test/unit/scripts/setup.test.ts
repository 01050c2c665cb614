/** The whole set-up on the sample pair, with its true worker. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSampleWorker } from '../../../scripts/lib/sample-bundle.mjs';
import { LiveSession } from '../../../src/clusters/clusterSession';
import { sampleProfiles } from '../../../src/clusters/sampleProfiles';
import { SamplePair } from '../../../src/connection/sample/samplePair';
import { watched } from '../clusters/sessions';
import { runToEnd, told, type ScriptClusters } from './launching';
import { arrival, setupScript, setupStatements } from './setupScript';
import { walkthroughScript } from './walkthroughScript';

const directory = 'hdfs://active-nn.sample:8020/backup';

let folder: string;
let workerFile: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'splice-script-'));
  workerFile = await buildSampleWorker({ outdir: folder, minify: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The sample pair, disconnected and gone afterwards. */
async function withSample(
  use: (clusters: ScriptClusters, seen: Pick<ReturnType<typeof watched>, 'audited' | 'logged'>) => Promise<void>,
): Promise<void> {
  const pair = new SamplePair({
    release: '3.2',
    workerFile,
    timings: { backupMs: 20, restoreModeMs: 300, restartMs: 50 },
  });
  const { parts, audited, logged } = watched(({ transport }) =>
    pair.connector(transport.kind === 'sample' ? transport.side : 'active'),
  );
  const [active, passive] = sampleProfiles.map((profile) => new LiveSession(profile, parts));
  try {
    await use({ active: active!, passive: passive! }, { audited, logged });
  } finally {
    await Promise.all([active!.disconnect(), passive!.disconnect()]);
    await pair.dispose();
  }
}

test('the complete set-up runs as one script, and a row arrives', { timeout: 30_000 }, async () => {
  await withSample(async (clusters, { audited, logged }) => {
    const before = await runToEnd(
      'CALL SYSCS_UTIL.REMOVE_PEER(1); CREATE TABLE HR.NOTES (ID INTEGER, NAME VARCHAR(20));',
      clusters,
    );
    expect(before.summary).toBe('The script ran to its end on sample-east. Ran: 2.');
    const run = await runToEnd(setupScript({ directory, table: 'HR.NOTES' }), clusters);
    const key = 'passive-zk1.sample,passive-zk2.sample,passive-zk3.sample:2181:/hbase-unsecure';
    expect(told(run)).toEqual([
      'sample-east success: Enabled replication for database',
      `sample-east success: full backup to ${directory}`,
      'sample-east success: Rows: 1',
      `sample-west success: ${key}`,
      'sample-west success: No corruptions found for backup.',
      'sample-west success: Confirmed.',
      'sample-west success: Restore completed: Database has to be rebooted',
      'sample-west success: sample-west answers again.',
      `sample-east success: Added ${key} as peer 1`,
      'sample-east success: Rows: 1',
      'sample-east success: Rows: 1',
      'sample-east success: PRIMARY',
      'sample-west success: REPLICA',
      'sample-east success: Rows changed: 1',
      'sample-west success: Rows: 1',
    ]);
    expect(run.state).toBe('done');
    expect(run.summary).toBe(`The script ran to its end on sample-east, sample-west. Ran: ${setupStatements + 2}.`);
    expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([['arrived']]);
    const id = String(run.statements[2]?.resultSets[0]?.rows[0]?.[0]);
    expect(Number(id)).toBeGreaterThan(0);
    expect(audited.slice(4).map((line) => line.replace(/ {2,}/g, ' '))).toEqual([
      'intent CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()',
      'success Enabled replication for database CALL SYSCS_UTIL.ENABLE_DATABASE_REPLICATION()',
      `intent CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('${directory}', 'full')`,
      `success full backup to ${directory} CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE('${directory}', 'full')`,
      `intent CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('${directory}', ? , true) [${id}]`,
      `success Restore completed: Database has to be rebooted CALL SYSCS_UTIL.SYSCS_RESTORE_DATABASE('${directory}', ? , true) [${id}]`,
      `intent CALL SYSCS_UTIL.ADD_PEER(1, ? , true) ['${key}']`,
      `success Added ${key} as peer 1 CALL SYSCS_UTIL.ADD_PEER(1, ? , true) ['${key}']`,
      `intent INSERT INTO HR.NOTES VALUES (77, 'arrived')`,
      `success Rows changed: 1 INSERT INTO HR.NOTES VALUES (77, 'arrived')`,
    ]);
    const sentToWest = logged.filter((line) => line.startsWith('sample-west (script): '));
    expect(sentToWest.filter((line) => !line.includes('SYSCS_GET_VERSION_INFO'))).toHaveLength(5);
  });
});

test(
  'the script that the set-up walkthrough writes runs to its end, and a row arrives',
  { timeout: 30_000 },
  async () => {
    await withSample(async (clusters) => {
      await runToEnd('CALL SYSCS_UTIL.REMOVE_PEER(1); CREATE TABLE HR.NOTES (ID INTEGER, NAME VARCHAR(20));', clusters);
      const { script, statements } = await walkthroughScript(clusters, directory);
      const run = await runToEnd([script, ...arrival('HR.NOTES')].join('\n'), clusters);
      expect(told(run).filter((line) => !line.includes(' success: '))).toEqual([]);
      expect(run.state).toBe('done');
      expect(run.statements.filter(({ kind }) => kind === 'statement')).toHaveLength(statements + 2);
      expect(run.statements.at(-1)?.resultSets[0]?.rows).toEqual([['arrived']]);
    });
  },
);

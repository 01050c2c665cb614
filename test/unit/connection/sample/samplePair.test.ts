/** The true worker, bundled as it ships: opening, cancelling, deadlines, restarts, and the end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSampleWorker } from '../../../../scripts/lib/sample-bundle.mjs';
import type { Connection } from '../../../../src/connection/connection';
import type { ConnectionFailure } from '../../../../src/connection/failure';
import { SamplePair } from '../../../../src/connection/sample/samplePair';

const ENDLESS =
  'WITH RECURSIVE N(X) AS (SELECT 1 FROM SYSIBM.SYSDUMMY1 UNION ALL SELECT X + 1 FROM N) SELECT COUNT(*) FROM N';

let folder: string;
let workerFile: string;
let pair: SamplePair;

/** One worker for all; the last test ends it. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'splice-sample-'));
  workerFile = await buildSampleWorker({ outdir: folder, minify: true });
  pair = new SamplePair({ release: '3.2', workerFile, timings: { restartMs: 20 }, closeMs: 100 });
});
afterAll(async () => {
  await pair.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function failureOf(work: Promise<unknown>): Promise<ConnectionFailure> {
  return work.then(
    () => expect.fail('it did not fail'),
    (failure: unknown) => failure as ConnectionFailure,
  );
}

describe('SamplePair', () => {
  it('serves both clusters from one worker, so that rows travel', async () => {
    const active = await pair.connector('active').open();
    const passive = await pair.connector('passive').open();
    expect(active.product).toEqual({ name: 'Splice Machine', version: '3.2.0.2025' });
    const inserted = await active.execute('INSERT INTO HR.DEPARTMENTS VALUES (?, ?, ?)', {
      parameters: [6, 'Legal', null],
    });
    expect(inserted).toEqual({ rowsAffected: 1, warnings: [] });
    const found = await passive.execute('SELECT NAME FROM HR.DEPARTMENTS ORDER BY ID', { maxRows: 2 });
    expect(found.resultSet).toMatchObject({ columns: [{ name: 'NAME', type: 'text' }], truncated: true });
    expect(found.resultSet?.rows).toHaveLength(2);
    expect(await passive.execute('SELECT CITY FROM HR.DEPARTMENTS WHERE ID = 6')).toMatchObject({
      resultSet: { rows: [[null]] },
    });
  });

  it('gives bigint and exact decimals across the thread', async () => {
    const active = await pair.connector('active').open();
    const { resultSet } = await active.execute('SELECT ENTRY, AMOUNT FROM FINANCE.LEDGER ORDER BY ENTRY {LIMIT 1}');
    expect(resultSet?.rows).toEqual([[9_000_000_001n, '214.88']]);
  });

  it('rejects with the server’s state and message', async () => {
    const active = await pair.connector('active').open();
    const failure = await failureOf(active.execute('SELECT * FROM SALES.NOPE'));
    expect(failure).toMatchObject({
      kind: 'server-error',
      fate: 'failed',
      sqlState: '42X05',
      message: "Table/View 'SALES.NOPE' does not exist.",
    });
    expect(await failureOf(active.execute(' -- nothing'))).toMatchObject({ kind: 'text-refused', fate: 'not-run' });
    expect(await failureOf(active.execute('VALUES 1; VALUES 2'))).toMatchObject({ kind: 'text-refused' });
    expect(await failureOf(pair.connector('active', 'EVE').open())).toMatchObject({
      kind: 'login-refused',
      sqlState: '08004',
    });
  });

  it('ends a runaway statement soon, by cancel and by deadline, and keeps data and line', async () => {
    const active = await pair.connector('active').open();
    await active.execute("INSERT INTO SPLICE.SETTINGS (NAME) VALUES ('kept')");
    const abort = new AbortController();
    const running = failureOf(active.execute(ENDLESS, { signal: abort.signal }));
    const waiting = active.execute('VALUES 1');
    const behind = failureOf(active.execute('VALUES 2', { signal: abort.signal }));
    setTimeout(() => abort.abort(), 50);
    expect(await behind).toMatchObject({ kind: 'cancelled', fate: 'not-run' });
    expect(await running).toMatchObject({ kind: 'cancelled', fate: 'failed', sqlState: '57014' });
    expect((await waiting).resultSet?.rows).toEqual([[1]]);
    expect(await failureOf(active.execute(ENDLESS, { deadlineMs: 50 }))).toMatchObject({
      kind: 'timed-out',
      fate: 'failed',
      sqlState: 'XCL52',
    });
    expect(await active.execute("SELECT NAME FROM SPLICE.SETTINGS WHERE NAME = 'kept'")).toMatchObject({
      resultSet: { rows: [['kept']] },
    });
    expect(active.isOpen).toBe(true);
  });

  describe('while another session keeps the worker', () => {
    const abort = new AbortController();
    let blocking: Promise<ConnectionFailure>;
    let passive: Connection;

    beforeAll(async () => {
      passive = await pair.connector('passive').open();
      const active = await pair.connector('active').open();
      blocking = failureOf(active.execute(ENDLESS, { signal: abort.signal }));
    });
    afterAll(async () => {
      abort.abort();
      expect(await blocking).toMatchObject({ kind: 'cancelled' });
    });

    it('a statement of the other cluster, and opening, end by their deadlines, and never run', async () => {
      const refused = { kind: 'timed-out', fate: 'not-run', message: expect.stringContaining('busy') as string };
      expect(await failureOf(passive.execute('VALUES 1', { deadlineMs: 50 }))).toMatchObject(refused);
      expect(await failureOf(pair.connector('passive').open({ deadlineMs: 50 }))).toMatchObject(refused);
    });

    it('closing ends what waits, and waits for a moment only itself', async () => {
      const waiting = failureOf(passive.execute('VALUES 1', { deadlineMs: 60_000 }));
      const began = performance.now();
      await passive.close();
      expect(performance.now() - began).toBeLessThan(800);
      expect(await waiting).toMatchObject({ kind: 'closed', fate: 'not-run' });
    });
  });

  it('closing ends the statement that its own session runs', async () => {
    const active = await pair.connector('active').open();
    const other = await pair.connector('active').open();
    const running = failureOf(active.execute(ENDLESS, { deadlineMs: 60_000 }));
    const waiting = other.execute('VALUES 1');
    await active.close();
    expect(await running).toMatchObject({ kind: 'closed', fate: 'failed' });
    expect((await waiting).resultSet?.rows).toEqual([[1]]);
  });

  it('drops the lines of a cluster that restarts, and lets new ones in after a while', async () => {
    const passive = await pair.connector('passive').open();
    await pair.restart('passive');
    expect(await failureOf(passive.execute('VALUES 1'))).toMatchObject({ kind: 'connection-lost', fate: 'not-run' });
    expect(passive.isOpen).toBe(false);
    await expect.poll(async () => (await pair.connector('passive').open()).isOpen).toBe(true);
  });

  it('refuses what comes after close and dispose', async () => {
    const active = await pair.connector('active').open();
    const other = await pair.connector('active').open();
    await active.close();
    await active.close();
    expect(await failureOf(active.execute('VALUES 1'))).toMatchObject({ kind: 'closed', fate: 'not-run' });
    const running = failureOf(other.execute(ENDLESS));
    await pair.dispose();
    expect(await running).toMatchObject({ kind: 'connection-lost', fate: 'unknown' });
    expect(other.isOpen).toBe(false);
    await other.close();
    expect((await pair.connector('active').open()).isOpen).toBe(true);
  });
});

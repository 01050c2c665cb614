/** What the fault tests share: the bundled child, a server, connectors to it, and watches on processes and on the event loop. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { buildOdbcChild, copyNative } from '../../scripts/lib/odbc-bundle.mjs';
import { ConnectionFailure } from '../../src/connection/failure';
import { OdbcConnector } from '../../src/connection/odbc/connection';
import { odbcTarget, type OdbcAddress } from '../../src/connection/odbc/connectionString';
import { startDriverProcess, type DriverProcess } from '../../src/connection/odbc/driverProcess';
import { startMariaDbLab, type MariaDbLab } from '../labs/mariadb/lab';

/** The extension host may stand still for no longer. */
export const LONGEST_STALL_MS = 50;

export interface Bench {
  /** Temporary; holds the bundled child. */
  readonly folder: string;
  readonly childScript: string;
  readonly lab: MariaDbLab;
}

/** A folder and a server for the tests of one file. The server knows SYSCS_UTIL.SLOW(seconds). */
export function useBench(): () => Bench {
  let bench: Bench | undefined;
  beforeAll(async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'faults-'));
    const childScript = await buildOdbcChild({ outdir: folder });
    expect(await copyNative(folder), 'the native module of odbc is needed').toBeDefined();
    const lab = await startMariaDbLab({ servers: 1 });
    await lab.active.server.client.run([
      `CREATE OR REPLACE PROCEDURE SYSCS_UTIL.SLOW(SECONDS INT)
       BEGIN DO SLEEP(SECONDS); SELECT 'done' AS "Success"; END`,
    ]);
    bench = { folder, childScript, lab };
  });
  afterAll(async () => {
    await bench?.lab.dispose();
    if (bench) rmSync(bench.folder, { recursive: true, force: true });
  });
  return () => {
    if (!bench) throw new Error('asked for before the tests began');
    return bench;
  };
}

/** The lab's own server, unless `address` says otherwise. */
export function targetOn(bench: Bench, address: Partial<OdbcAddress> = {}, password?: string) {
  const { user, password: right } = bench.lab.owner;
  return odbcTarget({ ...bench.lab.settings('active'), ...address }, { user, password: password ?? right });
}

/** A connector whose processes can be got at. */
export function connectorOn(bench: Bench, address: Partial<OdbcAddress> = {}, password?: string) {
  const children: DriverProcess[] = [];
  const connector = new OdbcConnector({
    target: targetOn(bench, address, password),
    childScript: bench.childScript,
    start: (script) => {
      const child = startDriverProcess(script);
      children.push(child);
      return child;
    },
  });
  return { connector, children };
}

/** The driver that does harm, compiled. */
export function badDriver(folder: string): string {
  const library = path.join(folder, 'libbad.so');
  execFileSync('cc', ['-shared', '-fPIC', '-w', '-o', library, path.join(__dirname, 'badDriver.c')]);
  return library;
}

export async function failureOf(promise: Promise<unknown>): Promise<ConnectionFailure> {
  const reason = await promise.then(
    () => new Error('it succeeded'),
    (error: unknown) => error,
  );
  if (reason instanceof ConnectionFailure) return reason;
  throw reason;
}

/**
 * Runs `work` and returns how long it took; fails when the event loop stood still meanwhile for longer than that of a thread
 * which has nothing to do: what the latter suffers is a busy machine's doing.
 */
export async function unstalled(work: () => Promise<unknown>): Promise<number> {
  const idleThread = new Worker(idleThreadCode, { eval: true });
  const idle = new Promise<number>((resolve) => idleThread.on('message', resolve));
  await new Promise((resolve) => idleThread.once('online', resolve));
  const delay = monitorEventLoopDelay({ resolution: PERIOD_MS });
  delay.enable();
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  delay.disable();
  idleThread.postMessage('stop');
  const excess = (delay.max - (await idle)) / 1e6;
  expect(excess, 'worst event-loop lag in ms').toBeLessThan(LONGEST_STALL_MS * slowdown());
  return took;
}

/** How much longer everything takes because more processes want to run than there are processors. */
function slowdown(): number {
  return Math.max(1, (os.loadavg()[0] ?? 0) / os.availableParallelism());
}

const PERIOD_MS = 5;

const idleThreadCode = `
  const { parentPort } = require('node:worker_threads');
  const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: ${PERIOD_MS} });
  delay.enable();
  parentPort.once('message', () => parentPort.postMessage(delay.max));
`;

export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Resolves when the process is gone; fails after `withinMs`. */
export async function gone(pid: number, withinMs: number): Promise<void> {
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: withinMs, interval: 20 });
}

/** Processes whose parent is this one. */
export function ownChildren(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isAlive(pid) && parentOf(pid) === process.pid);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

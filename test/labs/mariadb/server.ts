/** One private MariaDB server: its process, its data in a folder of its own, and what a test does to it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SqlClient } from './client';

const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 10_000;

export class MariaDbServer {
  readonly client: SqlClient;
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
  ) {
    this.client = new SqlClient(path.join(folder, 's'));
  }

  /** Copies the data of `template` into `folder` and starts a server on them. */
  static async start(folder: string, template: string): Promise<MariaDbServer> {
    await mkdir(folder, { recursive: true });
    await cp(template, path.join(folder, 'data'), { recursive: true });
    const server = new MariaDbServer(folder, await freePort());
    await writeFile(server.configuration, settings(folder, server.port));
    await server.launch();
    return server;
  }

  get isRunning(): boolean {
    return isAlive(this.child);
  }

  /** A shut-down as an administrator does it. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** The machine dies: no good-bye to anybody. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** The server goes on holding its port and its connections, and answers nothing. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** On the same port, with the same data. */
  async restart(): Promise<void> {
    await this.stop();
    await this.launch();
  }

  async launch(): Promise<void> {
    if (this.isRunning) return;
    this.child = spawn('mariadbd', [`--defaults-file=${this.configuration}`], { stdio: 'ignore' });
    endWithThisProcess(this.child);
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.client.answers())) {
      if (!isAlive(this.child) || Date.now() > deadline) {
        const log = await readFile(path.join(this.folder, 'log'), 'utf8').catch(() => '');
        throw new Error(`mariadbd did not start:\n${log.slice(-2_000)}`);
      }
      await sleep(25);
    }
  }

  private get configuration(): string {
    return path.join(this.folder, 'my.cnf');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.client.close();
    const { child } = this;
    if (!isAlive(child)) return;
    const exited = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
    await exited;
    clearTimeout(forced);
  }
}

/** Settings that both the template's making and the servers need: names folded, quotes as in standard SQL, texts compared exactly. */
export const COMMON_SETTINGS = [
  'lower_case_table_names=1',
  'character-set-server=utf8mb4',
  'collation-server=utf8mb4_nopad_bin',
  'sql_mode=ANSI_QUOTES,STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION',
  'innodb-log-file-size=8M',
  `user=${os.userInfo().username}`,
];

function settings(folder: string, port: number): string {
  return [
    '[mariadbd]',
    ...COMMON_SETTINGS,
    `datadir=${path.join(folder, 'data')}`,
    `socket=${path.join(folder, 's')}`,
    `pid-file=${path.join(folder, 'pid')}`,
    `log-error=${path.join(folder, 'log')}`,
    'bind-address=127.0.0.1',
    `port=${port}`,
    'max-connections=300',
    'skip-log-bin',
    'innodb-flush-log-at-trx-commit=2',
    'innodb-doublewrite=0',
    'innodb-buffer-pool-size=64M',
    'performance-schema=OFF',
    '',
  ].join('\n');
}

function isAlive(child: ChildProcess | undefined): child is ChildProcess {
  return child?.exitCode === null && child.signalCode === null;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** A test run that is broken off, however hard, leaves no server behind: a shell waits for the end of its input, then kills it. */
function endWithThisProcess(child: ChildProcess): void {
  if (child.pid === undefined) return;
  const guard = spawn('sh', ['-c', `read _; kill -9 ${child.pid}`], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.once('exit', () => guard.kill('SIGKILL'));
}

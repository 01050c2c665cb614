/** One private Apache Derby network server: its process, its databases in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { derbyJars } from '../../../scripts/lib/derby.mjs';

const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 5_000;
const NETWORK_SERVER = 'org.apache.derby.drda.NetworkServerControl';

export interface DerbyOptions {
  /** System properties, e.g. `derby.connection.requireAuthentication`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Further arguments of the server's start command, e.g. `-ssl basic`. */
  readonly arguments?: readonly string[];
  /** Folders and jars with procedures. */
  readonly classpath?: readonly string[];
  /** Options of the Java machine itself. */
  readonly machine?: readonly string[];
  /** A class that takes the place of Derby's network server, and its arguments. */
  readonly mainClass?: string;
  /** A folder whose contents the databases' folder starts with. */
  readonly template?: string;
}

/** Needs a JDK, and the jars or Maven to fetch them. */
export class DerbyServer {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly jars: string,
    private readonly options: DerbyOptions,
  ) {}

  static async start(options: DerbyOptions = {}): Promise<DerbyServer> {
    const jars = await derbyJars();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'derby-'));
    if (options.template !== undefined) await cp(options.template, folder, { recursive: true });
    const server = new DerbyServer(folder, await freePort(), jars, options);
    try {
      await server.launch();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** The process of the moment; its standard input and output are the main class's. */
  get process(): ChildProcess | undefined {
    return this.isRunning ? this.child : undefined;
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Ends the process and removes its databases. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
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

  async launch(): Promise<void> {
    if (this.isRunning) return;
    const options = path.join(this.folder, 'java.options');
    await writeFile(options, this.javaOptions().map(quoted).join('\n'));
    const child = spawn('java', [`@${options}`, ...this.startCommand()], {
      cwd: this.folder,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined);
    this.child = child;
    endWithThisProcess(child);
    this.output = '';
    const keep = (text: Buffer) => (this.output = (this.output + text.toString()).slice(-4_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.answers())) {
      if (Date.now() > deadline || child.exitCode !== null) throw new Error(`Derby did not start:\n${this.output}`);
      await sleep(25);
    }
  }

  /** In a file of their own: passwords among them are not for the list of processes. */
  private javaOptions(): string[] {
    const { properties = {}, classpath = [], machine = [] } = this.options;
    const jars = ['derby.jar', 'derbynet.jar', 'derbytools.jar'].map((jar) => path.join(this.jars, jar));
    return [
      '-Xmx512m',
      ...machine,
      `-Dderby.system.home=${this.folder}`,
      ...Object.entries(properties).map(([name, value]) => `-D${name}=${value}`),
      '-cp',
      [...jars, ...classpath].join(path.delimiter),
    ];
  }

  private startCommand(): string[] {
    const { arguments: further = [], mainClass = NETWORK_SERVER } = this.options;
    return [mainClass, 'start', '-h', '127.0.0.1', '-p', String(this.port), '-noSecurityManager', ...further];
  }

  private async answers(): Promise<boolean> {
    const socket = connect(this.port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return true;
    } catch {
      return false;
    } finally {
      socket.destroy();
    }
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const { child } = this;
    if (!child || !this.isRunning) return;
    const exited = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
    await exited;
    clearTimeout(forced);
  }
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

/** A test run that is broken off leaves no server behind. */
function endWithThisProcess(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}

/** For a file of options as the Java launcher reads it. */
function quoted(option: string): string {
  return `"${option.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Derby's own Java client in a process of its own, doing what it is told. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { cached } from '../../../scripts/lib/cache.mjs';
import { derbyJars } from '../../../scripts/lib/derby.mjs';
import { root } from '../../../scripts/lib/root.mjs';
import type { DrdaTarget } from '../../../src/connection/drda/target';

const source = path.join(root, 'test/bench/drda/Jdbc.java');

export class JdbcClient {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(child: ChildProcess & { readonly stdout: NodeJS.ReadableStream }) {
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  /** Connects at once, and stays connected for fetches and calls. */
  static async start({ host, port, database, user, password }: DrdaTarget): Promise<JdbcClient> {
    const jars = await derbyJars();
    const classes = await cached('derby-jdbc-bench', await readFile(source, 'utf8'), async (folder) => {
      await promisify(execFile)('javac', ['--release', '8', '-Xlint:-options', '-d', folder, source]);
    });
    const address = `jdbc:derby://${host}:${port}/${database};user=${user};password=${password}`;
    const classpath = [path.join(jars, 'derbyclient.jar'), classes].join(path.delimiter);
    return new JdbcClient(
      spawn('java', ['-Xmx1g', '-cp', classpath, 'Jdbc', address], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
  }

  /** @returns how many rows, connections or calls there were */
  async demand(line: `fetch ${string}` | `connect ${number}` | `close ${number}` | `call ${number}`): Promise<number> {
    this.#child.stdin?.write(`${line}\n`);
    const answer = await this.#answers.next();
    if (answer.done) throw new Error('the Java client ended');
    return Number(answer.value);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await ended;
  }
}

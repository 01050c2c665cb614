/** The lab's own line to a server, past everything under test: one `mariadb` command-line client that is fed statements. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

/** What ends a statement in the scripts sent here, since procedures hold semicolons. */
const DELIMITER = '$$';

export class SqlClient {
  private child: ChildProcessWithoutNullStreams | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly socket: string) {}

  /** Runs the statements in order; rejects with the first error's text, the rest then unrun. Texts may hold semicolons, but no `$$`. */
  async run(statements: readonly string[]): Promise<void> {
    await this.lines(statements);
  }

  /** Each row of a SELECT with one column, where none is NULL or holds a line's end. */
  texts(sql: string): Promise<string[]> {
    return this.lines([sql]);
  }

  /** Each row of a SELECT whose only column is a JSON text. */
  async json<Row>(sql: string): Promise<Row[]> {
    return (await this.texts(sql)).map((line) => JSON.parse(line) as Row);
  }

  /** True when a server is there that answers. */
  async answers(): Promise<boolean> {
    try {
      await this.run(['SELECT 1']);
      return true;
    } catch {
      return false;
    }
  }

  close(): void {
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }

  private lines(statements: readonly string[]): Promise<string[]> {
    const next = this.last.then(() => this.send(statements));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async send(statements: readonly string[]): Promise<string[]> {
    const child = (this.child ??= await connected(this.socket));
    const mark = `done-${randomUUID()}`;
    let output = '';
    let errors = '';
    return new Promise((resolve, reject) => {
      const onOutput = (chunk: string) => {
        output += chunk;
        if (!output.endsWith(`${mark}\n`)) return;
        stopListening();
        resolve(
          output
            .slice(0, -mark.length - 1)
            .split('\n')
            .slice(0, -1),
        );
      };
      const onError = (chunk: string) => (errors += chunk);
      const onExit = () => {
        stopListening();
        this.child = undefined;
        reject(new Error(errors.trim() || 'the mariadb client ended'));
      };
      const stopListening = () => {
        child.stdout.off('data', onOutput);
        child.stderr.off('data', onError);
        child.off('close', onExit);
      };
      child.stdout.on('data', onOutput);
      child.stderr.on('data', onError);
      child.once('close', onExit);
      const texts = [...statements, `SELECT '${mark}'`];
      child.stdin.write(texts.map((text) => `${text}\n${DELIMITER}\n`).join(''));
    });
  }
}

async function connected(socket: string): Promise<ChildProcessWithoutNullStreams> {
  const flags = ['--no-defaults', '--batch', '--raw', '--skip-column-names', '--unbuffered', '--comments'];
  const child = spawn('mariadb', [
    ...flags,
    '--default-character-set=utf8mb4',
    `--delimiter=${DELIMITER}`,
    `--socket=${socket}`,
    '--user=root',
  ]);
  child.stdin.on('error', () => undefined);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8');
  await once(child, 'spawn');
  return child;
}

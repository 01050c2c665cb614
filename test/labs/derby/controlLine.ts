/** The lab's own line to a server's process, past everything under test: a command and its answer at a time. */
import type { ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

type Field = string | null;

export class ControlLine {
  private last: Promise<unknown> = Promise.resolve();
  private readonly lines: Interface;
  private readonly waiting: { readonly take: (line: string) => void; readonly fail: (error: Error) => void }[] = [];

  constructor(readonly child: ChildProcess) {
    if (!child.stdout) throw new Error('the server has no standard output');
    this.lines = createInterface({ input: child.stdout });
    this.lines.on('line', (line) => this.waiting[0]?.take(line));
    this.lines.on('close', () => {
      for (const { fail } of this.waiting) fail(new Error('the server ended'));
    });
  }

  /** The rows that the command answers with; rejects with the error's text. */
  send(command: string, ...fields: readonly Field[]): Promise<Field[][]> {
    const next = this.last.then(() => this.run([command, ...fields]));
    this.last = next.catch(() => undefined);
    return next;
  }

  close(): void {
    this.lines.close();
  }

  private run(fields: readonly Field[]): Promise<Field[][]> {
    return new Promise((resolve, reject) => {
      const rows: Field[][] = [];
      const done = (settle: () => void) => {
        this.waiting.shift();
        settle();
      };
      this.waiting.push({
        take: (line) => {
          if (line.startsWith('+')) rows.push(splitFields(line.slice(1)));
          else if (line === 'ok') done(() => resolve(rows));
          else done(() => reject(new Error(String(splitFields(line)[1]))));
        },
        fail: (error) => done(() => reject(error)),
      });
      this.child.stdin?.write(`${joinFields(fields)}\n`);
    });
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const LETTERS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' };

/** Parted by tabulators, with backslash escapes; NULL is `\N`. Such a line may be a field of another. */
export function joinFields(fields: readonly Field[]): string {
  return fields
    .map((field) => (field === null ? '\\N' : field.replace(/[\\\t\n\r]/g, (letter) => ESCAPES[letter] ?? letter)))
    .join('\t');
}

function splitFields(line: string): Field[] {
  return line
    .split('\t')
    .map((field) =>
      field === '\\N' ? null : field.replace(/\\(.)/g, (_, letter: string) => LETTERS[letter] ?? letter),
    );
}

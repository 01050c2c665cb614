/**
 * Where set-ups are kept: one file each, on disk before `save` resolves. VS Code's own storage is written some seconds later where it runs
 * in a browser, and by one window over what another one wrote.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { advance } from './core/advance';
import type { SetUp } from './core/model';
import { readSetUp } from './core/readSetUp';

const ending = '.json';

export class SetUpStore {
  /** The last write of each set-up that is asked for: the next one waits for it. */
  readonly #writes = new Map<string, Promise<void>>();

  /** Touches nothing on disk. */
  constructor(private readonly folder: string) {}

  /** The latest changed first. What cannot be read is left where it is, and not shown. */
  async all(): Promise<readonly SetUp[]> {
    const names = await readdir(this.folder).catch(() => []);
    const read = await Promise.all(
      names.filter((name) => name.endsWith(ending)).map((name) => this.#read(name.slice(0, -ending.length))),
    );
    return read
      .filter((setUp) => setUp !== undefined)
      .sort((one, other) => other.changedAt.localeCompare(one.changedAt));
  }

  /** As nothing of it runs any more; undefined where there is none. */
  async load(id: string): Promise<SetUp | undefined> {
    const found = await this.#read(id);
    return found && advance(found, { kind: 'loaded' }, new Date());
  }

  /** Whole or not at all: a crash leaves what was there before. What is saved later stays. */
  async save(setUp: SetUp): Promise<void> {
    const file = this.#file(setUp.id);
    await this.#inTurn(setUp.id, async () => {
      await mkdir(this.folder, { recursive: true });
      await writeFile(`${file}.new`, JSON.stringify(setUp), { mode: 0o600, flush: true });
      await rename(`${file}.new`, file);
    });
  }

  /** A save that is under way does not bring it back. */
  async remove(id: string): Promise<void> {
    const file = this.#file(id);
    await this.#inTurn(id, () => rm(file, { force: true }));
  }

  async #inTurn(id: string, write: () => Promise<void>): Promise<void> {
    const before = this.#writes.get(id)?.catch(() => undefined);
    const written = before ? before.then(write) : write();
    this.#writes.set(id, written);
    try {
      await written;
    } finally {
      if (this.#writes.get(id) === written) this.#writes.delete(id);
    }
  }

  async #read(id: string): Promise<SetUp | undefined> {
    if (!isId(id)) return undefined;
    try {
      return readSetUp(JSON.parse(await readFile(this.#file(id), 'utf8')));
    } catch {
      return undefined;
    }
  }

  #file(id: string): string {
    if (!isId(id)) throw new RangeError(`no id of a set-up: ${id}`);
    return path.join(this.folder, id + ending);
  }
}

/** It becomes the name of a file. */
function isId(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id);
}

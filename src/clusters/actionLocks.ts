/** One action at a time on a cluster, whichever profile or window of this machine wants it: a small file for as long as an action runs. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { t } from '@vscode/l10n';

export interface LockedAction {
  /** Name of the profile that it runs through. */
  readonly cluster: string;
  readonly what: string;
  /** Whoever holds the cluster already may hold it again, through another profile. */
  readonly holder: object;
}

export interface ActionLocks {
  /** Rejects at once, saying what is running, where the cluster is held. Resolves to what lets it go. */
  take(cluster: string, action: LockedAction): Promise<() => Promise<void>>;
}

interface Held {
  readonly action: LockedAction;
  readonly isOurs: Promise<void>;
  times: number;
}

export class LockFiles implements ActionLocks {
  readonly #folder: string;
  readonly #pid: number;
  readonly #held = new Map<string, Held>();

  /** Touches nothing on disk. */
  constructor(folder: string, pid = process.pid) {
    this.#folder = folder;
    this.#pid = pid;
  }

  async take(cluster: string, action: LockedAction): Promise<() => Promise<void>> {
    const held = this.#held.get(cluster);
    if (held && held.action.holder !== action.holder) throw busy(action, held.action);
    const mine = held ?? { action, isOurs: this.#claim(cluster, action), times: 0 };
    this.#held.set(cluster, mine);
    mine.times += 1;
    const letGo = () => this.#letGo(cluster, mine);
    try {
      await mine.isOurs;
    } catch (error) {
      await letGo();
      throw error;
    }
    return letGo;
  }

  /** Everyone writes a file of their own before looking for others': of two at the same moment, both may be refused, never none. */
  async #claim(cluster: string, { cluster: name, what }: LockedAction): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(this.#fileOf(cluster, this.#pid), JSON.stringify({ cluster: name, what, since: new Date() }));
    for (const other of await readdir(this.#folder)) {
      const pid = pidIn(other, nameOf(cluster));
      if (pid === undefined || pid === this.#pid) continue;
      const file = path.join(this.#folder, other);
      if (await isInUse(file, pid)) throw busyElsewhere(name, await whatIn(file), file);
      await rm(file, { force: true });
    }
  }

  async #letGo(cluster: string, held: Held): Promise<void> {
    held.times -= 1;
    if (held.times > 0) return;
    await rm(this.#fileOf(cluster, this.#pid), { force: true }).catch(() => undefined);
    this.#held.delete(cluster);
  }

  #fileOf(cluster: string, pid: number): string {
    return path.join(this.#folder, `${nameOf(cluster)}.${pid}.json`);
  }
}

/** Homes may be shared by machines, which cannot see each other's processes. */
function nameOf(cluster: string): string {
  return createHash('sha256').update(`${os.hostname()} ${cluster}`).digest('hex').slice(0, 32);
}

function pidIn(file: string, name: string): number | undefined {
  const pid = file.startsWith(`${name}.`) ? /\.(\d+)\.json$/.exec(file)?.[1] : undefined;
  return pid === undefined ? undefined : Number(pid);
}

/** False once its process is gone, or was before the machine started last. */
async function isInUse(file: string, pid: number): Promise<boolean> {
  const written = await stat(file).catch(() => undefined);
  if (!written || written.mtimeMs < Date.now() - os.uptime() * 1000) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** It may be half written. */
async function whatIn(file: string): Promise<string> {
  try {
    const { what } = JSON.parse(await readFile(file, 'utf8')) as { what?: unknown };
    return String(what);
  } catch {
    return t('another action');
  }
}

function busy({ cluster }: LockedAction, running: LockedAction): Error {
  return new Error(
    cluster === running.cluster
      ? t('{0} is busy: {1}', cluster, running.what)
      : t('{0} is busy through {1}, which is the same cluster: {2}', cluster, running.cluster, running.what),
  );
}

function busyElsewhere(cluster: string, what: string, file: string): Error {
  return new Error(
    t('{0} is busy in another window: {1}. Where there is no such window, delete {2}.', cluster, what, file),
  );
}

/** The lines of a run, one for each cluster, and the transactions on them. */
import { t } from '@vscode/l10n';
import type { ScriptLine } from '../clusters/session';
import { ConnectionFailure } from '../connection/failure';
import type { ScriptPorts } from './ports';
import type { RecordedRun } from './recordedRun';
import type { RunTarget } from './run';
import { savepointCommand, type SavepointCommand } from '../sql/savepoints';
import type { TransactionCommand } from '../sql/shellCommands';

interface OpenLine {
  readonly line: ScriptLine;
  /** A transaction was begun and neither committed nor rolled back. */
  isOpen: boolean;
  /** Statements that changed something in it. */
  readonly uncommitted: number[];
  /** The latest one last. */
  readonly savepoints: Savepoint[];
}

interface Savepoint {
  readonly name: string;
  /** How many of the uncommitted came before it. */
  readonly after: number;
}

export class Transactions {
  readonly #run: RecordedRun;
  readonly #ports: ScriptPorts;
  readonly #lines = new Map<string, OpenLine>();
  /** Ids of the clusters where AUTOCOMMIT is OFF: it stays so on a new line. */
  readonly #manual = new Set<string>();

  constructor(run: RecordedRun, ports: ScriptPorts) {
    this.#run = run;
    this.#ports = ports;
  }

  /** The line for the next statement, inside a transaction where autocommit is off. Rejects with a ConnectionFailure. */
  async lineFor(target: RunTarget): Promise<ScriptLine> {
    const open = await this.#opened(target);
    if (this.#manual.has(target.id) && !open.isOpen) {
      await open.line.transact('begin', { signal: this.#run.signal });
      open.isOpen = true;
    }
    return open.line;
  }

  /** Notes a statement that succeeded. */
  succeeded(target: RunTarget, index: number, sql: string, changes: boolean): void {
    const open = this.#lines.get(target.id);
    if (!open?.isOpen) return;
    const savepoint = savepointCommand(sql);
    if (savepoint) this.#follow(open, savepoint);
    else if (changes) open.uncommitted.push(index);
  }

  /** Carries out what the server does not know, and says what was done. Rejects with a ConnectionFailure. */
  async command(command: TransactionCommand, target: RunTarget): Promise<string> {
    const open = await this.#opened(target);
    switch (command) {
      case 'autocommit-off':
        if (!open.line.canTransact) throw withoutTransactions(target);
        this.#manual.add(target.id);
        return t('From here on COMMIT or ROLLBACK decides, until this run ends.');
      case 'autocommit-on':
        if (open.isOpen) await this.#commit(open);
        this.#manual.delete(target.id);
        return t('From here on every statement is committed by itself.');
      case 'commit':
        if (!open.isOpen) return t('There was nothing to commit.');
        await this.#commit(open);
        return t('Committed.');
      case 'rollback':
        if (!this.#manual.has(target.id))
          return t('There was nothing to roll back: every statement was committed by itself.');
        if (!open.isOpen) return t('There was nothing to roll back.');
        await this.#rollBack(open);
        return t('Rolled back.');
    }
  }

  /** Rolls back on the line to one cluster, if there is one, and hands it over to be closed; the next statement opens another one. */
  async release({ id }: RunTarget): Promise<ScriptLine | undefined> {
    const open = this.#lines.get(id);
    this.#lines.delete(id);
    if (open) await this.#leave(open);
    return open?.line;
  }

  /** The same for all. Never rejects. */
  async end(): Promise<void> {
    const all = [...this.#lines.values()];
    this.#lines.clear();
    await Promise.all(all.map((open) => this.#close(open)));
  }

  async #opened(target: RunTarget): Promise<OpenLine> {
    const known = this.#lines.get(target.id);
    if (known) return known;
    const line = await this.#ports.openLine(target, this.#run.signal);
    const open: OpenLine = { line, isOpen: false, uncommitted: [], savepoints: [] };
    this.#lines.set(target.id, open);
    return open;
  }

  async #commit(open: OpenLine): Promise<void> {
    try {
      await open.line.transact('commit', { signal: this.#run.signal });
      open.uncommitted.length = 0;
      ended(open);
    } catch (error) {
      const isUnknown = error instanceof ConnectionFailure && error.fate === 'unknown';
      if (isUnknown) this.#forgetUnknown(open);
      throw error;
    }
  }

  async #rollBack(open: OpenLine): Promise<void> {
    await open.line.transact('rollback', { signal: this.#run.signal });
    this.#markRolledBack(open);
  }

  async #close(open: OpenLine): Promise<void> {
    await this.#leave(open);
    await open.line.close();
  }

  /** A line that is gone without COMMIT is rolled back by the server. */
  async #leave(open: OpenLine): Promise<void> {
    if (!open.isOpen) return;
    await open.line.transact('rollback').catch(() => undefined);
    this.#markRolledBack(open);
  }

  /** One that is released, or set after the one that is rolled back to, is gone. */
  #follow({ uncommitted, savepoints }: OpenLine, { kind, name }: SavepointCommand): void {
    if (kind === 'set') {
      savepoints.push({ name: name ?? '', after: uncommitted.length });
      return;
    }
    const at = savepoints.findLastIndex((savepoint) => name === undefined || savepoint.name === name);
    const savepoint = savepoints[at];
    if (!savepoint) return;
    savepoints.length = kind === 'release' ? at : at + 1;
    if (kind === 'rollback') this.#takeBack(uncommitted.splice(savepoint.after));
  }

  #markRolledBack(open: OpenLine): void {
    this.#takeBack(open.uncommitted.splice(0));
    ended(open);
  }

  #takeBack(indexes: readonly number[]): void {
    for (const index of indexes) this.#run.update(index, { rolledBack: true });
  }

  /** The line broke during COMMIT: the whole transaction stands or falls with it. */
  #forgetUnknown(open: OpenLine): void {
    const message = t('The connection ended while it was being committed.');
    for (const index of open.uncommitted.splice(0)) this.#run.update(index, { outcome: 'unknown', message });
    ended(open);
  }
}

function ended(open: OpenLine): void {
  open.savepoints.length = 0;
  open.isOpen = false;
}

function withoutTransactions({ name }: RunTarget): ConnectionFailure {
  const message = t('{0} has no transactions: every statement takes effect at once.', name);
  const advice = t('Take AUTOCOMMIT OFF out of the script; COMMIT and ROLLBACK then do nothing.');
  return new ConnectionFailure(message, { kind: 'text-refused', fate: 'failed', advice });
}

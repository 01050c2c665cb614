/** The audit file: JSON lines of every change, appended by all windows of this machine and never rewritten. */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Outcome } from '../splice/outcome';
import { intentLine, outcomeLine, type AuditedChange } from './auditLine';
import { runEndLine, runStartLine, type AuditedRun, type AuditedRunEnd } from './auditRun';

export interface Audit {
  /** Rejects when the line could not be written: then the change must not be made. */
  intent(change: AuditedChange): Promise<void>;
  outcome(change: AuditedChange, outcome: Outcome, durationMs: number): Promise<void>;
}

/** The runs of scripts, whose changes are audited one by one beside. */
export interface RunAudit {
  /** Rejects when the line could not be written. */
  runStarted(run: AuditedRun): Promise<void>;
  runEnded(end: AuditedRunEnd): Promise<void>;
}

/** Beyond this the file is set aside under another name and a new one begun. */
const largestBytes = 5 * 1024 * 1024;

export class AuditFile implements Audit, RunAudit {
  /** Where the newest lines are; older files stand beside it, with their last day in the name. */
  readonly file: string;
  readonly #redact: (text: string) => string;
  readonly #largestBytes: number;
  #queue: Promise<void> = Promise.resolve();

  /** Touches nothing on disk. `redact` is applied to each statement and message. */
  constructor(folder: string, redact: (text: string) => string, largest = largestBytes) {
    this.file = path.join(folder, 'audit.jsonl');
    this.#redact = redact;
    this.#largestBytes = largest;
  }

  intent(change: AuditedChange): Promise<void> {
    return this.#append(intentLine(this.#clean(change), new Date()));
  }

  outcome(change: AuditedChange, outcome: Outcome, durationMs: number): Promise<void> {
    const clean = { ...outcome, message: this.#redact(outcome.message) };
    return this.#append(outcomeLine(this.#clean(change), clean, durationMs, new Date()));
  }

  runStarted(run: AuditedRun): Promise<void> {
    return this.#append(runStartLine(run, this.#redact));
  }

  runEnded(end: AuditedRunEnd): Promise<void> {
    return this.#append(runEndLine(end, this.#redact, new Date()));
  }

  #clean(change: AuditedChange): AuditedChange {
    return { ...change, sql: this.#redact(change.sql) };
  }

  /** One write per line, in the order of the calls; a failed one does not hold up the next. */
  #append(line: string): Promise<void> {
    const written = this.#queue.then(() => this.#write(line));
    this.#queue = written.catch(() => undefined);
    return written;
  }

  async #write(line: string): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    await this.#setAsideWhenLarge();
    await appendFile(this.file, line, { encoding: 'utf8', mode: 0o600 });
  }

  /** Another window may do the same at the same time: then one of the two names stays unused, or the new file is set aside early. */
  async #setAsideWhenLarge(): Promise<void> {
    try {
      const { size } = await stat(this.file);
      if (size < this.#largestBytes) return;
      const day = new Date().toISOString().slice(0, 10);
      await rename(this.file, path.join(path.dirname(this.file), `audit-${day}-${randomUUID()}.jsonl`));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

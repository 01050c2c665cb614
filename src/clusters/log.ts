/** The log a person can open: every statement with its target, duration and outcome; secrets taken out. */
import type { SqlParameter } from '../connection/connection';
import { writtenValue } from '../splice/call';
import { Redactor } from './redactor';

/** As much of VS Code’s channel as is written to. */
export interface LogChannel {
  info(text: string): void;
  warn(text: string): void;
  error(text: string): void;
}

export interface StatementRecord {
  /** Name of the cluster, with the line where that matters. */
  readonly target: string;
  readonly sql: string;
  readonly parameters?: readonly SqlParameter[];
  readonly durationMs: number;
  /** One word and what belongs to it, e.g. `12 rows`. */
  readonly outcome: string;
  readonly level: 'info' | 'warn' | 'error';
}

export class StatementLog {
  /** Kept to itself: whatever is written passes the redactor. */
  readonly #channel: LogChannel;
  readonly #redactor = new Redactor();

  constructor(channel: LogChannel) {
    this.#channel = channel;
  }

  /** Text that must never appear in the log from now on. */
  learnSecret(secret: string | undefined): void {
    this.#redactor.learn(secret);
  }

  /** For lines that tell of no statement. */
  readonly lines: LogChannel = {
    info: (text) => this.#channel.info(this.redact(text)),
    warn: (text) => this.#channel.warn(this.redact(text)),
    error: (text) => this.#channel.error(this.redact(text)),
  };

  redact(text: string): string {
    return this.#redactor.redact(text);
  }

  statement(record: StatementRecord): void {
    const { target, sql, parameters = [], durationMs, outcome, level } = record;
    const values = parameters.length > 0 ? ` [${parameters.map(writtenValue).join(', ')}]` : '';
    const text = `${target}: ${sql}${values} (${Math.round(durationMs)} ms) ${outcome}`;
    this.#channel[level](this.#clean(text));
  }

  warn(target: string, text: string): void {
    this.#channel.warn(this.#clean(`${target}: ${text}`));
  }

  /** Secrets go first: they may hold line ends. */
  #clean(text: string): string {
    return oneLine(this.redact(text));
  }
}

/** Line ends would let a value forge further lines of the log. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
}

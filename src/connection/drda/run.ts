/** Runs one statement: the chains it takes, its rows block by block, and its end. */
import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { CellBudget } from './cellBudget';
import type { ServerMessage, SqlParameter, SqlValue } from '../connection';
import {
  clsqry,
  cntqry,
  excsqlset,
  excsqlstt,
  excsqlsttCall,
  opnqry,
  prpsqlstt,
  rdbcmm,
  rdbrllbck,
  type Command,
} from './commands';
import { CP } from './codePoints';
import type { Cursor } from './cursor';
import type { DdmObject } from './ddm';
import { bindParameters, type BoundParameters } from './parameters';
import { DrdaProtocolError } from './protocolError';
import type { CutCell } from './rows';
import type { Replies } from './channel';
import type { Prepared, Session } from './session';
import { isError, isWarning, rowsChanged, type Sqlca } from './sqlca';
import type { PreparedReply, SqlColumn } from './sqlda';
import { Stopped } from './sqlError';
import { statementKind } from './statementKind';
import { hasEnded, readExecuted, readPrepared, type ExecutedReply } from './statementReply';

export interface RunOptions {
  readonly parameters: readonly SqlParameter[];
  /** Rows of each result set; undefined takes all. */
  readonly maxRows: number | undefined;
  /** Commits behind the statement, rolls back when it failed. */
  readonly autocommit: boolean;
  /** Seconds after which the server is to break the statement off by itself. */
  readonly timeoutSeconds: number | undefined;
  /** The statement surely changes nothing: nobody needs to wait for its commit. */
  readonly readsOnly: boolean;
  /** Asked between two blocks of rows. */
  readonly isStopped: () => boolean;
  /** Called when the outcome is certain; what follows asks for texts alone. */
  readonly decided: () => void;
}

export interface RunRows {
  readonly columns: readonly SqlColumn[];
  readonly rows: readonly (readonly SqlValue[])[];
  /** There was a row more than `maxRows`. */
  readonly truncated: boolean;
  readonly cut: readonly CutCell[];
}

export interface RunResult {
  readonly resultSets: readonly RunRows[];
  readonly rowsChanged: number;
  readonly warnings: readonly ServerMessage[];
}

/**
 * Bytes of a block of rows: enough work for the server while the block before is read, collections of garbage included. It is twice what a
 * Java server writes at a time: of 192 kB the second part was too short for a packet of its own on the same machine, and waited 40 ms for
 * an acknowledgement (Nagle).
 */
export const BLOCK_BYTES = 256 << 10;

/** Bytes of rows that are read in one go, without a pause that anybody notices. */
const SLICE_BYTES = 64 << 10;

/** Bytes of all blocks of one statement. */
const RESULT_BYTES = 256 << 20;
const MOST_WARNINGS = 10;

/** Rejects with `SqlError`, {@link Stopped}, `DrdaProtocolError` or `LineLost`; after the first two the session goes on. */
export async function runStatement(session: Session, sql: string, options: RunOptions): Promise<RunResult> {
  const run = new Run(session, sql, options);
  switch (statementKind(sql)) {
    case 'query':
      return run.query();
    case 'call':
      return run.execute('call');
    case 'change':
      return run.execute('change');
    case 'other':
      return run.prepareFirst();
  }
}

class Run {
  readonly #session: Session;
  readonly #sql: string;
  readonly #options: RunOptions;
  readonly #parameters: BoundParameters | undefined;
  readonly #budget = new CellBudget();
  #received = 0;
  #hasFetched = false;

  constructor(session: Session, sql: string, options: RunOptions) {
    this.#session = session;
    this.#sql = sql;
    this.#options = options;
    this.#parameters = options.parameters.length > 0 ? bindParameters(options.parameters) : undefined;
  }

  /** PRPSQLSTT and OPNQRY in one turn. */
  async query(): Promise<RunResult> {
    const reply = await this.#runChain([this.#prepare(), this.#open()]);
    return this.#finish(reply);
  }

  /** PRPSQLSTT, unless the same ran just before, EXCSQLSTT and, with autocommit, RDBCMM in one turn. */
  async execute(kind: 'call' | 'change'): Promise<RunResult> {
    const { timeoutSeconds, autocommit } = this.#options;
    const statement: Prepared = { sql: this.#sql, timeoutSeconds, parameters: this.#options.parameters.length };
    const isPrepared = isDeepStrictEqual(this.#session.prepared, statement);
    const commands = isPrepared ? [this.#execute(kind)] : [this.#prepare(), this.#execute(kind)];
    if (autocommit) commands.push(rdbcmm());
    this.#session.prepared = undefined;
    const answer = await this.#runChain(commands, isPrepared ? { sqlca: undefined, columns: [] } : undefined);
    this.#session.prepared = statement;
    return this.#finish(answer);
  }

  /** Two turns: the first word does not say whether there will be rows, the description of the columns does. */
  async prepareFirst(): Promise<RunResult> {
    const described = await this.#session.exchange([this.#prepare()], ([reply = []]) => readPrepared(reply));
    if (isError(described.sqlca)) throw await this.#failure(described.sqlca, []);
    const command = described.columns.length > 0 ? this.#open() : this.#execute('change');
    return this.#finish(await this.#runChain([command], described));
  }

  #prepare(): Command {
    this.#session.prepared = undefined;
    return prpsqlstt(this.#session.statement, this.#sql);
  }

  #open(): Command {
    return opnqry(this.#session.statement, this.#parameters, BLOCK_BYTES);
  }

  #execute(kind: 'call' | 'change'): Command {
    const { statement } = this.#session;
    return kind === 'call'
      ? excsqlsttCall(statement, this.#parameters, BLOCK_BYTES)
      : excsqlstt(statement, this.#parameters);
  }

  /** Sends the chain, the time limit before it; `described` is what PRPSQLSTT said where it is not among the commands. */
  async #runChain(commands: readonly Command[], described?: PreparedReply): Promise<Answer> {
    const { timeoutSeconds, maxRows } = this.#options;
    const { statement } = this.#session;
    const limits =
      timeoutSeconds === undefined ? [] : [excsqlset(statement, `SET STATEMENT_TIMEOUT ${timeoutSeconds}`)];
    const answer = await this.#session.exchange([...limits, ...commands], (replies): Answer => {
      const own = replies.slice(limits.length);
      const description = described ?? readPrepared(own.shift() ?? []);
      if (isError(description.sqlca))
        return { sqlca: description.sqlca, cursors: [], hasCommitted: hasEnded(own.flat()) };
      const [reply = [], end = []] = own;
      this.#count(reply);
      const executed = readExecuted(reply, {
        statement,
        columns: description.columns,
        limit: maxRows,
        budget: this.#budget,
      });
      return {
        ...executed,
        prepared: description.sqlca,
        hasCommitted: hasEnded(own.flat()),
        commit: commitOf(end, statement),
      };
    });
    if (isError(answer.sqlca)) throw await this.#failure(answer.sqlca, answer.cursors, answer.hasCommitted);
    if (isError(answer.commit)) throw await this.#failure(answer.commit, answer.cursors, answer.hasCommitted);
    return answer;
  }

  async #finish(answer: Answer): Promise<RunResult> {
    const { cursors } = answer;
    for (const cursor of cursors) await this.#fetch(cursor, cursors);
    const resultSets = this.#session.reading(() => cursors.map(rowsOf));
    const closing = cursors.filter(({ isClosed }) => !isClosed).map(close);
    const { autocommit, readsOnly } = this.#options;
    // Fetching begins a unit of work anew; nothing of the statement depends on how that one ends.
    const mustCommit = autocommit && (!answer.hasCommitted || this.#hasFetched);
    if (!mustCommit) this.#session.owe(closing);
    else if (readsOnly || answer.hasCommitted) this.#session.owe([...closing, rdbcmm()]);
    else await this.#endUnit(rdbcmm(), closing);
    const warnings = await this.#warnings(answer);
    return { resultSets, rowsChanged: answer.sqlca ? Math.max(0, rowsChanged(answer.sqlca)) : 0, warnings };
  }

  /** CNTQRY until the last row, or one more than wanted. */
  async #fetch(cursor: Cursor, cursors: readonly Cursor[]): Promise<void> {
    for (;;) {
      // The server makes the next block while this one is read.
      const next = this.#options.maxRows === undefined && cursor.goesOn ? this.#askForMore(cursor) : undefined;
      next?.catch(() => undefined);
      while (this.#session.reading(() => cursor.readSome(SLICE_BYTES))) await setImmediate();
      if (cursor.isDone) break;
      if (this.#options.isStopped()) {
        await next;
        await this.#abandon(cursors);
        throw new Stopped();
      }
      const [reply = []] = await (next ?? this.#askForMore(cursor));
      this.#session.reading(() => this.#take(cursor, reply));
    }
    if (cursor.error) throw await this.#failure(cursor.error, cursors);
  }

  #askForMore({ statement, instance }: Cursor): Promise<Replies> {
    this.#hasFetched = true;
    return this.#session.send([cntqry(statement, instance, BLOCK_BYTES)]);
  }

  #take(cursor: Cursor, reply: readonly DdmObject[]): void {
    this.#count(reply);
    const taken = reply.filter((object) => cursor.take(object));
    if (taken.length === 0) throw new DrdaProtocolError('unexpected-reply', 'CNTQRY without an answer');
  }

  async #abandon(cursors: readonly Cursor[]): Promise<void> {
    const closing = cursors.filter(({ isClosed }) => !isClosed).map(close);
    if (this.#options.autocommit) await this.#endUnit(rdbrllbck(), closing);
    else this.#session.owe(closing);
  }

  async #endUnit(last: Command, closing: readonly Command[]): Promise<void> {
    const sqlca = await this.#session.endUnit(last, closing);
    if (isError(sqlca)) throw await this.#failure(sqlca, [], true);
  }

  /** Rolls back what the chain has not ended, and asks for the text in the same turn. */
  async #failure(sqlca: Sqlca, cursors: readonly Cursor[], hasEndedUnit = false): Promise<Error> {
    const { autocommit, decided } = this.#options;
    decided();
    const closing = cursors.filter(({ isClosed }) => !isClosed).map(close);
    const before = autocommit && !hasEndedUnit ? [...closing, rdbrllbck()] : closing;
    return this.#session.errorOf(sqlca, before, autocommit ? [rdbcmm()] : []);
  }

  async #warnings({ sqlca, prepared, cursors }: Answer): Promise<ServerMessage[]> {
    const all = [prepared, sqlca, ...cursors.flatMap(({ rows }) => rows.warnings)].filter(isWarning);
    if (all.length > 0) this.#options.decided();
    const messages: ServerMessage[] = [];
    const after = this.#options.autocommit ? [rdbcmm()] : [];
    for (const warning of all.slice(0, MOST_WARNINGS)) {
      messages.push(...(await this.#session.messagesOf(warning, [], after)));
    }
    return messages;
  }

  #count(objects: readonly DdmObject[]): void {
    for (const { data } of objects) this.#received += data.length;
    if (this.#received > RESULT_BYTES)
      throw new DrdaProtocolError('too-large', `a result of more than ${RESULT_BYTES} bytes`);
  }
}

interface Answer extends ExecutedReply {
  /** What PRPSQLSTT had to say. */
  readonly prepared?: Sqlca | undefined;
  /** The chain ended the unit of work. */
  readonly hasCommitted: boolean;
  /** What RDBCMM in the same chain had to say. */
  readonly commit?: Sqlca | undefined;
}

function commitOf(reply: readonly DdmObject[], statement: Buffer): Sqlca | undefined {
  if (!reply.some(({ codePoint }) => codePoint === CP.SQLCARD)) return undefined;
  return readExecuted(reply, { statement, columns: [], limit: 0 }).sqlca;
}

function rowsOf({ columns, rows }: Cursor): RunRows {
  rows.finish();
  return { columns, rows: rows.rows, truncated: rows.isFull, cut: rows.cut };
}

function close({ statement, instance }: Cursor): Command {
  return clsqry(statement, instance);
}

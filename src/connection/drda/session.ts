/** A logged-in line: sends chains for one database, and asks for the full text of what went wrong. */
import type { ServerMessage } from '../connection';
import type { Channel, Replies } from './channel';
import { excsqlsttCall, pkgnamcsn, prpsqlstt, rdbcmm, rdbrllbck, type Command } from './commands';
import { MESSAGE_CALL, messageParameters, messageText, needsFullText, readMessages } from './fullMessage';
import type { Server } from './login';
import { bindParameters } from './parameters';
import { DrdaProtocolError } from './protocolError';
import { isError, type Sqlca } from './sqlca';
import { SqlError } from './sqlError';
import { hasEnded, readExecuted, readPrepared } from './statementReply';

/** Section of the one statement that runs at a time: preparing it anew drops the one before. */
const STATEMENT_SECTION = 1;
const MESSAGE_SECTION = 2;
const MESSAGE_BLOCK = 32_767;

/** A time limit that was told stays with the statement; so do bound values that the next run does not bring. */
export interface Prepared {
  readonly sql: string;
  readonly timeoutSeconds: number | undefined;
  /** How many were bound. */
  readonly parameters: number;
}

/** What ACCRDB opened: commands go out in chains of request DSSs, and each chain's replies come back sorted to its commands. */
export class Session {
  readonly server: Server;
  /** What the server has prepared as that statement, where it ran without an error; it may run again as it is. */
  prepared: Prepared | undefined;
  readonly #channel: Channel;
  readonly #database: string;
  #statement: Buffer | undefined;

  constructor(channel: Channel, database: string, server: Server) {
    this.server = server;
    this.#channel = channel;
    this.#database = database;
  }

  /** PKGNAMCSN of the user's statement. */
  get statement(): Buffer {
    return (this.#statement ??= pkgnamcsn(this.#database, STATEMENT_SECTION));
  }

  get isOpen(): boolean {
    return this.#channel.isOpen;
  }

  /** Why it is no longer open. */
  get loss(): Error | undefined {
    return this.#channel.loss;
  }

  /** The replies are still to be read, by `reading`. */
  send(commands: readonly Command[]): Promise<Replies> {
    return this.#channel.exchange(commands);
  }

  /** A reply that makes no sense ends the line: nobody knows what the next bytes would mean. */
  async exchange<T>(commands: readonly Command[], read: (replies: Replies) => T): Promise<T> {
    const replies = await this.send(commands);
    return this.reading(() => read(replies));
  }

  /** Runs what reads bytes of this line; it ends the line where they make no sense. */
  reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof DrdaProtocolError) this.#channel.destroy(error);
      throw error;
    }
  }

  /** For what ends a statement of which everything is known already. */
  owe(commands: readonly Command[]): void {
    this.#channel.owe(commands);
  }

  /** RDBCMM. Rejects with an {@link SqlError} where the server cannot commit. */
  async commit(): Promise<void> {
    const sqlca = await this.endUnit(rdbcmm());
    if (isError(sqlca)) throw await this.errorOf(sqlca);
  }

  /** RDBRLLBCK. */
  async rollback(): Promise<void> {
    const sqlca = await this.endUnit(rdbrllbck());
    if (isError(sqlca)) throw await this.errorOf(sqlca);
  }

  /**
   * What the server says to the last command, RDBCMM or RDBRLLBCK. Those before it belong to the statement's end (CLSQRY); what they answer
   * does not matter.
   */
  endUnit(last: Command, before: readonly Command[] = []): Promise<Sqlca | undefined> {
    return this.exchange([...before, last], (replies) => {
      const reply = replies[replies.length - 1] ?? [];
      const { sqlca: card } = readExecuted(reply, { statement: this.statement, columns: [], limit: 0 });
      if (!isError(card) && !hasEnded(reply)) throw new DrdaProtocolError('unexpected-reply', 'no ENDUOWRM');
      return card;
    });
  }

  /** As `messagesOf`. */
  async errorOf(sqlca: Sqlca, before: readonly Command[] = [], after: readonly Command[] = []): Promise<SqlError> {
    return new SqlError(await this.messagesOf(sqlca, before, after));
  }

  /**
   * The server's full text by SYSIBM.SQLCAMESSAGE; where it gives none, or the line breaks, the parts of it that came with the SQLCA.
   * `before` and `after` are sent in the same chain, e.g. to roll back before and to commit the question itself. Never rejects.
   */
  async messagesOf(
    sqlca: Sqlca,
    before: readonly Command[] = [],
    after: readonly Command[] = [],
  ): Promise<readonly ServerMessage[]> {
    try {
      return readMessages(sqlca, await this.#fullText(sqlca, before, after));
    } catch {
      return readMessages(sqlca, undefined);
    }
  }

  /** Undefined where the server gives none. */
  async #fullText(sqlca: Sqlca, before: readonly Command[], after: readonly Command[]): Promise<string | undefined> {
    if (!needsFullText(sqlca)) {
      if (before.length > 0) await this.send(before);
      return undefined;
    }
    const statement = pkgnamcsn(this.#database, MESSAGE_SECTION);
    const parameters = bindParameters(messageParameters(sqlca));
    const commands = [
      ...before,
      prpsqlstt(statement, MESSAGE_CALL),
      excsqlsttCall(statement, parameters, MESSAGE_BLOCK),
      ...after,
    ];
    return this.exchange(commands, (replies) => {
      const prepared = readPrepared(replies[before.length] ?? []);
      if (isError(prepared.sqlca)) return undefined;
      const reply = replies[before.length + 1] ?? [];
      return messageText(readExecuted(reply, { statement, columns: [], limit: 0 }).outputs);
    });
  }

  /** Ends an idle session in the order of things: rolls back, then says that no more will come. */
  async close(): Promise<void> {
    if (this.#channel.isOpen) await this.#channel.end([rdbrllbck()]);
  }

  destroy(): void {
    this.#channel.destroy();
  }
}

/** The server's own no: to a statement, or to a log-in. */
import type { ServerMessage } from '../connection';

/** An SQLCARD, or the SQLCA before a row, with an SQLCODE below 0. */
export class SqlError extends Error {
  override readonly name = 'SqlError';

  /** @param messages the server's, first cause first; never empty */
  constructor(readonly messages: readonly ServerMessage[]) {
    super(messages[0]?.message ?? '');
  }

  get sqlState(): string {
    return this.messages[0]?.sqlState ?? '';
  }
}

/** The statement was given up between two blocks of rows because the caller wanted so; the session is in order. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** How long a line waits for a server that is late. */

/** All in milliseconds. */
export interface Patience {
  /** For a statement beyond its deadline: the server is told that in whole seconds, rounded up, and is to keep it by itself. */
  readonly serverDeadlineMs: number;
  /** For all of a cancel on a second connection. */
  readonly interruptMs: number;
  /** For the server to break off what it was asked to, or to tell the text of an error, before the line is ended. */
  readonly graceMs: number;
  /** For a good-bye, before the socket is cut off. */
  readonly closeMs: number;
}

/** What a connection waits unless it is told otherwise. */
export const PATIENCE: Patience = { serverDeadlineMs: 1_500, interruptMs: 1_500, graceMs: 2_000, closeMs: 1_000 };

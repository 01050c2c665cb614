/** The line is gone: the socket broke, was closed by either side, or went silent in the middle of a reply. */

export type LossReason = 'broken' | 'ended' | 'silent' | 'destroyed';

/** Thrown for each command that waits when the line is lost, and for each one after it. */
export class LineLost extends Error {
  override readonly name = 'LineLost';

  constructor(
    readonly reason: LossReason,
    /** Node's code where the system reported something, e.g. ECONNRESET. */
    readonly code?: string,
    detail?: string,
  ) {
    super(detail ?? `line ${reason}`);
  }
}

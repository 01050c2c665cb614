/** What is thrown when bytes from a server do not make sense; for the log and for tests, not for a person's eyes. */

export type ProtocolProblem =
  | 'not-drda' // the first bytes are no DSS
  | 'speaks-tls' // they are a TLS record
  | 'bad-segment' // a DSS whose header contradicts itself
  | 'too-large' // more than this client is willing to hold
  | 'bad-object' // a DDM object that does not fit into its DSS
  | 'bad-data' // values that do not fit their description
  | 'unexpected-reply' // well-formed, but not what was asked for
  | 'refused'; // the server says that it does not understand the command

export class DrdaProtocolError extends Error {
  override readonly name = 'DrdaProtocolError';

  constructor(
    readonly problem: ProtocolProblem,
    /** English, with the manual's terms. */
    detail: string,
  ) {
    super(detail);
  }
}

/** There were fewer bytes than the value needs: in a block of rows it says that the row goes on in the next block. */
export class ShortData extends DrdaProtocolError {
  /** Bytes that would have to follow. */
  readonly missing: number;

  constructor(wanted: number, left: number) {
    super('bad-data', `${wanted} bytes wanted, ${left} left`);
    this.missing = wanted - left;
  }
}

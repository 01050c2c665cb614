/** Every way in which reaching a server can fail, with what is known of the statement's fate. */
import type { ServerMessage } from './connection';

export type FailureKind =
  | 'library-missing' // the odbc module or the driver manager cannot be loaded
  | 'driver-missing' // the driver named in the profile is not on this machine
  | 'dsn-missing'
  | 'login-refused' // wrong user or password
  | 'database-missing'
  | 'host-unknown' // name lookup failed
  | 'refused' // host there, nobody listens
  | 'unreachable' // no answer from the host
  | 'tls'
  | 'protocol' // the other side speaks something else
  | 'timed-out'
  | 'cancelled'
  | 'connection-lost' // the line broke
  | 'driver-crashed' // the child process died
  | 'server-error' // the server answered with an SQL error
  | 'text-refused' // empty text or several statements: never sent
  | 'closed'; // used after close()

/** `not-run`: the server never got it. `failed`: the server refused it. `unknown`: it may have run. */
export type StatementFate = 'not-run' | 'failed' | 'unknown';

export interface FailureDetails {
  readonly kind: FailureKind;
  readonly fate: StatementFate;
  /** The server's or driver's own messages, first cause first; never holds a secret. */
  readonly messages?: readonly ServerMessage[];
  /** What the user can do about it, on this platform, as Markdown-free text. */
  readonly advice?: string;
  /** SHA-256 of the certificate that the server showed, where trusting just that one would help. */
  readonly fingerprint?: string;
}

/** `message` says what happened and why, in the interface language; `advice` what to do. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure';
  readonly kind: FailureKind;
  readonly fate: StatementFate;
  readonly messages: readonly ServerMessage[];
  readonly advice: string | undefined;
  readonly fingerprint: string | undefined;

  constructor(message: string, details: FailureDetails) {
    super(message);
    this.kind = details.kind;
    this.fate = details.fate;
    this.messages = details.messages ?? [];
    this.advice = details.advice;
    this.fingerprint = details.fingerprint;
  }

  /** SQLSTATE of the first message, or the empty string. */
  get sqlState(): string {
    return this.messages[0]?.sqlState ?? '';
  }
}

/** What the log-ins to one server have shown of it, so that the next one takes a turn less. */
import type { ServerIdentity } from './login';

export class Acquaintance {
  #server: ServerIdentity | undefined;
  #takesLoginAtOnce = true;

  /** Whom to log in to at once; undefined where the server has to be asked first. */
  get server(): ServerIdentity | undefined {
    return this.#takesLoginAtOnce ? this.#server : undefined;
  }

  /** A log-in in two turns went well. */
  met(server: ServerIdentity): void {
    this.#server = server;
  }

  /** A log-in at once came to no end that makes sense: there is no second try. */
  wantsTurns(): void {
    this.#takesLoginAtOnce = false;
  }
}

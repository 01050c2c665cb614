/** Why a server or this client gave a log-in up, where the server sent no message of its own. */

export type LoginProblem =
  | 'credentials' // user or password
  | 'security' // the mechanism was known, its use refused
  | 'mechanism' // the server wants another way than user and password
  | 'database-missing'
  | 'database-name' // holds characters that the first turn cannot carry
  | 'other-server' // DRDA, but neither Splice nor Derby
  | 'too-old'; // no UTF-8

export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';

  /** @param detail the code, the mechanisms or the class name that the server gave */
  constructor(
    readonly problem: LoginProblem,
    readonly detail = '',
  ) {
    super(`${problem} ${detail}`.trim());
  }
}

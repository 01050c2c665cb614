/** Why a server or this client gave a log-in up, where the server sent no message of its own. */
import type { ServerMessage } from '../connection';

export type LoginProblem =
  | 'credentials' // user or password
  | 'security' // the mechanism was known, its use refused
  | 'mechanism' // the server wants another way than user and password
  | 'database-missing'
  | 'database-name' // holds characters that the first turn cannot carry
  | 'other-server' // DRDA, but neither Splice nor Derby
  | 'too-old'; // no UTF-8

/** What Splice and Derby say to a client that asks them for the words; over DRDA they send a code alone. */
const badCredentials: ServerMessage = {
  sqlState: '08004',
  vendorCode: 40_000,
  message: 'Connection authentication failure occurred.  Reason: userid or password invalid.',
};

/** Thrown during the log-in: for SECCHKRM with a SECCHKCD other than 0, RDBNFNRM, ACCSECRD without our SECMEC, and what EXCSATRD tells. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';

  /** @param detail the code, the mechanisms or the class name that the server gave */
  constructor(
    readonly problem: LoginProblem,
    readonly detail = '',
  ) {
    super(`${problem} ${detail}`.trim());
  }

  /** Empty where user and password were not the reason. */
  get messages(): readonly ServerMessage[] {
    return this.problem === 'credentials' ? [badCredentials] : [];
  }
}

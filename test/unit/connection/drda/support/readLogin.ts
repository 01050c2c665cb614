/** Reads a recorded log-in the way the client goes, without a socket. */
import { loginLimits, sortReplies, type Replies } from '../../../../../src/connection/drda/channel';
import { DssAssembler } from '../../../../../src/connection/drda/dss';
import { logIn, type Server } from '../../../../../src/connection/drda/login';
import { exchange } from './recording';

/** What answered one turn of the log-in, for each of its two commands. */
export function repliesOf(name: string, turn: number): Replies {
  const bytes = Buffer.from(exchange(name).turns[turn]!.received, 'hex');
  return sortReplies(new DssAssembler(loginLimits.dssBytes).push(bytes), 2, loginLimits.replyObjects);
}

export function readLogin(name: string): Promise<Server> {
  let turn = 0;
  return logIn(
    { limits: loginLimits, exchange: () => Promise.resolve(repliesOf(name, turn++)) },
    { database: 'splicedb', user: 'splice', password: 'admin' },
  );
}

/** Cancels what a session runs from outside of it, as Splice offers it: by the session's token, on a second short connection. */
import { Channel } from './channel';
import { logIn } from './login';
import { openStream } from './openStream';
import { runStatement } from './run';
import { Session } from './session';
import type { DrdaTarget } from './target';

const KILL = 'CALL SYSCS_UTIL.SYSCS_KILL_DRDA_OPERATION(?)';

/** Milliseconds for all of it. */
const DEADLINE_MS = 1_500;

/** @param token RDBINTTKN. Resolves to false where the server could not be asked, or says that there is nothing to cancel. */
export async function interrupt(target: DrdaTarget, token: string): Promise<boolean> {
  const stop = AbortSignal.timeout(DEADLINE_MS);
  try {
    const channel = new Channel(await openStream(target, stop));
    stop.addEventListener('abort', () => channel.destroy());
    try {
      const session = new Session(channel, target.database, await logIn(channel, target));
      await runStatement(session, KILL, {
        parameters: [token],
        maxRows: 1,
        autocommit: true,
        timeoutSeconds: undefined,
        readsOnly: false,
        isStopped: () => false,
      });
      return true;
    } finally {
      channel.destroy();
    }
  } catch {
    return false;
  }
}

/** Cancels what a session runs from outside of it, as Splice offers it: by the session's token, on a second short connection. */
import { openSession } from './openSession';
import { runStatement } from './run';
import type { DrdaTarget } from './target';

const KILL = 'CALL SYSCS_UTIL.SYSCS_KILL_DRDA_OPERATION(?)';

/** Milliseconds for all of it. */
const DEADLINE_MS = 1_500;

/** @param token RDBINTTKN. Resolves to false where the server could not be asked, or says that there is nothing to cancel. */
export async function interrupt(target: DrdaTarget, token: string): Promise<boolean> {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), DEADLINE_MS);
  try {
    const session = await openSession(target, stop.signal);
    stop.signal.addEventListener('abort', () => session.destroy());
    try {
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
      session.destroy();
    }
  } catch {
    return false;
  } finally {
    clearTimeout(limit);
  }
}

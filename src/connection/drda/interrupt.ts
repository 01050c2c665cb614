/** Cancels what a session runs from outside of it, as Splice offers it: by the session's token, on a second short connection. */
import { OpeningLimit } from './openingLimit';
import { openSession } from './openSession';
import { runStatement } from './run';
import type { Session } from './session';
import { SqlError } from './sqlError';
import type { Interruption } from './statementWatch';
import type { DrdaTarget } from './target';

const KILL = 'CALL SYSCS_UTIL.SYSCS_KILL_DRDA_OPERATION(?)';
/** SQLSTATE by which the server says that the session runs nothing. */
const NOTHING_RUNS = '4251P';

/**
 * Logs in as one does to a server that nobody knows yet: a cancel is no place for trying anything.
 * @param token RDBINTTKN
 * @param deadlineMs milliseconds for all of it
 */
export async function interrupt(target: DrdaTarget, token: string, deadlineMs: number): Promise<Interruption> {
  const limit = new OpeningLimit(deadlineMs);
  try {
    const session = await openSession(target, limit).catch(() => undefined);
    return session ? await kill(session, token) : 'nothing-to-cancel';
  } finally {
    limit.end();
  }
}

async function kill(session: Session, token: string): Promise<Interruption> {
  try {
    await runStatement(session, KILL, {
      parameters: [token],
      maxRows: 1,
      autocommit: true,
      timeoutSeconds: undefined,
      readsOnly: false,
      isStopped: () => false,
      decided: () => undefined,
    });
    return 'done';
  } catch (error) {
    return error instanceof SqlError && error.sqlState === NOTHING_RUNS ? 'nothing-to-cancel' : 'in-doubt';
  } finally {
    session.destroy();
  }
}

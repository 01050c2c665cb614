/** Opens a line and logs in over it. */
import { Channel } from './channel';
import { logIn } from './login';
import { openStream } from './openStream';
import { Session } from './session';
import type { DrdaTarget } from './target';

/** Rejects with the error of whichever layer failed; the socket is then gone. Aborting `stop` later than that does nothing. */
export async function openSession(target: DrdaTarget, stop: AbortSignal): Promise<Session> {
  const channel = new Channel(await openStream(target, stop));
  const abort = () => channel.destroy();
  stop.addEventListener('abort', abort);
  try {
    return new Session(channel, target.database, await logIn(channel, target));
  } catch (error) {
    channel.destroy();
    throw error;
  } finally {
    stop.removeEventListener('abort', abort);
  }
}

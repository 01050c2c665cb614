/** Opens a line and logs in over it. */
import type { Acquaintance } from './acquaintance';
import { Channel } from './channel';
import { LineLost } from './lineLost';
import { logIn, logInAtOnce, type Server } from './login';
import type { OpeningLimit } from './openingLimit';
import { connect, connected, keepAsking } from './openStream';
import { DrdaProtocolError } from './protocolError';
import { Session } from './session';
import type { DrdaTarget } from './target';

/** Rejects with the error of whichever layer failed; the socket is then gone. `known` is taken note of. */
export async function openSession(target: DrdaTarget, limit: OpeningLimit, known?: Acquaintance): Promise<Session> {
  const server = known?.server;
  if (server) {
    try {
      return await openWith(target, limit, (channel) => logInAtOnce(channel, target, server));
    } catch (error) {
      // Anything else is an answer, or came before the server was asked.
      if (!(error instanceof DrdaProtocolError || error instanceof LineLost)) throw error;
      known.wantsTurns();
      if (limit.reason) throw error;
    }
  }
  const session = await openWith(target, limit, (channel) => logIn(channel, target));
  known?.met(session.server);
  return session;
}

async function openWith(
  target: DrdaTarget,
  limit: OpeningLimit,
  login: (channel: Channel) => Promise<Server>,
): Promise<Session> {
  const socket = connect(target);
  limit.guard(socket);
  try {
    await connected(socket, target);
    const channel = new Channel(socket);
    const server = login(channel);
    keepAsking(socket);
    return new Session(channel, target.database, await server);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

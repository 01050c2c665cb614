/** Opens a line and logs in over it. */
import type { Socket } from 'node:net';
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

/** For each address of a host, where the usual haste got nowhere: a request that was lost is sent again after a second, and after three. */
const PATIENT_ATTEMPT_MS = 5_000;

async function reached(target: DrdaTarget, limit: OpeningLimit): Promise<Socket> {
  try {
    return await attempted(target, limit);
  } catch (error) {
    if (!wasHasty(error) || limit.reason) throw error;
    return attempted(target, limit, PATIENT_ATTEMPT_MS);
  }
}

async function attempted(target: DrdaTarget, limit: OpeningLimit, attemptMs?: number): Promise<Socket> {
  const socket = connect(target, attemptMs);
  limit.guard(socket);
  await connected(socket, target);
  return socket;
}

/** Of several addresses one was given up for the next. */
function wasHasty(error: unknown): boolean {
  return (
    error instanceof AggregateError && error.errors.some((each: NodeJS.ErrnoException) => each.code === 'ETIMEDOUT')
  );
}

async function openWith(
  target: DrdaTarget,
  limit: OpeningLimit,
  login: (channel: Channel) => Promise<Server>,
): Promise<Session> {
  const socket = await reached(target, limit);
  try {
    const channel = new Channel(socket);
    const server = login(channel);
    keepAsking(socket);
    return new Session(channel, target.database, await server);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

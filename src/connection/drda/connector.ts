/** Opens direct connections to Splice Machine (or Derby) by DRDA, without any driver. */
import { t } from '@vscode/l10n';
import type { Connector, OpenOptions } from '../connection';
import { ConnectionFailure } from '../failure';
import { adviceFor } from './advice';
import { Channel } from './channel';
import { DrdaConnection } from './drdaConnection';
import { openingFailure } from './failures';
import { logIn } from './login';
import { openStream } from './openStream';
import { Session } from './session';
import type { DrdaTarget } from './target';

const DEFAULT_DEADLINE_MS = 15_000;

export class DrdaConnector implements Connector {
  readonly transport = 'drda';
  readonly #target: DrdaTarget;

  constructor(target: DrdaTarget) {
    this.#target = target;
  }

  /** Rejects with a {@link ConnectionFailure}, the socket gone. */
  async open({ deadlineMs = DEFAULT_DEADLINE_MS, signal }: OpenOptions = {}): Promise<DrdaConnection> {
    const limit = AbortSignal.timeout(deadlineMs);
    const stop = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      const session = await openSession(this.#target, stop);
      return new DrdaConnection(session, this.#target);
    } catch (error) {
      if (signal?.aborted) throw this.#givenUp('cancelled');
      if (limit.aborted) throw this.#givenUp('timed-out');
      throw openingFailure(error, this.#target);
    }
  }

  #givenUp(kind: 'cancelled' | 'timed-out'): ConnectionFailure {
    const message = kind === 'cancelled' ? t('Connecting was cancelled.') : t('The server did not answer in time.');
    const advice = adviceFor(kind, this.#target);
    return new ConnectionFailure(message, { kind, fate: 'not-run', ...(advice !== undefined && { advice }) });
  }
}

async function openSession(target: DrdaTarget, stop: AbortSignal): Promise<Session> {
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

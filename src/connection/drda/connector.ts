/** Opens direct connections to Splice Machine (or Derby) by DRDA, without any driver. */
import { t } from '@vscode/l10n';
import type { Connector, OpenOptions } from '../connection';
import { ConnectionFailure } from '../failure';
import { adviceFor } from './advice';
import { DrdaConnection } from './drdaConnection';
import { openingFailure } from './failures';
import { openSession } from './openSession';
import { PATIENCE, type Patience } from './patience';
import type { DrdaTarget } from './target';

const DEFAULT_DEADLINE_MS = 15_000;

/** EXCSAT, ACCSEC, SECCHK and ACCRDB for one target; `patience` is what its connections wait for a late server. */
export class DrdaConnector implements Connector {
  readonly transport = 'drda';
  readonly #target: DrdaTarget;
  readonly #patience: Patience;

  constructor(target: DrdaTarget, patience: Patience = PATIENCE) {
    this.#target = target;
    this.#patience = patience;
  }

  /** Rejects with a {@link ConnectionFailure}, the socket gone. */
  async open({ deadlineMs = DEFAULT_DEADLINE_MS, signal }: OpenOptions = {}): Promise<DrdaConnection> {
    const stop = new AbortController();
    let reason: 'cancelled' | 'timed-out' | undefined;
    const giveUp = (why: 'cancelled' | 'timed-out') => {
      reason ??= why;
      stop.abort();
    };
    const cancel = () => giveUp('cancelled');
    const limit = setTimeout(() => giveUp('timed-out'), deadlineMs);
    signal?.addEventListener('abort', cancel);
    if (signal?.aborted) cancel();
    try {
      return new DrdaConnection(await openSession(this.#target, stop.signal), this.#target, this.#patience);
    } catch (error) {
      throw reason ? this.#givenUp(reason) : openingFailure(error, this.#target);
    } finally {
      clearTimeout(limit);
      signal?.removeEventListener('abort', cancel);
    }
  }

  #givenUp(kind: 'cancelled' | 'timed-out'): ConnectionFailure {
    const message = kind === 'cancelled' ? t('Connecting was cancelled.') : t('The server did not answer in time.');
    const advice = adviceFor(kind, this.#target);
    return new ConnectionFailure(message, { kind, fate: 'not-run', ...(advice !== undefined && { advice }) });
  }
}

/** Opens direct connections to Splice Machine (or Derby) by DRDA, without any driver. */
import { t } from '@vscode/l10n';
import type { Connector, OpenOptions } from '../connection';
import { ConnectionFailure } from '../failure';
import { Acquaintance } from './acquaintance';
import { adviceFor } from './advice';
import { DrdaConnection } from './drdaConnection';
import { openingFailure } from './failures';
import { OpeningLimit } from './openingLimit';
import { openSession } from './openSession';
import { PATIENCE, type Patience } from './patience';
import type { StopReason } from './statementWatch';
import type { DrdaTarget } from './target';

const DEFAULT_DEADLINE_MS = 15_000;

/** What the connections of a target wait for a late server, and what earlier ones have shown of it. */
export interface DrdaOptions {
  readonly patience?: Patience;
  readonly known?: Acquaintance;
}

/** EXCSAT, ACCSEC, SECCHK and ACCRDB for one target. */
export class DrdaConnector implements Connector {
  readonly transport = 'drda';
  readonly #target: DrdaTarget;
  readonly #patience: Patience;
  readonly #known: Acquaintance;

  constructor(target: DrdaTarget, { patience = PATIENCE, known = new Acquaintance() }: DrdaOptions = {}) {
    this.#target = target;
    this.#patience = patience;
    this.#known = known;
  }

  /** Rejects with a {@link ConnectionFailure}, the socket gone. */
  async open({ deadlineMs = DEFAULT_DEADLINE_MS, signal }: OpenOptions = {}): Promise<DrdaConnection> {
    const limit = new OpeningLimit(deadlineMs, signal);
    try {
      const session = await openSession(this.#target, limit, this.#known);
      return new DrdaConnection(session, this.#target, this.#patience);
    } catch (error) {
      throw limit.reason ? this.#givenUp(limit.reason) : openingFailure(error, this.#target);
    } finally {
      limit.end();
    }
  }

  #givenUp(kind: StopReason): ConnectionFailure {
    const message = kind === 'cancelled' ? t('Connecting was cancelled.') : t('The server did not answer in time.');
    const advice = adviceFor(kind, this.#target);
    return new ConnectionFailure(message, { kind, fate: 'not-run', ...(advice !== undefined && { advice }) });
  }
}

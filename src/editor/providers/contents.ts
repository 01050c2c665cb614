/** Reads what completion and the checks lack of a connected cluster, in the background, when a person has a script for it before them. */
import type { LogChannel } from '../../clusters/log';
import type { ClusterOverview, ClusterSession } from '../../clusters/session';

export class UnreadContents {
  readonly #log: LogChannel;
  /** Asked once for each overview, which a new connection brings: a cluster that refuses is not asked again at each key. */
  readonly #asked = new WeakSet<ClusterOverview>();
  readonly #reading = new WeakSet<ClusterSession>();

  constructor(log: LogChannel) {
    this.#log = log;
  }

  /** True while the schemas and tables of a connected cluster are being read; begins that reading where nobody did. */
  isReading(session: ClusterSession | undefined): boolean {
    if (session?.status.kind !== 'connected' || session.contents) return false;
    const { overview } = session.status;
    if (!this.#asked.has(overview) && !this.#reading.has(session)) {
      this.#asked.add(overview);
      this.#reading.add(session);
      void this.#read(session);
    }
    return this.#reading.has(session);
  }

  async #read(session: ClusterSession): Promise<void> {
    try {
      await session.readContents();
    } catch (error) {
      this.#log.warn(`${session.profile.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      this.#reading.delete(session);
    }
  }
}

/** All clusters: a session for every profile, kept as long as its profile stays as it is. */
import { isDeepStrictEqual } from 'node:util';
import { LiveSession, type SessionParts } from './clusterSession';
import { Emitter, type Subscription } from './emitter';
import type { ClusterProfile } from './profile';
import type { ProfileStore } from './profileStore';
import type { Clusters } from './session';

export class ClustersService implements Clusters, Subscription {
  readonly #store: ProfileStore;
  readonly #parts: SessionParts;
  readonly #changed = new Emitter<void>();
  readonly #subscription: Subscription;
  readonly onDidChange = this.#changed.event;
  #sessions: readonly LiveSession[] = [];
  /** Configured no longer, while an action of theirs still runs. */
  readonly #retiring = new Set<LiveSession>();

  /** Reads the profiles from memory; reaches nothing. */
  constructor(store: ProfileStore, parts: SessionParts) {
    this.#store = store;
    this.#parts = parts;
    this.#sessions = this.#matched();
    this.#subscription = store.onDidChange(() => this.#follow());
  }

  get sessions(): readonly LiveSession[] {
    return this.#sessions;
  }

  find(id: string): LiveSession | undefined {
    return this.#sessions.find((session) => session.profile.id === id);
  }

  findByClusterKey(clusterKey: string): LiveSession | undefined {
    const { ownKeys } = this.#parts;
    const known = this.#sessions.filter(({ profile }) => ownKeys.isKeyOf(profile.id, clusterKey));
    return known.find(({ status }) => status.kind === 'connected') ?? known[0];
  }

  /** Removes a configured cluster and its password; removing a sample cluster hides the pair. */
  async remove(id: string): Promise<void> {
    await this.#store.remove(id);
    await this.#parts.passwords.forget(id);
  }

  /** Ends every connection; resolves when nothing of them is left. */
  async close(): Promise<void> {
    this.#subscription.dispose();
    this.#changed.dispose();
    const sessions = [...this.#sessions, ...this.#retiring];
    this.#sessions = [];
    await Promise.all(sessions.map((session) => session.disconnect()));
  }

  dispose(): void {
    void this.close();
  }

  #follow(): void {
    const before = this.#sessions;
    this.#sessions = this.#matched();
    const gone = before.filter((session) => !this.#sessions.includes(session));
    for (const session of gone) {
      this.#forgetIdentity(session.profile);
      void this.#retire(session);
    }
    this.#changed.fire();
  }

  /** What is reached by another address now may be another cluster. */
  #forgetIdentity({ id, transport }: ClusterProfile): void {
    const now = this.find(id)?.profile.transport;
    if (isDeepStrictEqual(now, transport)) return;
    this.#parts.ownKeys.forget(id);
    this.#parts.knownReleases.forget(id);
  }

  async #retire(session: LiveSession): Promise<void> {
    this.#retiring.add(session);
    await session.retire();
    this.#retiring.delete(session);
  }

  #matched(): LiveSession[] {
    return this.#store.profiles.map(
      (profile) =>
        this.#sessions.find((session) => isDeepStrictEqual(session.profile, profile)) ??
        new LiveSession(profile, this.#parts),
    );
  }
}

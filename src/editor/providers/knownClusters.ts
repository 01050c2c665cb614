/** What is known of the clusters, for checks: the same objects as long as nothing in them has changed. */
import type { ClusterSession, Clusters } from '../../clusters/session';
import { factsOf, type ClusterFacts } from '../core/facts';
import { sameFacts } from '../core/sameFacts';
import type { ScriptClusters } from '../diagnostics/checkPiece';

export class KnownClusters {
  readonly #clusters: Clusters;
  #kept = new Map<ClusterSession, ClusterFacts>();
  /** By the facts of the cluster that a file is bound to. */
  #given = new Map<ClusterFacts | undefined, ScriptClusters>();

  constructor(clusters: Clusters) {
    this.#clusters = clusters;
  }

  /** Takes what the sessions have in memory; reaches nothing. */
  for(bound: ClusterSession | undefined): ScriptClusters {
    this.#update();
    const facts = bound && this.#kept.get(bound);
    const given = this.#given.get(facts);
    if (given) return given;
    const byName = new Map([...this.#kept.values()].map((one) => [one.name, one]));
    const made = { bound: facts, byName };
    this.#given.set(facts, made);
    return made;
  }

  #update(): void {
    const { sessions } = this.#clusters;
    let isChanged = sessions.length !== this.#kept.size;
    const next = new Map<ClusterSession, ClusterFacts>();
    for (const session of sessions) {
      const before = this.#kept.get(session);
      const facts = factsOf(session, this.#clusters);
      const isSame = before !== undefined && sameFacts(before, facts);
      next.set(session, isSame ? before : facts);
      isChanged ||= !isSame;
    }
    this.#kept = next;
    if (isChanged) this.#given = new Map();
  }
}

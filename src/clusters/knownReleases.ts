/** The release that each cluster had when it was connected last: scripts are judged by it until it is connected again. */
import { formatRelease, parseRelease, type Release } from '../splice/release';
import type { KeyMemory } from './ownKeys';

export class KnownReleases {
  readonly #memory: KeyMemory;
  /** By their text: what compares facts is given the same object as long as the release is the same. */
  readonly #read = new Map<string, Release>();

  constructor(memory: KeyMemory) {
    this.#memory = memory;
  }

  releaseOf(profileId: string): Release | undefined {
    const kept = this.#memory.get(nameOf(profileId));
    if (typeof kept !== 'string') return undefined;
    const release = this.#read.get(kept) ?? parseRelease(kept);
    if (release) this.#read.set(kept, release);
    return release;
  }

  note(profileId: string, release: Release): void {
    const text = formatRelease(release);
    if (this.#memory.get(nameOf(profileId)) !== text) void this.#memory.update(nameOf(profileId), text);
  }

  forget(profileId: string): void {
    if (this.#memory.get(nameOf(profileId)) !== undefined) void this.#memory.update(nameOf(profileId), undefined);
  }
}

function nameOf(profileId: string): string {
  return `spliceReplication.release.${profileId}`;
}

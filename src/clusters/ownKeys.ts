/** The key that each cluster last called its own: kept, so that peers find their cluster before it is connected. A key is no secret. */
import { sameClusterKey } from '../splice/clusterKey';

/** `vscode.Memento`, as far as needed here. */
export interface KeyMemory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

export class OwnKeys {
  readonly #memory: KeyMemory;

  constructor(memory: KeyMemory) {
    this.#memory = memory;
  }

  keyOf(profileId: string): string | undefined {
    const kept = this.#memory.get(nameOf(profileId));
    return typeof kept === 'string' ? kept : undefined;
  }

  isKeyOf(profileId: string, clusterKey: string): boolean {
    const kept = this.keyOf(profileId);
    return kept !== undefined && sameClusterKey(kept, clusterKey);
  }

  note(profileId: string, clusterKey: string): void {
    if (this.keyOf(profileId) !== clusterKey) void this.#memory.update(nameOf(profileId), clusterKey);
  }

  forget(profileId: string): void {
    if (this.keyOf(profileId) !== undefined) void this.#memory.update(nameOf(profileId), undefined);
  }
}

function nameOf(profileId: string): string {
  return `spliceReplication.ownKey.${profileId}`;
}

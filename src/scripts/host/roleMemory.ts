/** Which cluster had which role when a file was run before, as long as the window lives. */
import type { Uri } from 'vscode';
import { Emitter } from '../../clusters/emitter';
import type { Role } from '../roles';

export class RoleMemory {
  readonly #chosen = new Map<string, string>();

  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;

  /** The cluster's id. */
  get(uri: Uri, role: Role): string | undefined {
    return this.#chosen.get(`${role} ${uri.toString()}`);
  }

  set(uri: Uri, role: Role, clusterId: string): void {
    if (this.get(uri, role) === clusterId) return;
    this.#chosen.set(`${role} ${uri.toString()}`, clusterId);
    this.#changed.fire();
  }
}

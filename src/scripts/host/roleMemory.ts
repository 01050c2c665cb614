/** Which cluster had which role when a file was run before, as long as the window lives. */
import type { Uri } from 'vscode';
import type { Role } from '../roles';

export class RoleMemory {
  readonly #chosen = new Map<string, string>();

  /** The cluster's id. */
  get(uri: Uri, role: Role): string | undefined {
    return this.#chosen.get(`${role} ${uri.toString()}`);
  }

  set(uri: Uri, role: Role, clusterId: string): void {
    this.#chosen.set(`${role} ${uri.toString()}`, clusterId);
  }
}

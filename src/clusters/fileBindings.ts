/** Which cluster each file is bound to: remembered per file and workspace, never one for all. */
import type { Memento } from 'vscode';
import { Emitter } from './emitter';
import type { ClusterSession, Clusters } from './session';

/** As much of `vscode.Uri` as is needed. */
export interface FileUri {
  readonly scheme: string;
  toString(): string;
}

const key = 'spliceReplication.fileBindings';

/** The longest unused ones are forgotten beyond this. */
const mostKept = 500;

export class FileBindings<Uri extends FileUri = FileUri> {
  readonly #memory: Pick<Memento, 'get' | 'update'>;
  readonly #clusters: Pick<Clusters, 'find'>;
  /** Of files without a name on disk: the next "Untitled-1" is another one. */
  readonly #passing = new Map<string, string>();
  readonly #changed = new Emitter<Uri>();
  /** Fires with the file whose binding changed; what becomes of the cluster itself is told by `Clusters.onDidChange`. */
  readonly onDidChange = this.#changed.event;

  constructor(memory: Pick<Memento, 'get' | 'update'>, clusters: Pick<Clusters, 'find'>) {
    this.#memory = memory;
    this.#clusters = clusters;
  }

  /** Undefined too where the cluster is configured no longer. */
  clusterFor(uri: Uri): ClusterSession | undefined {
    const id = this.#idFor(uri);
    return id === undefined ? undefined : this.#clusters.find(id);
  }

  /** Without an id the file is bound to none. */
  async bind(uri: Uri, clusterId: string | undefined): Promise<void> {
    if (this.#idFor(uri) === clusterId) return;
    if (uri.scheme === 'untitled') this.#put(this.#passing, uri.toString(), clusterId);
    else {
      const kept = this.#kept();
      this.#put(kept, uri.toString(), clusterId);
      await this.#memory.update(key, [...kept].slice(-mostKept));
    }
    this.#changed.fire(uri);
  }

  /** For files that were renamed or moved. */
  async move(from: Uri, to: Uri): Promise<void> {
    const id = this.#idFor(from);
    if (id === undefined) return;
    await this.bind(from, undefined);
    await this.bind(to, id);
  }

  /** URIs of the files that have a cluster now. */
  get files(): readonly string[] {
    return [...this.#passing, ...this.#kept()].filter(([, id]) => this.#clusters.find(id)).map(([file]) => file);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #idFor(uri: Uri): string | undefined {
    return (uri.scheme === 'untitled' ? this.#passing : this.#kept()).get(uri.toString());
  }

  #put(into: Map<string, string>, file: string, clusterId: string | undefined): void {
    into.delete(file);
    if (clusterId !== undefined) into.set(file, clusterId);
  }

  /** From URI to id, the latest last. Whatever else lies in the memory is passed over. */
  #kept(): Map<string, string> {
    const stored = this.#memory.get<unknown>(key);
    return new Map(Array.isArray(stored) ? stored.filter(isPair) : []);
  }
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

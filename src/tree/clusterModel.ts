/** What the tree knows of one cluster: its session, an index over the last reading, and what was read by the piece. */
import type { ClusterSession, ContentsReading } from '../clusters/session';
import type { TableEntry } from '../splice/replication/model';
import { ContentsIndex } from './contentsIndex';

export class ClusterModel {
  #index: ContentsIndex | undefined;
  #catalogue: ContentsReading['schemas'] | undefined;
  readonly #tables = new Map<string, readonly TableEntry[]>();
  #found: { readonly text: string; readonly tables: readonly TableEntry[] } | undefined;

  constructor(readonly session: ClusterSession) {}

  /** Of the session's last reading; built once per reading. Undefined before the first one. */
  get index(): ContentsIndex | undefined {
    const reading = this.session.contents;
    if (reading === undefined) {
      this.#index = undefined;
      return undefined;
    }
    if (reading.schemas !== this.#catalogue) {
      this.#catalogue = reading.schemas;
      this.#tables.clear();
      this.#found = undefined;
    }
    if (this.#index?.reading !== reading) this.#index = new ContentsIndex(reading, this.#index, this.#tables);
    return this.#index;
  }

  /** For catalogues too large to be read whole. */
  async readTables(schemaName: string, signal: AbortSignal): Promise<void> {
    const tables = await this.session.readTables(schemaName, { signal });
    this.#tables.set(schemaName, tables);
    this.#index?.forgetSchema(schemaName);
  }

  async find(text: string, signal: AbortSignal): Promise<void> {
    this.#found = { text, tables: await this.session.findTables(text, { signal }) };
  }

  /** What `find` brought for this text. */
  found(text: string): readonly TableEntry[] | undefined {
    return this.#found?.text === text ? this.#found.tables : undefined;
  }

  /** As it was read with its schema, else as `find` brought it. */
  table(schemaName: string, tableName: string): TableEntry | undefined {
    const isIt = (table: TableEntry) => table.schemaName === schemaName && table.tableName === tableName;
    return this.index?.table(schemaName, tableName) ?? this.#found?.tables.find(isIt);
  }

  /** Reads one schema's tables again on the next use. */
  forgetTables(schemaName: string): void {
    this.#tables.delete(schemaName);
    this.#index?.forgetSchema(schemaName);
  }
}

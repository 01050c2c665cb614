/**
 * How rows travel. A row written to a table that replicates (its HBase flag, not the row in SYS.SYSREPLICATION) goes to every
 * peer: at once where the peer is enabled, after ENABLE_PEER otherwise. A simplification: the server also needs the internal
 * tables switched on before such rows become visible, which only ENABLE_DATABASE does; here the table's own flag is enough.
 * DDL does not travel: rows of a table that the passive lacks wait until a restore brings it.
 */
import type { Bound, RowChange } from './database';
import { EngineError } from './database';
import type { Cluster, SamplePeer } from './cluster';
import { logicalName } from './physicalName';

export interface Change {
  readonly table: string;
  readonly rowId: bigint;
  /** Column names and values; undefined for a row that is gone. */
  readonly row: { readonly columns: readonly string[]; readonly values: readonly Bound[] } | undefined;
}

/** Hands the rows that a statement changed to the cluster's peers. */
export function queueChanges(cluster: Cluster, changed: readonly RowChange[]): void {
  if (cluster.peers.length === 0 || changed.length === 0) return;
  const replicating = new Map<string, boolean>();
  const seen = new Set<string>();
  for (const { physicalName, rowId } of changed) {
    const key = `${rowId} ${physicalName}`;
    if (seen.has(key)) continue;
    seen.add(key);
    let goes = replicating.get(physicalName);
    if (goes === undefined) {
      const table = cluster.tableByPhysicalName(physicalName);
      goes = table !== undefined && table.type !== 'S' && cluster.replicating.has(table.id);
      replicating.set(physicalName, goes);
    }
    if (!goes) continue;
    const change = { table: physicalName, rowId, row: rowOf(cluster, physicalName, rowId) };
    for (const peer of cluster.peers) peer.waiting.push(change);
  }
}

/** Delivers what waits; `clusterOf` finds the cluster with a key, and nothing where no such cluster is up. */
export function deliver(cluster: Cluster, clusterOf: (key: string) => Cluster | undefined, now: number): void {
  for (const peer of cluster.peers) {
    const target = peer.enabled ? clusterOf(peer.clusterKey) : undefined;
    if (!target || target === cluster) continue;
    if (peer.waiting.length > 0) deliverTo(target, peer, now);
  }
}

function deliverTo(target: Cluster, peer: SamplePeer, now: number): void {
  const before = peer.waiting.length;
  peer.waiting = peer.waiting.filter((change) => !apply(target, change));
  if (peer.waiting.length < before) target.progress = now;
}

/** False where the target has no such table, or one of another shape. */
function apply(target: Cluster, { table, rowId, row }: Change): boolean {
  const name = logicalName(table);
  const found = name && target.catalog.table(name.schema, name.table);
  if (!found || (found.type !== 'T' && found.type !== 'E')) return false;
  try {
    if (!row) {
      target.database.run(`DELETE FROM ${quoted(table)} WHERE rowid = ?`, [rowId]);
      return true;
    }
    const columns = ['rowid', ...row.columns.map(quoted)];
    const sql = `INSERT OR REPLACE INTO ${quoted(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    target.database.run(sql, [rowId, ...row.values]);
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}

function rowOf(cluster: Cluster, table: string, rowId: bigint): Change['row'] {
  const { columns, rows } = cluster.database.query(`SELECT * FROM ${quoted(table)} WHERE rowid = ?`, [rowId]);
  const [values] = rows;
  return values && { columns: columns.map(({ name }) => name), values };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

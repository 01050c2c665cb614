/** Replication in play: what the write-ahead log would carry is copied from one server to the other when a test asks for it. */
import type { DerbyCluster } from './cluster';

/** Whole tables, since tests hold few rows. Tables that the passive cluster lacks are left out. Returns how many were copied. */
export async function shipRows(active: DerbyCluster, passive: DerbyCluster): Promise<number> {
  const peers = await active.peers();
  if (!peers.some(({ enabled, clusterKey }) => enabled && clusterKey === passive.clusterKey)) return 0;
  let shipped = 0;
  for (const { schemaName, tableName } of await active.switchedOn()) {
    const lines = await active.readTable(schemaName, tableName);
    if (lines.length > 0 && (await passive.replaceTable(schemaName, tableName, lines))) shipped += 1;
  }
  await passive.reachProgress(new Date());
  return shipped;
}

/** Replication in play: what the write-ahead log would carry is copied from one server to the other when a test asks for it. */
import type { LabCluster } from './cluster';
import { literal, quoted } from './sql/text';

/** Whole tables, since tests hold few rows. Tables that the passive cluster lacks are left out. Returns how many were copied. */
export async function shipRows(active: LabCluster, passive: LabCluster): Promise<number> {
  const peers = await active.peers();
  if (!peers.some(({ enabled, clusterKey }) => enabled && clusterKey === passive.clusterKey)) return 0;
  let shipped = 0;
  for (const { schemaName, tableName } of await active.switchedOn()) {
    const columns = await columnsOf(active, schemaName, tableName);
    const isThere = (await columnsOf(passive, schemaName, tableName)).length > 0;
    if (columns.length === 0 || !isThere) continue;
    await copy({ active, passive, table: `${quoted(schemaName)}.${quoted(tableName)}`, columns });
    shipped += 1;
  }
  await passive.server.client.run(['UPDATE SPLICELAB.CLUSTER SET PROGRESS = UTC_TIMESTAMP(3)']);
  return shipped;
}

interface Copy {
  readonly active: LabCluster;
  readonly passive: LabCluster;
  readonly table: string;
  readonly columns: readonly string[];
}

async function copy({ active, passive, table, columns }: Copy): Promise<void> {
  const list = columns.map(quoted).join(', ');
  const texts = columns.map((column) => `QUOTE(${quoted(column)})`).join(', ');
  const rows = await active.server.client.json<string[]>(`SELECT JSON_ARRAY(${texts}) FROM ${table}`);
  await passive.server.client.run([
    'SET @shipping = 1',
    `DELETE FROM ${table}`,
    ...rows.map((values) => `INSERT INTO ${table} (${list}) VALUES (${values.join(', ')})`),
    'SET @shipping = 0',
  ]);
}

async function columnsOf({ server }: LabCluster, schema: string, table: string): Promise<string[]> {
  return server.client.json<string>(
    `SELECT JSON_QUOTE(c.COLUMN_NAME) FROM information_schema.COLUMNS c
     WHERE c.TABLE_SCHEMA = LOWER(${literal(schema)}) AND c.TABLE_NAME = LOWER(${literal(table)}) ORDER BY c.ORDINAL_POSITION`,
  );
}

export async function shipBackups(active: LabCluster, passive: LabCluster): Promise<void> {
  const backups = await active.server.client.json<[number, string, string | null]>(
    'SELECT JSON_ARRAY(b.BACKUP_ID, b.DIRECTORY, CAST(b.REPLICATION AS CHAR)) FROM SPLICELAB.BACKUPS b',
  );
  await passive.server.client.run([
    'DELETE FROM SPLICELAB.BACKUPS',
    ...backups.map(
      ([id, directory, rows]) =>
        `INSERT INTO SPLICELAB.BACKUPS VALUES (${id}, ${literal(directory)}, ${literal(rows)})`,
    ),
  ]);
}

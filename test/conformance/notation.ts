/** The short texts in which the conformance table writes rows, tables and peers. */
import type { ReplicationRow } from '../../src/splice/replication/model';
import type { PeerState, TableName } from './target';

/** `D` is the DATABASE row, `S:SALES` a SCHEMA row, `T:SALES.ORDERS` a TABLE row, `~` NULL; joined by a comma and a blank. */
export function parseRows(text: string): ReplicationRow[] {
  return items(text).map((item) => {
    if (item === 'D') return { scope: 'DATABASE', schemaName: null, tableName: null };
    const [schemaName, tableName] = splitName(item.slice(2));
    if (item.startsWith('S:')) return { scope: 'SCHEMA', schemaName: nullable(schemaName), tableName: null };
    if (!item.startsWith('T:') || tableName === undefined) throw new Error(`not a row: ${item}`);
    return { scope: 'TABLE', schemaName: nullable(schemaName), tableName: nullable(tableName) };
  });
}

/** Sorted, so that texts of the same rows are equal. */
export function formatRows(rows: readonly ReplicationRow[]): string {
  return sorted(
    rows.map(({ scope, schemaName, tableName }) => {
      if (scope === 'DATABASE') return 'D';
      return scope === 'SCHEMA' ? `S:${schemaName ?? '~'}` : `T:${schemaName ?? '~'}.${tableName ?? '~'}`;
    }),
  );
}

export function parseTables(text: string): TableName[] {
  return items(text).map((item) => {
    const [schemaName, tableName = ''] = splitName(item);
    return { schemaName, tableName };
  });
}

export function formatTables(tables: readonly TableName[]): string {
  return sorted(tables.map(({ schemaName, tableName }) => `${schemaName}.${tableName}`));
}

/** `1 {other} on serial`: id, key, `on` or `off`, and `serial` or `loose`. */
export function parsePeers(text: string): PeerState[] {
  return items(text).map((item) => {
    const [id, clusterKey = '', state, order] = item.split(' ');
    return { id: Number(id), clusterKey, enabled: state === 'on', serial: order === 'serial' };
  });
}

export function formatPeers(peers: readonly PeerState[]): string {
  return sorted(
    peers.map(
      ({ id, clusterKey, enabled, serial }) =>
        `${id} ${clusterKey} ${enabled ? 'on' : 'off'} ${serial ? 'serial' : 'loose'}`,
    ),
  );
}

/** A text of the table in the same order as the formatted ones. */
export function inOrder(text: string): string {
  return sorted(items(text));
}

/** A key holds commas without blanks. */
function items(text: string): string[] {
  return text === '' ? [] : text.split(', ');
}

function sorted(texts: readonly string[]): string {
  return texts.toSorted().join(', ');
}

/** At the first dot. */
function splitName(text: string): [string, string?] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function nullable(name: string): string | null {
  return name === '~' ? null : name;
}

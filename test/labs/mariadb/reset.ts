/** Puts a cluster's catalogue into a state that a test names. */
import type { ReplicationRow, TableEntry } from '../../../src/splice/replication/model';
import { RESTRICTED } from './sql/installation';
import { literal, rowOf } from './sql/text';

export interface LabState {
  /** Beside the system's own. */
  readonly schemas: readonly string[];
  readonly tables: readonly TableEntry[];
  readonly rows?: readonly ReplicationRow[];
  /** Tables whose switch is on at the start. */
  readonly switchedOn?: readonly { readonly schemaName: string; readonly tableName: string }[];
  readonly peers?: readonly { id: number; clusterKey: string; enabled: boolean; serial: boolean }[];
  /** `NONE` where absent. */
  readonly role?: string;
  /** Up to when data have arrived, as the server writes it. */
  readonly progress?: string;
  /** Procedures that the restricted user may call. */
  readonly grants?: readonly string[];
}

const SYSTEM = `('NULLID', 'SQLJ', 'SYS', 'SYSCAT', 'SYSCS_DIAG', 'SYSCS_UTIL', 'SYSFUN', 'SYSIBM', 'SYSIBMADM', 'SYSPROC', 'SYSSTAT', 'SYSVW')`;

/** Entries of the catalogue alone: no real tables are made or dropped. Without SYSREPLICATION (2.8) there must be no rows. */
export function resetStatements(state: LabState): readonly string[] {
  const { schemas, tables, rows, switchedOn = [], peers = [], role, progress, grants = [] } = state;
  return [
    'START TRANSACTION',
    `DELETE FROM SYS.SYSTABLES WHERE SCHEMAID IN (SELECT s.SCHEMAID FROM SYS.SYSSCHEMAS s WHERE s.SCHEMANAME NOT IN ${SYSTEM})`,
    `DELETE FROM SYS.SYSSCHEMAS WHERE SCHEMANAME NOT IN ${SYSTEM}`,
    ...some(schemas, (names) => insertSchemas(names)),
    ...some(tables, (entries) => insertTables(entries)),
    ...(rows ? ['DELETE FROM SYS.SYSREPLICATION'] : []),
    ...some(rows ?? [], insertRows),
    'DELETE FROM SPLICELAB.SWITCHEDON',
    ...switchedOn.map(
      ({ schemaName, tableName }) =>
        `INSERT INTO SPLICELAB.SWITCHEDON SELECT t.TABLEID FROM SYS.SYSTABLES t JOIN SYS.SYSSCHEMAS s ON s.SCHEMAID = t.SCHEMAID
         WHERE s.SCHEMANAME = ${literal(schemaName)} AND t.TABLENAME = ${literal(tableName)}`,
    ),
    'DELETE FROM SPLICELAB.PEERS',
    ...peers.map(
      (peer) => `INSERT INTO SPLICELAB.PEERS VALUES ${rowOf(peer.id, peer.clusterKey, peer.enabled, peer.serial)}`,
    ),
    'DELETE FROM SPLICELAB.GRANTS',
    ...grants.map((name) => `INSERT INTO SPLICELAB.GRANTS VALUES ${rowOf(RESTRICTED.user.toUpperCase(), name)}`),
    'DELETE FROM SPLICELAB.BACKUPS',
    'DELETE FROM SYS.SYSBACKUP',
    'DELETE FROM SYS.SYSBACKUPITEMS',
    `UPDATE SPLICELAB.CLUSTER SET ROLE = ${literal(role ?? null)}, PROGRESS = ${literal(progress?.replace('Z', '') ?? null)}, RESTORING = FALSE, DELAY = 0`,
    'COMMIT',
  ];
}

export function insertSchemas(names: readonly string[]): string {
  const rows = names.map((name) => `SELECT UUID(), ${literal(name)}, 'SPLICE'`);
  return `INSERT INTO SYS.SYSSCHEMAS (SCHEMAID, SCHEMANAME, AUTHORIZATIONID) ${rows.join(' UNION ALL ')}`;
}

function insertTables(tables: readonly TableEntry[]): string {
  const rows = tables.map(({ schemaName, tableName, tableType }) => rowOf(schemaName, tableName, tableType));
  return `INSERT INTO SYS.SYSTABLES (TABLEID, TABLENAME, TABLETYPE, SCHEMAID)
    WITH wanted (SCHEMANAME, TABLENAME, TABLETYPE) AS (VALUES ${rows.join(', ')})
    SELECT UUID(), w.TABLENAME, w.TABLETYPE, s.SCHEMAID FROM wanted w JOIN SYS.SYSSCHEMAS s ON s.SCHEMANAME = w.SCHEMANAME`;
}

function insertRows(rows: readonly ReplicationRow[]): string {
  const values = rows.map(({ scope, schemaName, tableName }) => rowOf(scope, schemaName, tableName));
  return `INSERT INTO SYS.SYSREPLICATION VALUES ${values.join(', ')}`;
}

function some<Item>(items: readonly Item[], statement: (items: readonly Item[]) => string): readonly string[] {
  return items.length > 0 ? [statement(items)] : [];
}

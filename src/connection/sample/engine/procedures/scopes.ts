/** The six procedures that say what replicates: the shared rules decide; the rows and the HBase flags are kept here. */
import { tableKey } from '../../../../splice/names';
import { applyScopeAction } from '../../../../splice/replication/apply';
import type { ScopeEffect, ScopeWorld } from '../../../../splice/replication/effect';
import { stands } from '../../../../splice/replication/expansion';
import type { ReplicationRow, ScopeAction, TableEntry } from '../../../../splice/replication/model';
import { databaseRow, schemaRow } from '../../../../splice/replication/rows';
import type { FoundTable } from '../catalog';
import type { Cluster } from '../cluster';
import { keepsScopes } from '../releases';
import { outcome, type StatementReply } from '../reply';
import { unknownSchema } from '../serverError';
import type { ArgumentValue } from './arguments';
import type { ProcedureCode, ProcedureContext } from './context';

const LABELS = { success: 'Success', warning: 'Warning', error: 'Error' } as const;

function run(context: ProcedureContext, action: ScopeAction): StatementReply {
  const { cluster, session } = context;
  cluster.checkWritable();
  const tables = cluster.catalog.allTables();
  const world: ScopeWorld = {
    ...cluster.catalog.contents(),
    rows: rowsOf(cluster, tables),
    flags: new Set(tables.filter(({ id }) => cluster.replicating.has(id)).map(keyOf)),
    currentSchema: session.schema,
    phantoms: cluster.phantoms,
  };
  const effect = applyScopeAction(world, action);
  if (needsSys(action) && !cluster.privileges.maySelect(session.user, 'SYS')) return withoutSys(world, action, effect);
  if (effect.answer.label !== 'warning') {
    cluster.catalog.replaceReplicationRows(effect.rows);
    cluster.phantoms = effect.phantoms;
  }
  const ids = new Map(tables.map((table) => [keyOf(table), table.id]));
  for (const id of idsOf(effect.switchedOn, ids)) cluster.replicating.add(id);
  for (const id of idsOf(effect.switchedOff, ids)) cluster.replicating.delete(id);
  return outcome(LABELS[effect.answer.label], effect.answer.message);
}

/** Releases without SYS.SYSREPLICATION know what is on from HBase alone. */
function rowsOf(cluster: Cluster, tables: readonly FoundTable[]): readonly ReplicationRow[] {
  if (keepsScopes(cluster.release)) return cluster.catalog.replicationRows();
  return tables
    .filter(({ id }) => cluster.replicating.has(id))
    .map(({ schema, name }) => ({ scope: 'TABLE', schemaName: schema, tableName: name }));
}

/** EXECUTE is enough for the calls about one table; the broader ones read SYS as the caller. */
function needsSys({ kind }: ScopeAction): boolean {
  return !kind.endsWith('-table');
}

/** Rows that stand are found without SYS. Counting rows needs it, and is done before anything is caught. */
function withoutSys(world: ScopeWorld, action: ScopeAction, { answer }: ScopeEffect): StatementReply {
  if (action.kind === 'disable-database') throw unknownSchema('SYS');
  if (action.kind === 'disable-schema') {
    const rowStands = [databaseRow, schemaRow(action.schemaName)].some((row) => stands(world, row));
    if (!rowStands) throw unknownSchema('SYS');
  } else if (answer.label === 'warning') return outcome('Warning', answer.message);
  return outcome('Error', "Schema 'SYS' does not exist");
}

function keyOf({ schema, name }: FoundTable): string {
  return tableKey(schema, name);
}

function idsOf(tables: readonly TableEntry[], ids: ReadonlyMap<string, string>): string[] {
  return tables.flatMap(({ schemaName, tableName }) => ids.get(tableKey(schemaName, tableName)) ?? []);
}

const text = (value: ArgumentValue | undefined): string | null => (typeof value === 'string' ? value : null);

const ofDatabase =
  (kind: 'enable-database' | 'disable-database'): ProcedureCode =>
  (context) =>
    run(context, { kind });
const ofSchema =
  (kind: 'enable-schema' | 'disable-schema'): ProcedureCode =>
  (context, [schemaName]) =>
    run(context, { kind, schemaName: text(schemaName) });
const ofTable =
  (kind: 'enable-table' | 'disable-table'): ProcedureCode =>
  (context, [schemaName, tableName]) =>
    run(context, { kind, schemaName: text(schemaName), tableName: text(tableName) });

export const scopeProcedures: Readonly<Record<string, ProcedureCode>> = {
  ENABLE_TABLE_REPLICATION: ofTable('enable-table'),
  DISABLE_TABLE_REPLICATION: ofTable('disable-table'),
  ENABLE_SCHEMA_REPLICATION: ofSchema('enable-schema'),
  DISABLE_SCHEMA_REPLICATION: ofSchema('disable-schema'),
  ENABLE_DATABASE_REPLICATION: ofDatabase('enable-database'),
  DISABLE_DATABASE_REPLICATION: ofDatabase('disable-database'),
};

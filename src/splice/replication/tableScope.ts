/** ENABLE_TABLE_REPLICATION and DISABLE_TABLE_REPLICATION. */
import { failed, success, warning } from './answers';
import type { ScopeEffect, ScopeWorld } from './effect';
import { hasStorage, lookUpTable, toSwitch } from './lookup';
import type { ReplicationRow } from './model';
import { databaseRow, sameRow, schemaRow, tableRow } from './rows';

/** Message of a row that the unique index refuses; the row itself stays. */
const rowExists = "null 'null' already exists.";

export function enableTable(world: ScopeWorld, schemaName: string | null, tableName: string | null): ScopeEffect {
  const own = tableRow(schemaName, tableName);
  const name = written(schemaName, tableName);
  if (isCovered(world.rows, own)) return warning(world, `Replication for table ${name} has been enabled`);
  const lookup = lookUpTable(world, schemaName, tableName);
  if ('error' in lookup) return failed(world, lookup.error);
  return success(`Enabled replication for table ${name}`, {
    rows: [...world.rows, own],
    switchedOn: toSwitch(world, [lookup.found], 'on'),
  });
}

export function disableTable(world: ScopeWorld, schemaName: string | null, tableName: string | null): ScopeEffect {
  const own = tableRow(schemaName, tableName);
  const name = written(schemaName, tableName);
  if (!isCovered(world.rows, own)) return warning(world, `Replication for table ${name} not enabled`);
  const lookup = lookUpTable(world, schemaName, tableName);
  if ('error' in lookup) return failed(world, lookup.error);
  const whole = world.rows.some((row) => sameRow(row, databaseRow));
  const broader = whole || world.rows.some((row) => sameRow(row, schemaRow(schemaName)));
  const kept = removeFirst(world.rows, [own, schemaRow(schemaName), databaseRow]);
  const { rows, refused } = insertRows(kept, [
    ...(broader ? siblingRows(world, schemaName, tableName) : []),
    ...(whole ? otherSchemaRows(world, schemaName) : []),
  ]);
  const done = { rows, switchedOff: hasStorage(lookup.found) ? toSwitch(world, [lookup.found], 'off') : [] };
  return refused ? failed(world, rowExists, done) : success(`Disabled replication for table ${name}`, done);
}

/** True when the table, its schema or the database has a row, names compared as they are written. */
function isCovered(rows: readonly ReplicationRow[], own: ReplicationRow): boolean {
  const covering = [databaseRow, schemaRow(own.schemaName), own];
  return rows.some((row) => covering.some((candidate) => sameRow(row, candidate)));
}

/** A row for each other table of the schema, views, synonyms and external tables included. */
function siblingRows({ tables }: ScopeWorld, schemaName: string | null, tableName: string | null): ReplicationRow[] {
  return tables
    .filter((table) => table.schemaName === schemaName && !sameIgnoringCase(table.tableName, tableName))
    .map((table) => tableRow(table.schemaName, table.tableName));
}

/** A row for each other schema, system schemas included. */
export function otherSchemaRows({ schemas }: ScopeWorld, schemaName: string | null): ReplicationRow[] {
  return schemas.filter((name) => !sameIgnoringCase(name, schemaName)).map(schemaRow);
}

/** Inserts until a row is there already: that one then stands twice, the rest is not inserted. */
export function insertRows(
  rows: readonly ReplicationRow[],
  added: readonly ReplicationRow[],
): { readonly rows: readonly ReplicationRow[]; readonly refused: boolean } {
  const taken = added.findIndex((row) => rows.some((existing) => sameRow(existing, row)));
  if (taken < 0) return { rows: [...rows, ...added], refused: false };
  return { rows: [...rows, ...added.slice(0, taken + 1)], refused: true };
}

/** Of rows that stand twice, a delete by key takes one. */
function removeFirst(rows: readonly ReplicationRow[], gone: readonly ReplicationRow[]): ReplicationRow[] {
  const kept = [...rows];
  for (const row of gone) {
    const index = kept.findIndex((candidate) => sameRow(candidate, row));
    if (index >= 0) kept.splice(index, 1);
  }
  return kept;
}

function sameIgnoringCase(one: string, other: string | null): boolean {
  return other !== null && one.toUpperCase() === other.toUpperCase();
}

function written(schemaName: string | null, tableName: string | null): string {
  return `${schemaName ?? 'null'}.${tableName ?? 'null'}`;
}

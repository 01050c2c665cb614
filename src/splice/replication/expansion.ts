/** The narrower rows that replace a broader one, and what happens where one of them stands already. */
import type { ScopeWorld } from './effect';
import type { ReplicationRow } from './model';
import { rowKey, sameRow, schemaRow, tableRow } from './rows';

/** Message of a row that the unique index refuses; the row itself stays. */
export const rowExists = "null 'null' already exists.";

/** A row for each other table of the schema, views, synonyms and external tables included. No schema is named NULL. */
export function siblingRows(
  { tables }: ScopeWorld,
  schemaName: string | null,
  tableName: string | null,
): readonly ReplicationRow[] {
  return tables
    .filter((table) => table.schemaName === schemaName && !sameIgnoringCase(table.tableName, tableName))
    .map((table) => tableRow(table.schemaName, table.tableName));
}

/** A row for each other schema, system schemas included. */
export function otherSchemaRows({ schemas }: ScopeWorld, schemaName: string): readonly ReplicationRow[] {
  return schemas.filter((name) => !sameIgnoringCase(name, schemaName)).map(schemaRow);
}

export interface Insertion {
  readonly rows: readonly ReplicationRow[];
  /** The row that stood already: it now stands twice, and the rest was not inserted. */
  readonly clash: ReplicationRow | undefined;
}

/** Behind the others, in their order. Rows that are not in the unique index do not hinder. */
export function insertRows(
  rows: readonly ReplicationRow[],
  added: readonly ReplicationRow[],
  phantoms: ReadonlySet<string> | undefined,
): Insertion {
  if (added.length === 0) return { rows, clash: undefined };
  const standing = new Set(rows.map(rowKey).filter((key) => phantoms?.has(key) !== true));
  const taken = added.findIndex((row) => standing.has(rowKey(row)));
  if (taken < 0) return { rows: [...rows, ...added], clash: undefined };
  return { rows: [...rows, ...added.slice(0, taken + 1)], clash: added[taken] };
}

/** True when the checks of the server see the row. */
export function stands({ rows, phantoms }: Pick<ScopeWorld, 'rows' | 'phantoms'>, wanted: ReplicationRow): boolean {
  return rows.some((row) => sameRow(row, wanted)) && phantoms?.has(rowKey(wanted)) !== true;
}

/** Only of keys whose rows still stand; `inserted` ones are in the index again. */
export function phantomsAfter(
  before: ReadonlySet<string> | undefined,
  rows: readonly ReplicationRow[],
  inserted: readonly ReplicationRow[] = [],
): ReadonlySet<string> {
  if (before === undefined || before.size === 0) return new Set();
  const standing = new Set(rows.map(rowKey));
  for (const row of inserted) standing.delete(rowKey(row));
  return new Set([...before].filter((key) => standing.has(key)));
}

function sameIgnoringCase(one: string, other: string | null): boolean {
  return other !== null && one.toUpperCase() === other.toUpperCase();
}

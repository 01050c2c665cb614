/** Rows that do not mean what they seem to. */
import { resolvedName } from '../names';
import { tableObstacle } from './effective';
import type { DatabaseContents, ReplicationRow, RowFinding, TableEntry } from './model';
import { databaseRow, rowKey, rowText, sameRow, schemaRow } from './rows';

const databaseKey = rowKey(databaseRow);

/** At most one finding per distinct row, in the rows' order; the worst one where several fit. */
export function findRows(contents: DatabaseContents): readonly RowFinding[] {
  const distinct = new Map<string, { readonly row: ReplicationRow; count: number }>();
  for (const row of contents.rows) {
    const key = rowKey(row);
    const seen = distinct.get(key);
    if (seen) seen.count += 1;
    else distinct.set(key, { row, count: 1 });
  }
  const known = new Known(contents, distinct);
  const findings: RowFinding[] = [];
  for (const { row, count } of distinct.values()) {
    const found = finding(row, count, known);
    if (found) findings.push(found);
  }
  return findings;
}

class Known {
  readonly schemas: ReadonlySet<string>;
  readonly #listed: readonly TableEntry[];
  /** Made for the first row that names a table. */
  #tables: ReadonlyMap<string, ReadonlyMap<string, TableEntry>> | undefined;

  constructor(
    contents: DatabaseContents,
    readonly rows: ReadonlyMap<string, unknown>,
  ) {
    this.schemas = new Set(contents.schemas);
    this.#listed = contents.tables;
  }

  table(schemaName: string, tableName: string): TableEntry | undefined {
    this.#tables ??= bySchemaAndName(this.#listed);
    return this.#tables.get(schemaName)?.get(tableName);
  }
}

function bySchemaAndName(tables: readonly TableEntry[]): ReadonlyMap<string, ReadonlyMap<string, TableEntry>> {
  const schemas = new Map<string, Map<string, TableEntry>>();
  for (const table of tables) {
    const names = schemas.get(table.schemaName);
    if (names) names.set(table.tableName, table);
    else schemas.set(table.schemaName, new Map([[table.tableName, table]]));
  }
  return schemas;
}

function finding(row: ReplicationRow, count: number, known: Known): RowFinding | undefined {
  if (hasNullName(row)) return { kind: 'null-name', row };
  if (count > 1) return { kind: 'duplicate', row, count };
  if (isStale(row, known)) {
    const meant = misspelling(row, known);
    return meant === undefined ? { kind: 'stale', row } : { kind: 'misspelt', row, meant };
  }
  const by = broader(row, known);
  if (by) return { kind: 'shadowed', row, by };
  const table = row.scope === 'TABLE' ? known.table(row.schemaName ?? '', row.tableName ?? '') : undefined;
  const obstacle = table && tableObstacle(table);
  return obstacle ? { kind: 'ineffective', row, obstacle } : undefined;
}

function hasNullName({ scope, schemaName, tableName }: ReplicationRow): boolean {
  return (
    (scope === 'SCHEMA' && schemaName === null) || (scope === 'TABLE' && (schemaName === null || tableName === null))
  );
}

/** The object that the server's look-up takes the row's names for, where nothing bears the names themselves. */
function misspelling(row: ReplicationRow, known: Known): string | undefined {
  if (row.schemaName === null) return undefined;
  const schemaName = resolvedName(row.schemaName);
  if (row.scope === 'SCHEMA') return known.schemas.has(schemaName) ? schemaName : undefined;
  const tableName = resolvedName(row.tableName ?? '');
  return known.table(schemaName, tableName) ? `${schemaName}.${tableName}` : undefined;
}

function isStale(row: ReplicationRow, known: Known): boolean {
  if (row.scope === 'SCHEMA') return !known.schemas.has(row.schemaName ?? '');
  if (row.scope === 'TABLE') return !known.table(row.schemaName ?? '', row.tableName ?? '');
  return false;
}

/** The broadest row beside which this one changes nothing. */
function broader(row: ReplicationRow, { rows }: Known): ReplicationRow | undefined {
  if (sameRow(row, databaseRow)) return undefined;
  if (rows.has(databaseKey)) return databaseRow;
  const ofSchema = schemaRow(row.schemaName);
  return row.scope === 'TABLE' && rows.has(rowKey(ofSchema)) ? ofSchema : undefined;
}

/** For logs and ids: the row itself, whatever was found about it. */
export function findingKey({ kind, row }: RowFinding): string {
  return `${kind} ${rowText({ ...row, schemaName: keyPart(row.schemaName), tableName: keyPart(row.tableName) })}`;
}

/** Names may hold anything, the separator too. */
function keyPart(name: string | null): string | null {
  return name === null ? null : name.replace(/[%|]/g, encodeURIComponent);
}

/**
 * The calls that clear a row which does not mean what it seems to, and leave replicating what replicates now. Undefined
 * where no call does that without touching more than the row's own schema.
 */
import { resolvedName } from '../splice/names';
import { RowIndex, tableState } from '../splice/replication/effective';
import { hasStorage } from '../splice/replication/lookup';
import type { ContentsIndex } from './contentsIndex';
import type {
  DatabaseContents,
  ReplicationRow,
  RowFinding,
  ScopeAction,
  TableEntry,
} from '../splice/replication/model';

export interface PlacedFinding {
  /** The schema under which the row is shown; undefined for one that names none that exists. */
  readonly schemaName: string | undefined;
  readonly finding: RowFinding;
}

/** Every row that some call clears, as far as tables were read. */
export function repairable(index: ContentsIndex): readonly PlacedFinding[] {
  return [undefined, ...index.schemas(true)].flatMap((schemaName) =>
    index
      .findingsUnder(schemaName)
      .filter((finding) => repairOf(finding, index.around(schemaName)) !== undefined)
      .map((finding) => ({ schemaName, finding })),
  );
}

type Contents = Pick<DatabaseContents, 'rows' | 'tables'>;

export function repairOf(finding: RowFinding, { rows, tables }: Contents): readonly ScopeAction[] | undefined {
  // Below the DATABASE row every call for a schema or table would replace that row.
  if (rows.some(({ scope }) => scope === 'DATABASE')) return undefined;
  const { row } = finding;
  const { schemaName } = row;
  if (schemaName === null) return undefined;
  switch (finding.kind) {
    case 'stale':
    case 'duplicate':
      return row.scope === 'DATABASE' ? undefined : renewSchema(schemaName, finding, rows, tables);
    case 'misspelt':
      return row.scope === 'SCHEMA'
        ? [disableSchema(schemaName), ...enableNamed(schemaName, rows, tables)]
        : respell(row, rows);
    case 'shadowed':
    case 'null-name':
    case 'ineffective':
      return undefined;
  }
}

/** Whether something that replicates by the rows would not by those afterwards: no repair is meant to do that. */
export function turnsOff({ schemas, tables, rows }: DatabaseContents, rowsAfter: readonly ReplicationRow[]): boolean {
  const [before, after] = [new RowIndex(rows), new RowIndex(rowsAfter)];
  const replicates = (index: RowIndex, table: TableEntry) => tableState(index, table).kind === 'replicated';
  return (
    (before.hasDatabase && !after.hasDatabase) ||
    schemas.some((name) => before.hasSchema(name) && !after.hasSchema(name)) ||
    tables.some((table) => replicates(before, table) && !replicates(after, table))
  );
}

/** Only DISABLE_SCHEMA deletes such a row; what else the schema had is switched on again afterwards. */
function renewSchema(
  schemaName: string,
  { kind, row }: RowFinding,
  rows: readonly ReplicationRow[],
  tables: Contents['tables'],
): ScopeAction[] {
  const ofSchema = rows.filter((other) => other.schemaName === schemaName);
  if (row.scope === 'SCHEMA' && kind === 'stale') return [disableSchema(schemaName)];
  if (ofSchema.some(({ scope }) => scope === 'SCHEMA')) {
    return [disableSchema(schemaName), { kind: 'enable-schema', schemaName }];
  }
  return [disableSchema(schemaName), ...enableNamed(schemaName, rows, tables)];
}

/** The tables of the schema that have rows: a misspelt one was written when its table was switched on. */
function enableNamed(
  schemaName: string,
  rows: readonly ReplicationRow[],
  tables: Contents['tables'],
): readonly ScopeAction[] {
  const schema = resolvedName(schemaName);
  const ofSchema = rows.filter((row) => row.schemaName !== null && resolvedName(row.schemaName) === schema);
  const named = new Set(ofSchema.map(({ tableName }) => tableName !== null && resolvedName(tableName)));
  return tables
    .filter((table) => table.schemaName === schema && hasStorage(table) && named.has(table.tableName))
    .map(({ tableName }) => ({ kind: 'enable-table', schemaName: schema, tableName }));
}

function respell(row: ReplicationRow, rows: readonly ReplicationRow[]): readonly ScopeAction[] | undefined {
  const { schemaName, tableName } = row;
  if (schemaName === null || tableName === null) return undefined;
  const meant = { schemaName: resolvedName(schemaName), tableName: resolvedName(tableName) };
  const enable: ScopeAction = { kind: 'enable-table', ...meant };
  if (schemaName !== meant.schemaName) {
    // No schema bears the name, so DISABLE_SCHEMA deletes its rows and switches no table.
    const others = rows.filter((other) => other.schemaName === schemaName && other.tableName !== null);
    const enables = others.map((other): ScopeAction => ({
      ...enable,
      tableName: resolvedName(other.tableName ?? ''),
      kind: 'enable-table',
    }));
    return [disableSchema(schemaName), ...enables];
  }
  if (rows.some((other) => other.scope === 'SCHEMA' && other.schemaName === schemaName)) return undefined;
  const own = rows.some((other) => other.scope === 'TABLE' && sameNames(other, meant));
  const disable: ScopeAction = { kind: 'disable-table', ...meant };
  return [{ kind: 'disable-table', schemaName, tableName }, ...(own ? [disable] : []), enable];
}

function sameNames(row: ReplicationRow, names: { schemaName: string; tableName: string }): boolean {
  return row.schemaName === names.schemaName && row.tableName === names.tableName;
}

function disableSchema(schemaName: string): ScopeAction {
  return { kind: 'disable-schema', schemaName };
}

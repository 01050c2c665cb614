/** Rows of SYS.SYSREPLICATION: making them, telling them apart, putting them into order and words. */
import type { ReplicationRow } from './model';

export const databaseRow: ReplicationRow = { scope: 'DATABASE', schemaName: null, tableName: null };

export function schemaRow(schemaName: string | null): ReplicationRow {
  return { scope: 'SCHEMA', schemaName, tableName: null };
}

export function tableRow(schemaName: string | null, tableName: string | null): ReplicationRow {
  return { scope: 'TABLE', schemaName, tableName };
}

/** The same text for rows that are equal, another one for rows that are not. */
export function rowKey({ scope, schemaName, tableName }: ReplicationRow): string {
  return `${scope} ${keyPart(schemaName)}${keyPart(tableName)}`;
}

/** Its length tells where a name ends, whatever it holds. */
function keyPart(name: string | null): string {
  return name === null ? '-' : `${name.length}:${name}`;
}

export function sameRow(one: ReplicationRow, other: ReplicationRow): boolean {
  return one.scope === other.scope && one.schemaName === other.schemaName && one.tableName === other.tableName;
}

/** As the reference of the table writes it: `TABLE|SALES|ORDERS`; NULL is written as such. */
export function rowText({ scope, schemaName, tableName }: ReplicationRow): string {
  if (scope === 'DATABASE' && schemaName === null && tableName === null) return scope;
  if (scope === 'SCHEMA' && tableName === null) return `${scope}|${schemaName ?? 'NULL'}`;
  return `${scope}|${schemaName ?? 'NULL'}|${tableName ?? 'NULL'}`;
}

const scopeOrder = ['DATABASE', 'SCHEMA', 'TABLE'];

/** Broadest scope first, then by name. Does not change its argument. */
export function sortedRows(rows: readonly ReplicationRow[]): ReplicationRow[] {
  const place = ({ scope }: ReplicationRow) =>
    (scopeOrder.indexOf(scope) + scopeOrder.length + 1) % (scopeOrder.length + 1);
  return [...rows].sort(
    (a, b) => place(a) - place(b) || compareNames(a.schemaName, b.schemaName) || compareNames(a.tableName, b.tableName),
  );
}

/** By code units; NULL behind all names. */
function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** One row per line, sorted, for comparing before with after; empty for no rows. */
export function rowsText(rows: readonly ReplicationRow[]): string {
  return sortedRows(rows)
    .map((row) => `${rowText(row)}\n`)
    .join('');
}

/** What has to be removed from and added to `before` to get `after`, each row as often as it counts. */
export function rowChanges(
  before: readonly ReplicationRow[],
  after: readonly ReplicationRow[],
): { readonly removed: readonly ReplicationRow[]; readonly added: readonly ReplicationRow[] } {
  const shorter = Math.min(before.length, after.length);
  const sameAt = (i: number, j: number) => {
    const [one, other] = [before[i], after[j]];
    return one !== undefined && other !== undefined && sameRow(one, other);
  };
  // Most actions touch a row or two of many: only what differs between the same beginning and the same end is counted.
  let start = 0;
  while (start < shorter && sameAt(start, start)) start += 1;
  let end = 0;
  while (end < shorter - start && sameAt(before.length - 1 - end, after.length - 1 - end)) end += 1;
  const [old, now] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  return { removed: without(old, now), added: without(now, old) };
}

function without(rows: readonly ReplicationRow[], others: readonly ReplicationRow[]): ReplicationRow[] {
  const counts = new Map<string, number>();
  for (const row of others) counts.set(rowKey(row), (counts.get(rowKey(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = counts.get(rowKey(row)) ?? 0;
    counts.set(rowKey(row), count - 1);
    return count <= 0;
  });
}

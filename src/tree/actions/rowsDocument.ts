/** The rows of SYS.SYSREPLICATION that concern a node, as a read-only document. */
import { t } from '@vscode/l10n';
import { sortedRows } from '../../splice/replication/rows';
import type { ReplicationRow } from '../../splice/replication/model';
import { readAt } from '../../ui/words';

/** What is asked about: all of the database, a schema, or a table. */
export interface Scope {
  readonly schemaName?: string | undefined;
  readonly tableName?: string | undefined;
}

/**
 * The rows that decide about one of the scopes or lie under it; names are compared in any case, so that misspelt rows show up.
 */
export function rowsConcerning(rows: readonly ReplicationRow[], scopes: readonly Scope[]): ReplicationRow[] {
  return rows.filter((row) => scopes.some((scope) => concerns(row, scope)));
}

function concerns(row: ReplicationRow, { schemaName, tableName }: Scope): boolean {
  if (schemaName === undefined || row.scope === 'DATABASE') return true;
  if (!sameName(row.schemaName, schemaName)) return false;
  return row.scope === 'SCHEMA' || tableName === undefined || sameName(row.tableName, tableName);
}

export function scopeName({ schemaName, tableName }: Scope): string {
  if (schemaName === undefined) return t('All rows');
  return tableName === undefined ? schemaName : `${schemaName}.${tableName}`;
}

/** Row names may carry quotes and blanks that the server stored as they were given. */
function sameName(stored: string | null, name: string): boolean {
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .toUpperCase();
  return stored === null || bare(stored) === bare(name);
}

export function rowsDocument(
  rows: readonly ReplicationRow[],
  about: { readonly cluster: string; readonly object: string; readonly at: Date; readonly now: Date },
): string {
  const heading = t('{0} on {1}, read at {2}', about.object, about.cluster, readAt(about.at, about.now));
  const lines = sortedRows(rows).map((row) => [row.scope, row.schemaName ?? 'NULL', row.tableName ?? 'NULL']);
  const body = lines.length === 0 ? t('No rows.') : columns([['SCOPE', 'SCHEMANAME', 'TABLENAME'], ...lines]);
  return `-- SYS.SYSREPLICATION\n-- ${heading}\n\n${body}\n`;
}

/** Cells in columns of equal width, two blanks between them. */
export function columns(lines: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const line of lines) {
    for (const [index, cell] of line.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return lines
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The name filter: which schemas and tables it leaves in the tree. */

export interface NameFilter {
  /** As typed, trimmed. */
  readonly text: string;
  matches(name: string): boolean;
}

/** Any part of a name, in any case; `SCHEMA.TABLE` is looked up as one text. Undefined for nothing but blanks. */
export function nameFilter(text: string): NameFilter | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const wanted = trimmed.toUpperCase();
  return { text: trimmed, matches: (name) => name.toUpperCase().includes(wanted) };
}

interface Named {
  readonly schemaName: string;
  readonly tableName: string;
}

/** The tables of one schema that stay. A schema that matches by its own name keeps all of them. */
export function tablesShown<T extends Named>(
  filter: NameFilter | undefined,
  schemaName: string,
  tables: readonly T[],
): readonly T[] {
  if (filter === undefined || filter.matches(schemaName)) return tables;
  return tables.filter((table) => filter.matches(table.tableName) || matchesBoth(filter, table));
}

export function schemaShown(filter: NameFilter | undefined, schemaName: string, tables: readonly Named[]): boolean {
  if (filter === undefined || filter.matches(schemaName)) return true;
  return tables.some((table) => filter.matches(table.tableName) || matchesBoth(filter, table));
}

function matchesBoth(filter: NameFilter, { schemaName, tableName }: Named): boolean {
  return filter.text.includes('.') && filter.matches(`${schemaName}.${tableName}`);
}

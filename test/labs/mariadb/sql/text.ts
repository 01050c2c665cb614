/** Writing SQL text for the lab: quotes around names and values. */

export type Literal = string | number | boolean | null;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function literal(value: Literal): string {
  if (typeof value !== 'string') return value === null ? 'NULL' : String(value).toUpperCase();
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

export function rowOf(...values: readonly Literal[]): string {
  return `(${values.map(literal).join(', ')})`;
}

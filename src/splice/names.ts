/** Names as the server handles them: stored as they are, compared verbatim by the replication rows, folded by its table lookup. */
import type { Obstacle } from './replication/model';

/** Schemas that the server itself owns. Older lines lack some of them. */
export const systemSchemas: readonly string[] = [
  'NULLID',
  'SQLJ',
  'SYS',
  'SYSCAT',
  'SYSCS_DIAG',
  'SYSCS_UTIL',
  'SYSFUN',
  'SYSIBM',
  'SYSIBMADM',
  'SYSPROC',
  'SYSSTAT',
  'SYSVW',
];

const systemSchemaSet = new Set(systemSchemas);

export function isSystemSchema(schemaName: string): boolean {
  return systemSchemaSet.has(schemaName);
}

/** One text for a pair of names, usable as a key of maps and sets. */
export function tableKey(schemaName: string, tableName: string): string {
  return `${schemaName}\u0000${tableName}`;
}

/** Most names: for them nothing has to be folded. */
const plainName = /^[A-Z0-9_$]+$/;

/** Why the replication procedures mishandle this stored name; undefined when they do not. */
export function nameObstacle(name: string): Extract<Obstacle, `name-${string}`> | undefined {
  if (plainName.test(name)) return undefined;
  if (name.includes('"') || name !== name.trim()) return 'name-with-quote-or-blank';
  return name === name.toUpperCase() ? undefined : 'name-not-upper-case';
}

/**
 * The name that the server's table lookup looks for: outer blanks dropped; with a double quote, what stands between the first two;
 * otherwise upper case.
 */
export function resolvedName(argument: string): string {
  if (plainName.test(argument)) return argument;
  const trimmed = argument.trim();
  const open = trimmed.indexOf('"');
  if (open < 0) return trimmed.toUpperCase();
  const close = trimmed.indexOf('"', open + 1);
  return close < 0 ? trimmed.slice(open + 1) : trimmed.slice(open + 1, close);
}

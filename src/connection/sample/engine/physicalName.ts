/** SQLite's names of the tables: all live in one database, as `SCHEMA.TABLE`. */

/**
 * SQLite does not tell `T` from `t`, so whatever is not upper case is marked by a `~`, and so are dots inside a name:
 * `"stage"."a.B"` is `~s~t~a~g~e.~a~.B`.
 */
export function physicalName(schema: string, table: string): string {
  return `${marked(schema)}.${marked(table)}`;
}

/** The schema and table that a physical name stands for; undefined for a name that is none. */
export function logicalName(physical: string): { schema: string; table: string } | undefined {
  const match = /^((?:~[\s\S]|[^~.])*)\.((?:~[\s\S]|[^~.])*)$/.exec(physical);
  return match ? { schema: unmarked(match[1] ?? ''), table: unmarked(match[2] ?? '') } : undefined;
}

function marked(name: string): string {
  return name.replace(/[a-z~.]/g, '~$&');
}

function unmarked(name: string): string {
  return name.replace(/~([\s\S])/g, '$1');
}

/** What a user needs for replication, and the statements by which the database owner gives it. */

/** Statements to be run by the database owner, without semicolons; `user` is the authorization id as the server stores it or as typed. */
export function grantsFor(
  user: string,
  needs: { readonly procedures: readonly string[]; readonly sys: boolean },
): readonly string[] {
  const grantee = identifier(user || 'USER');
  return [
    // GRANT ACCESS is not enough, and a grant on the single table is refused.
    ...(needs.sys ? [`GRANT SELECT ON SCHEMA SYS TO ${grantee}`] : []),
    ...needs.procedures.map((name) => `GRANT EXECUTE ON PROCEDURE SYSCS_UTIL.${identifier(name)} TO ${grantee}`),
  ];
}

/** Unquoted where the server would fold it to the same name, as it does with what a person types to log in. */
function identifier(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? name.toUpperCase() : `"${name.replaceAll('"', '""')}"`;
}

/** The procedure that 42504 names; undefined for any other error. */
export function refusedProcedure(sqlState: string, message: string): string | undefined {
  if (sqlState !== '42504') return undefined;
  return /on (?:ROUTINE|PROCEDURE) '[^']*'\.'([^']+)'/i.exec(message)?.[1];
}

/** A closed schema is said to be missing: that is what a user without SELECT on SYS sees. */
export function isClosedSys(sqlState: string, message: string): boolean {
  return sqlState === '42Y07' && message.includes("'SYS'");
}

/** What differs between the releases beside their procedures. */
import { systemSchemas as allSystemSchemas } from '../../../splice/names';
import type { Release } from '../../../splice/release';

/** True from 3.`minor` at the sprint given, and in all later lines. */
function atLeast(release: Release, minor: number, sprint: number): boolean {
  if (release.major !== 3) return release.major > 3;
  return release.minor > minor || (release.minor === minor && release.sprint >= sprint);
}

/** SYS.SYSREPLICATION came with 3.0.0.1940. 3.1 caught up with it at 1951. */
export function keepsScopes(release: Release): boolean {
  return release.minor === 1 ? atLeast(release, 1, 1951) : atLeast(release, 0, 1940);
}

/** The words PRIMARY and REPLICA replaced MASTER and SLAVE with sprint 1964. */
export function roleWords(release: Release): { readonly primary: string; readonly replica: string } | undefined {
  if (release.major < 3) return undefined;
  return release.sprint >= 1964 ? { primary: 'PRIMARY', replica: 'REPLICA' } : { primary: 'MASTER', replica: 'SLAVE' };
}

/** SYS.SYSDATABASES and the DATABASEID of schemas. */
export function hasDatabases(release: Release): boolean {
  return atLeast(release, 2, 2020);
}

/** The twelve of the newest line; older ones lack some. */
export function systemSchemas(release: Release): readonly string[] {
  const younger = release.major < 3 ? ['SYSVW', 'SYSIBMADM'] : release.minor < 1 ? ['SYSIBMADM'] : [];
  return allSystemSchemas.filter((name) => !younger.includes(name));
}

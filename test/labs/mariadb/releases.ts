/** The releases that a lab can be, and what beside the procedures differs between them. */

export const LAB_RELEASES = ['2.8.0.2024', '3.0.0.1940', '3.0.0.1950', '3.1.1.1990', '3.2.0.2025'] as const;

export type LabRelease = (typeof LAB_RELEASES)[number];

export const DEFAULT_RELEASE: LabRelease = '3.2.0.2025';

export function isAtLeast(release: LabRelease, other: LabRelease): boolean {
  return LAB_RELEASES.indexOf(release) >= LAB_RELEASES.indexOf(other);
}

const OLDEST_SCHEMAS = [
  'NULLID',
  'SQLJ',
  'SYS',
  'SYSCAT',
  'SYSCS_DIAG',
  'SYSCS_UTIL',
  'SYSFUN',
  'SYSIBM',
  'SYSPROC',
  'SYSSTAT',
];

export function systemSchemas(release: LabRelease): readonly string[] {
  if (release === '2.8.0.2024') return OLDEST_SCHEMAS;
  const later = isAtLeast(release, '3.1.1.1990') ? ['SYSVW', 'SYSIBMADM'] : ['SYSVW'];
  return [...OLDEST_SCHEMAS, ...later];
}

/** The role words: until sprint 1963, and from 1964 on. */
export function roleWords(release: LabRelease): { readonly first: string; readonly second: string } {
  return isAtLeast(release, '3.1.1.1990')
    ? { first: 'PRIMARY', second: 'REPLICA' }
    : { first: 'MASTER', second: 'SLAVE' };
}

/** What the tables of scope cases share. */
import type { ConformanceCase, ContentsName } from '../model';

/** SCHEMA rows of all schemas but S, in contents without further ones. */
export const OTHERS =
  'S:A, S:NULLID, S:SPLICE, S:SQLJ, S:SYS, S:SYSCAT, S:SYSCS_DIAG, S:SYSCS_UTIL, S:SYSFUN, S:SYSIBM, S:SYSIBMADM, S:SYSPROC, S:SYSSTAT, S:SYSVW';

/** Rows before, answer, rows afterwards (as before where left out). */
export type ScopeLine = readonly [before: string, answer: string | RegExp, after?: string];

/** Cases of one procedure with the same arguments. */
export function scopeCases(
  procedure: string,
  args: readonly (string | null)[],
  lines: readonly ScopeLine[],
  contents: ContentsName = 'plain',
): readonly ConformanceCase[] {
  const written = args.map((arg) => (arg === null ? 'NULL' : `'${arg}'`)).join(', ');
  const where = contents === 'plain' ? '' : ` among ${contents} names`;
  return lines.map(([before, answer, after = before]) => ({
    group: procedure,
    name: `${procedure}(${written})${where} with ${before === '' ? 'no rows' : before}`,
    contents,
    rows: before,
    steps: [{ procedure, arguments: args, answer, rows: after }],
  }));
}

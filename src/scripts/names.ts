/** Names that the start of the extension needs of the runner. */

/** Commands, without the extension's prefix. */
export const scriptCommandNames = [
  'runStatement',
  'runSelection',
  'runScript',
  'cancelRun',
  'chooseCluster',
  'showRunHistory',
] as const;

export type ScriptCommandName = (typeof scriptCommandNames)[number];

/** Languages whose statements can be run. */
export const scriptLanguages: readonly string[] = ['splice-sql', 'sql'];

/**
 * How the `when` clauses of package.json know a file: as `resourcePath` has it. (`resource` does not fit: where the extension runs on a
 * remote machine, its addresses have another scheme than the window's.)
 */
export function contextPaths({ fsPath, path }: { readonly fsPath: string; readonly path: string }): readonly string[] {
  return fsPath === path ? [path] : [fsPath, path];
}

/** The address of a file when `from`, the file itself or a folder above it, has become `to`. */
export function movedFile(file: string, from: string, to: string): string {
  return file === from || file.startsWith(`${from}/`) ? to + file.slice(from.length) : file;
}

/** Plans shown before a run. */
export const planScheme = 'splice-replication-plan';

/** The same file may be run again while its plan is shown. */
export function planPath(title: string, number: number): string {
  return `/${number}/${title.replaceAll('/', '⁄')}`;
}

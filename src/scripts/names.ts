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

/** Plans shown before a run. */
export const planScheme = 'splice-replication-plan';

/** Names of the view's commands, known before their code is loaded. */

/** Those in `viewCommands`. */
export const viewNames = [
  'connect',
  'disconnect',
  'refresh',
  'retry',
  'cancel',
  'filter',
  'clearFilter',
  'toggleSystemSchemas',
  'loadMore',
] as const;

/** Those in `actionCommands`. */
export const actionNames = [
  'enableDatabase',
  'disableDatabase',
  'enableSchema',
  'disableSchema',
  'enableTable',
  'disableTable',
  'enableSelected',
  'disableSelected',
  'repairRow',
  'confirmTurnOn',
  'confirmTurnOff',
  'confirmRepair',
  'enablePeer',
  'disablePeer',
  'removePeer',
  'addPeer',
  'showInSysreplication',
  'checkDrift',
  'showGrants',
  'copyName',
  'copySql',
  'copyKey',
] as const;

/** Names of the commands in `formCommands`, known before their code is loaded. */
export const formNames = [
  'trySample',
  'removeSample',
  'resetSample',
  'addCluster',
  'editCluster',
  'duplicateCluster',
  'removeCluster',
  'testCluster',
  'forgetPassword',
  'exportClusters',
  'importClusters',
] as const;

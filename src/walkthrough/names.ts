/** Names of the commands in `walkthroughCommands`, known before their code is loaded. */
export const walkthroughNames = ['setUpPair', 'openSetUp', 'removePeerGuided', 'narrowReplication'] as const;

/** Type of the panel, by which VS Code asks for it again after a reload. */
export const setUpPanelType = 'spliceReplication.setUp';

/** What "Refresh" reads, by the node it is asked for. */
import type { ClusterModel } from './clusterModel';
import type { TreeNode } from './nodes';

export async function readAgain(node: TreeNode, model: ClusterModel, signal: AbortSignal): Promise<void> {
  const { session } = model;
  if (node.kind === 'peers' || node.kind === 'peer') {
    await session.readPeers({ signal });
  } else if (node.kind === 'schema' && model.index?.whole === false) {
    model.forgetTables(node.schemaName);
    await session.readRows({ signal });
  } else {
    if (node.kind === 'cluster') await session.refreshOverview({ signal });
    await session.readContents({ signal });
  }
}

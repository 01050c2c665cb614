/** What the commands work with, and how they learn what they are to work on. */
import type * as vscode from 'vscode';
import type { LogChannel } from '../../clusters/log';
import type { ClusterSession, Clusters } from '../../clusters/session';
import type { Previews } from '../actions/previews';
import type { ClusterTree } from '../clusterTree';
import { isTreeNode, type TreeNode } from '../nodes';
import { pickCluster } from '../pick';
import type { VirtualDocuments } from '../virtualDocuments';

export interface CommandParts {
  readonly clusters: Clusters;
  readonly log: LogChannel;
  readonly tree: ClusterTree;
  readonly view: vscode.TreeView<TreeNode>;
  readonly documents: VirtualDocuments;
  readonly previews: Previews;
  /** Opens the form for a new peer of this cluster. */
  readonly openPeerForm: (session: ClusterSession) => unknown;
}

/**
 * The nodes a command was called on: those of its menu, all selected ones where the menu was opened on one of them; from
 * the palette the selection. Empty where nothing is selected.
 */
export function nodesOf(args: readonly unknown[], selection: readonly TreeNode[]): readonly TreeNode[] {
  const [clicked, selected] = args;
  if (!isTreeNode(clicked)) return selection;
  const all = Array.isArray(selected) ? selected.filter(isTreeNode) : [];
  return all.includes(clicked) ? all : [clicked];
}

/** The cluster a command is about: the one of the node, else asked for. Undefined after Escape. */
export async function clusterOf(
  parts: Pick<CommandParts, 'clusters' | 'view'>,
  args: readonly unknown[],
): Promise<ClusterSession | undefined> {
  const [node] = nodesOf(args, parts.view.selection);
  return (node && parts.clusters.find(node.clusterId)) ?? pickCluster(parts.clusters);
}

/** Nodes by the cluster they belong to, in the order given; clusters that are gone are left out. */
export function byCluster<T extends TreeNode>(clusters: Clusters, nodes: readonly T[]): Map<ClusterSession, T[]> {
  const grouped = new Map<ClusterSession, T[]>();
  for (const node of nodes) {
    const session = clusters.find(node.clusterId);
    if (session === undefined) continue;
    const list = grouped.get(session) ?? [];
    list.push(node);
    grouped.set(session, list);
  }
  return grouped;
}

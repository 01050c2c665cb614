/** A line as VS Code draws it. */
import * as vscode from 'vscode';
import type { Line } from './labels/line';
import type { TreeNode } from './nodes';
import { greyedUri } from './greyed';

const collapsible = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

/** @param id keeps expansion and selection; differs from the node's where those must start anew */
export function treeItemOf(node: TreeNode, line: Line, id: string): vscode.TreeItem {
  const item = new vscode.TreeItem(line.label, collapsible[line.children]);
  item.id = id;
  item.description = line.description;
  item.iconPath = new vscode.ThemeIcon(line.icon, line.colour ? new vscode.ThemeColor(line.colour) : undefined);
  item.contextValue = line.context;
  item.accessibilityInformation = { label: line.spoken };
  if (line.greyed) item.resourceUri = greyedUri(node.id);
  if (node.kind === 'more') {
    item.command = { command: 'spliceReplication.loadMore', title: line.label, arguments: [node] };
  }
  return item;
}

/** The view's provider at the start: without clusters there are no rows, and the tree's code is not loaded. */
import * as vscode from 'vscode';
import type { Clusters } from '../clusters/session';
import type { ClusterTree } from './clusterTree';
import type { TreeNode } from './nodes';

export interface LateTreeParts {
  /** Called whenever the view asks for its rows. */
  readonly shown: () => void;
  readonly load: () => Promise<ClusterTree>;
}

export class LateTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #clusters: Clusters;
  readonly #parts: LateTreeParts;
  readonly #changed = new vscode.EventEmitter<TreeNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #tree: Promise<ClusterTree> | undefined;
  #subscription: { dispose(): unknown };

  constructor(clusters: Clusters, parts: LateTreeParts) {
    this.#clusters = clusters;
    this.#parts = parts;
    this.#subscription = clusters.onDidChange(() => this.#changed.fire(undefined));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) this.#parts.shown();
    if (node === undefined && this.#clusters.sessions.length === 0) return [];
    return (await this.#loaded()).getChildren(node);
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return (await this.#loaded()).getTreeItem(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    return (await this.#loaded()).resolveTreeItem(item, node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** From then on the tree itself tells of changes. */
  #loaded(): Promise<ClusterTree> {
    this.#tree ??= this.#parts.load().then((tree) => {
      this.#subscription.dispose();
      this.#subscription = tree.onDidChangeTreeData((nodes) => this.#changed.fire(nodes));
      return tree;
    });
    return this.#tree;
  }
}

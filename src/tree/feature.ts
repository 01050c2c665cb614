/** The tree and all that works on it, put together. Loaded with the first cluster that is shown, or the first command. */
import * as vscode from 'vscode';
import { ClusterTree } from './clusterTree';
import { Previews } from './actions/previews';
import type { CommandParts } from './commands/parts';
import { viewCommands } from './commands/viewCommands';
import { registerGreyed } from './greyed';
import type { TreeParts } from './register';
import { VirtualDocuments } from './virtualDocuments';

const systemSchemasSetting = 'spliceReplication.tree.showSystemSchemas';

export interface Feature {
  readonly tree: ClusterTree;
  /** By name. */
  readonly viewCommands: ReturnType<typeof viewCommands>;
  readonly parts: CommandParts;
  dispose(): void;
}

export function treeFeature({ clusters, log, view, openPeerForm }: TreeParts): Feature {
  const tree = new ClusterTree(clusters, showSystemSchemas());
  const documents = new VirtualDocuments();
  const previews = new Previews(documents);
  const parts: CommandParts = { clusters, log, tree, view, documents, previews, openPeerForm };
  const all = vscode.Disposable.from(
    tree,
    documents,
    registerGreyed(),
    view.onDidExpandElement(({ element }) => tree.setExpanded(element, true)),
    view.onDidCollapseElement(({ element }) => tree.setExpanded(element, false)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(systemSchemasSetting)) tree.setShowSystemSchemas(showSystemSchemas());
    }),
  );
  return {
    tree,
    parts,
    viewCommands: viewCommands(parts),
    dispose: () => {
      all.dispose();
    },
  };
}

function showSystemSchemas(): boolean {
  return vscode.workspace.getConfiguration().get(systemSchemasSetting, false);
}

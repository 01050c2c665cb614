/** Puts the Clusters view and its commands together. */
import * as vscode from 'vscode';
import type { LogChannel } from '../clusters/log';
import type { ClusterSession, Clusters } from '../clusters/session';
import type { NewPeer } from './actions/addPeer';
import type { AddedPeer } from './actions/peerActions';
import { Previews } from './actions/previews';
import { ClusterTree } from './clusterTree';
import { registerCommand, type CommandHandler } from '../ui/command';
import { actionNames } from './commands/actionNames';
import type { CommandParts } from './commands/parts';
import { viewCommands } from './commands/viewCommands';
import { lazily } from '../ui/lazily';
import { registerGreyed } from './greyed';
import { VirtualDocuments } from './virtualDocuments';

export interface TreeRegistration {
  readonly clusters: Clusters;
  readonly log: LogChannel;
  /** Opens the form for a new peer of this cluster. */
  readonly openPeerForm: (session: ClusterSession) => unknown;
}

const systemSchemasSetting = 'spliceReplication.tree.showSystemSchemas';

export interface TreeFeature {
  dispose(): void;
  /** Confirms and adds a peer; for the form. */
  readonly addPeer: (session: ClusterSession, peer: NewPeer) => Promise<AddedPeer>;
}

/** Everything registered ends with the returned disposable. Does no I/O. */
export function registerTree({ clusters, log, openPeerForm }: TreeRegistration): TreeFeature {
  const tree = new ClusterTree(clusters, showSystemSchemas());
  const view = vscode.window.createTreeView('spliceReplication.clusters', {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const documents = new VirtualDocuments();
  const previews = new Previews(documents);
  const parts: CommandParts = { clusters, log, tree, view, documents, previews, openPeerForm };
  const handlers: Record<string, CommandHandler> = {
    ...viewCommands(parts),
    ...lazily(actionNames, async () => (await import('./commands/actionCommands')).actionCommands(parts)),
  };
  const all = vscode.Disposable.from(
    view,
    tree,
    documents,
    registerGreyed(),
    view.onDidExpandElement(({ element }) => tree.setExpanded(element, true)),
    view.onDidCollapseElement(({ element }) => tree.setExpanded(element, false)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(systemSchemasSetting)) tree.setShowSystemSchemas(showSystemSchemas());
    }),
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(log, name, handler)),
  );
  return {
    addPeer: async (session, peer) => (await import('./actions/peerActions')).addPeer(session, peer, previews),
    dispose: () => {
      all.dispose();
    },
  };
}

function showSystemSchemas(): boolean {
  return vscode.workspace.getConfiguration().get(systemSchemasSetting, false);
}

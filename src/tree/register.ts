/** Registers the Clusters view and its commands; what they do is loaded when it is needed. */
import * as vscode from 'vscode';
import type { LogChannel } from '../clusters/log';
import type { ClusterSession, Clusters } from '../clusters/session';
import { registerCommand } from '../ui/command';
import { lazily } from '../ui/lazily';
import type { NewPeer } from './actions/addPeer';
import type { AddedPeer } from './actions/peerActions';
import { actionNames, viewNames } from './commands/names';
import type { Feature } from './feature';
import { LateTree } from './lateTree';
import { viewId, type TreeNode } from './nodes';

export interface TreeRegistration {
  readonly clusters: Clusters;
  readonly log: LogChannel;
  /** Opens the form for a new peer of this cluster. */
  readonly openPeerForm: (session: ClusterSession) => unknown;
  /** Called when the view is shown or a command of it used. */
  readonly onUse: () => void;
}

export interface TreeParts extends TreeRegistration {
  readonly view: vscode.TreeView<TreeNode>;
}

export interface TreeFeature {
  dispose(): void;
  /** Confirms and adds a peer; for the form. */
  readonly addPeer: (session: ClusterSession, peer: NewPeer) => Promise<AddedPeer>;
}

/** Everything registered ends with the returned disposable. Does no I/O. */
export function registerTree(registration: TreeRegistration): TreeFeature {
  const { clusters, log } = registration;
  let feature: Promise<Feature> | undefined;
  const loaded = (): Promise<Feature> => {
    registration.onUse();
    feature ??= import('./feature').then(({ treeFeature }) => treeFeature({ ...registration, view }));
    return feature;
  };
  const provider = new LateTree(clusters, {
    shown: registration.onUse,
    load: async () => (await loaded()).tree,
  });
  const view: vscode.TreeView<TreeNode> = vscode.window.createTreeView(viewId, {
    treeDataProvider: provider,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const handlers = {
    ...lazily(viewNames, async () => (await loaded()).viewCommands),
    ...lazily(actionNames, async () => {
      const [{ actionCommands }, { parts }] = await Promise.all([import('./commands/actionCommands'), loaded()]);
      return actionCommands(parts);
    }),
  };
  const all = vscode.Disposable.from(
    view,
    provider,
    ...Object.entries(handlers).map(([name, handler]) => registerCommand(log, name, handler)),
  );
  return {
    addPeer: async (session, peer) => {
      const [{ addPeer }, { parts }] = await Promise.all([import('./actions/peerActions'), loaded()]);
      return addPeer(session, peer, parts);
    },
    dispose: () => {
      all.dispose();
      void feature?.then((late) => late.dispose());
    },
  };
}

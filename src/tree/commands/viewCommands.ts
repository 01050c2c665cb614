/** Commands of the view itself: connect, refresh, cancel, filter, load more. */
import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import { isTreeNode, viewId, type TreeNode } from '../nodes';
import { clusterOf, nodesOf, type CommandParts } from './parts';
import type { CommandHandler } from '../../ui/command';
import type { viewNames } from './names';

export function viewCommands(parts: CommandParts): Readonly<Record<(typeof viewNames)[number], CommandHandler>> {
  const { tree, view } = parts;
  return {
    connect: (...args) => connect(parts, args),
    disconnect: (...args) => disconnect(parts, args),
    refresh: (...args) => refresh(parts, isTreeNode(args[0]) ? nodesOf(args, []) : []),
    retry: (...args) => {
      for (const node of nodesOf(args, view.selection)) tree.retry(node);
    },
    cancel: (...args) => {
      const nodes = nodesOf(args, []);
      for (const node of nodes.length > 0 ? nodes : tree.roots()) tree.cancel(node);
    },
    filter: () => askFilter(parts),
    clearFilter: () => setFilter(parts, ''),
    toggleSystemSchemas,
    loadMore: (node) => {
      if (isTreeNode(node)) tree.loadMore(node);
    },
  };
}

async function connect(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const session = await clusterOf(parts, args);
  if (session === undefined) return;
  const node = parts.tree.clusterNode(session.profile.id);
  parts.tree.retry(node);
  await parts.view.reveal(node, { expand: true });
}

async function disconnect(parts: CommandParts, args: readonly unknown[]): Promise<void> {
  const session = await clusterOf(parts, args);
  if (session === undefined) return;
  if (session.busyWith !== undefined) {
    const anyway = t('Disconnect');
    const message = t('{0} is busy: {1}. Disconnect all the same?', session.profile.name, session.busyWith);
    const detail = t('The outcome of the running call will be unknown.');
    if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, anyway)) !== anyway) return;
  }
  await session.disconnect();
  parts.tree.close(session.profile.id);
}

/** Without a node, every connected cluster is read again. */
async function refresh({ tree }: CommandParts, nodes: readonly TreeNode[]): Promise<void> {
  const wanted = nodes.length > 0 ? nodes : tree.roots();
  const options = { location: { viewId } };
  const readings = await vscode.window.withProgress(options, () =>
    Promise.allSettled(wanted.map((node) => tree.refresh(node))),
  );
  const failed = readings.find((reading) => reading.status === 'rejected');
  if (failed) throw failed.reason;
}

async function askFilter(parts: CommandParts): Promise<void> {
  const text = await vscode.window.showInputBox({
    prompt: t('Part of a schema or table name'),
    value: parts.tree.filter?.text ?? '',
  });
  if (text !== undefined) await setFilter(parts, text);
}

async function setFilter({ tree, view }: CommandParts, text: string): Promise<void> {
  tree.setFilter(text);
  const { filter } = tree;
  view.message = filter ? t('Only names with “{0}”', filter.text) : '';
  await vscode.commands.executeCommand('setContext', 'spliceReplication.filtered', filter !== undefined);
}

async function toggleSystemSchemas(): Promise<void> {
  const settings = vscode.workspace.getConfiguration('spliceReplication.tree');
  const shown = settings.get('showSystemSchemas', false);
  await settings.update('showSystemSchemas', !shown, vscode.ConfigurationTarget.Global);
}
